import StrataFacts
import StrataTemplate
import Testing

@Suite struct NamedActionTests {
  @Test func anActionIsReadOnce() throws {
    let action = try #require(NamedAction.named("SQS:SendMessage"))
    #expect(action === NamedAction.named("SQS:SendMessage"))
    #expect(action.text == "SQS:SendMessage" && action.key == "sqs:sendmessage")
    #expect(action.service == "sqs" && action.name == "SendMessage")
    #expect(action.match == ActionIndex.Match(free: 0, scoped: 1))
    #expect(action.hasForm)
  }

  @Test func aStarIsAnyActionOfAnyService() throws {
    let star = try #require(NamedAction.named("*"))
    #expect(star.service == "*" && star.name == "*" && star.match == nil && star.hasForm)
  }

  @Test(arguments: ["*:*", "s3:Get*", "aws-portal:ViewBilling", "a:b_c?"])
  func textsOfTheForm(_ text: String) {
    #expect(NamedAction.named(text)?.hasForm == true)
  }

  @Test(arguments: ["s*:GetObject", "s3:Get:Object", "s3:Get Object", ":s3:GetObject"])
  func textsOfAnotherForm(_ text: String) {
    #expect(NamedAction.named(text)?.hasForm == false)
  }

  @Test(arguments: ["", "GetObject", "s3:", ":GetObject", "s3:{{resolve:ssm:action}}"])
  func whatNamesNone(_ text: String) {
    #expect(NamedAction.named(text) == nil)
    // The second time it's known.
    #expect(NamedAction.named(text) == nil)
  }

  /// However many there are, each is read as it is.
  @Test func moreThanAreKept() {
    for number in 0..<5_000 {
      #expect(NamedAction.named("invented:Action\(number)")?.name == "Action\(number)")
    }
    #expect(NamedAction.named("invented:Action0")?.name == "Action0")
  }
}
