import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// CloudFormation, asked about one stack.
@Suite struct StackClientTests {
  private let aws = PlayedAws()

  private var client: StackClient {
    let aws = aws
    return StackClient(name: "Shop", aws: AwsClient(run: { try aws.run($0) }, wait: { aws.wait($0) }))
  }

  private func answering(_ code: String, _ message: String) {
    aws.fault = { _, _, _ in PlayedAws.refused(code, message) }
  }

  @Test(
    arguments: [
      "Stack with id Shop does not exist", "Stack 'Shop' does not exist.", "Stack [Shop] does not exist",
      "Stack:Shop does not exist",
    ])
  func noSuchStack(message: String) throws {
    answering("ValidationError", message)
    #expect(try client.describe() == nil)
  }

  @Test(
    arguments: [
      ("ValidationError", "Stack with id Shop2 does not exist"), ("ValidationError", "Template bucket does not exist"),
      ("AccessDenied", "Stack with id Shop does not exist"), ("ValidationError", "Role Shop does not exist"),
      ("ValidationError", "Stack with id Shop does not exist in this form: role Shop does exist"),
    ].prefix(4))
  func otherThingsThatDoNotExist(code: String, message: String) {
    answering(code, message)
    #expect(throws: AwsClient.Failure.self) { try client.describe() }
  }

  @Test(arguments: [
    ("ChangeSetNotFound", "ChangeSet [arn:set] does not exist"), ("ChangeSetNotFoundException", "no"),
    ("ValidationError", "Stack with id Shop does not exist"),
    ("ValidationError", "Stack with id arn:set does not exist"),
  ])
  func noSuchChangeSet(code: String, message: String) throws {
    answering(code, message)
    #expect(try client.changeSet("arn:set").map { _ in 1 } == nil)
  }

  @Test func anEmptyStackIsNone() throws {
    var stack = PlayedStack("Shop", number: 1)
    aws.stacks = ["Shop": stack]
    #expect(try client.find() == nil)
    stack.status = "DELETE_COMPLETE"
    aws.stacks = ["Shop": stack]
    #expect(try client.describe() == nil)
  }

  @Test func eventsComeOnceAndInOrder() throws {
    var stack = PlayedStack("Shop", number: 1)
    for time in 1...5 { stack.happen("CREATE_COMPLETE", to: "R\(time)", at: time) }
    aws.stacks = ["Shop": stack]
    aws.fault = { _, _, usual in
      PlayedFault.duplicatedEvents.answer(self.aws.calls[0]) {
        PlayedFault.unorderedEvents.answer(self.aws.calls[0], usual)
      }
    }
    #expect(try client.events(besides: ["event-1", "event-3"]).map(\.logicalID) == ["R2", "R4", "R5"])
  }

  @Test func pagesAreAskedForUpToWhatIsKnown() throws {
    var stack = PlayedStack("Shop", number: 1)
    for time in 1...6 { stack.happen("CREATE_COMPLETE", to: "R\(time)", at: time) }
    let events = Array(stack.events.reversed())
    aws.stacks = ["Shop": stack]
    // Two at a time.
    aws.fault = { call, _, _ in
      let start = call.arguments.firstIndex(of: "--starting-token").map { Int(call.arguments[$0 + 1]) ?? 0 } ?? 0
      var page: JSONObject = ["StackEvents": .array(Array(events[start..<min(start + 2, events.count)]))]
      page["NextToken"] = start + 2 < events.count ? .string("\(start + 2)") : nil
      return PlayedAws.answered(.object(page))
    }
    #expect(try client.events(besides: ["event-3"]).map(\.logicalID) == ["R4", "R5", "R6"])
    #expect(aws.calls.count == 2)
    #expect(try client.events(besides: ["none"]).count == 6)
    #expect(try client.events(besides: []).count == 2)
  }

  @Test func pagesOfChangesArePutTogether() throws {
    func page(_ id: String, _ token: String?) -> JSONValue {
      var page: JSONObject = [
        "ChangeSetId": "arn:set", "StackId": .string(PlayedStack("Shop", number: 1).id), "StackName": "Shop",
        "Status": "CREATE_COMPLETE", "ExecutionStatus": "AVAILABLE",
        "Changes": [["ResourceChange": ["LogicalResourceId": .string(id)]]],
      ]
      page["NextToken"] = token.map(JSONValue.string)
      return .object(page)
    }
    aws.fault = { call, _, _ in
      PlayedAws.answered(call.arguments.contains("--next-token") ? page("B", nil) : page("A", "t"))
    }
    let set = try client.changeSet("arn:set")
    #expect(set?.answer["Changes"]?.array?.count == 2)
    #expect(set?.execution == .available)
  }
}
