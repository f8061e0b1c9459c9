import StrataFacts
import Testing

@Suite struct ActionIndexTests {
  private let index = ActionIndex(Array("a4b\t\tlink\necr\tdescribe gettoken\tbatchget getimage\nnone\t\t\n".utf8))

  @Test(
    arguments: [
      ("gettoken", 1, 0), ("GetToken", 1, 0), ("getimage", 0, 1), ("Get*", 1, 1), ("*", 2, 2), ("**", 2, 2),
      ("*get*", 1, 2), ("*e", 1, 1), ("get?oken", 1, 0), ("get?", 0, 0), ("d*e*c*e", 1, 0), ("*token?", 0, 0),
      ("", 0, 0),
      ("get", 0, 0), ("gettokens", 0, 0), ("g*g*", 0, 1),
    ])
  func aPatternMeansActions(pattern: String, free: Int, scoped: Int) {
    #expect(index.actions(matching: pattern, of: "ecr") == ActionIndex.Match(free: free, scoped: scoped))
    #expect(index.actions(matching: pattern, of: "ECR") == ActionIndex.Match(free: free, scoped: scoped))
  }

  @Test func servicesWithFewActionsOrNone() {
    #expect(index.actions(matching: "link", of: "a4b") == ActionIndex.Match(free: 0, scoped: 1))
    #expect(index.actions(matching: "*", of: "none") == ActionIndex.Match())
    #expect(index.actions(matching: "*", of: "ec") == nil)
    #expect(index.actions(matching: "*", of: "") == nil)
    #expect(index.services == ["a4b", "ecr", "none"])
    #expect(index.names(of: "ecr") == ["batchget", "describe", "getimage", "gettoken"])
    #expect(index.names(of: "ec2") == [])
  }

  /// Lines that lack their tabs are as if they had no more.
  @Test func brokenText() {
    let index = ActionIndex(Array("a\tx\nb\n\nc".utf8))
    #expect(index.actions(matching: "*", of: "a") == ActionIndex.Match(free: 1, scoped: 0))
    #expect(index.actions(matching: "*", of: "b") == nil)
    #expect(index.actions(matching: "*", of: "c") == nil)
  }

  @Test(
    arguments: [
      ("ec2", "DescribeInstances", 1, 0), ("ecr", "GetAuthorizationToken", 1, 0), ("xray", "PutTraceSegments", 1, 0),
      ("sqs", "SendMessage", 0, 1), ("s3", "GetObject", 0, 1), ("s3", "ListAllMyBuckets", 1, 0),
    ])
  func theEmbeddedActions(service: String, action: String, free: Int, scoped: Int) {
    #expect(
      ActionIndex.embedded.actions(matching: action, of: service) == ActionIndex.Match(free: free, scoped: scoped))
  }

  @Test func everyEmbeddedLineIsFound() {
    let services = ActionIndex.embedded.services
    #expect(services.count > 400)
    for service in services {
      let names = ActionIndex.embedded.names(of: service)
      let all = ActionIndex.embedded.actions(matching: "*", of: service)
      #expect(all.map { $0.free + $0.scoped } == names.count)
    }
  }
}
