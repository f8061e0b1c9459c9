import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@Suite struct PrincipalTests {
  private func principal(_ principals: Principal...) throws -> JSONValue? {
    try rendered { _ in .value(Statement(.allow, actions: .only(["*"]), principals: .only(principals))) }?["Principal"]
  }

  @Test func everyKind() throws {
    #expect(
      try principal(
        .service("lambda.amazonaws.com"), .account("111122223333"), .service("edgelambda.amazonaws.com"),
        .arn("arn:aws:iam::111122223333:role/a"), .federated("accounts.google.com"), .canonicalUser("79a5"))
        == [
          "AWS": ["111122223333", "arn:aws:iam::111122223333:role/a"], "CanonicalUser": ["79a5"],
          "Federated": ["accounts.google.com"], "Service": ["lambda.amazonaws.com", "edgelambda.amazonaws.com"],
        ])
  }

  @Test func everyone() throws {
    #expect(try principal(.anyone) == "*")
    #expect(try principal(.arn("*")) == ["AWS": ["*"]])
  }

  @Test func everyoneIncludesTheOthers() {
    #expect(
      findings { Thing.declare(in: $0, .value(Statement.allow("*", to: .anyone, .account(.accountID)))) } == [
        "Thing.swift: error: Test/Thing: Value/Principal:"
          + " .anyone can't stand beside other principals, which it includes [invalid-value]\n"
          + "  hint: leave out .anyone or the others"
      ])
  }

  @Test(arguments: ["", "11112222333", "1111222233334", "1111-2222-333"])
  func malformedAccounts(id: String) {
    #expect(
      findings { Thing.declareQueuePolicy(in: $0, [.allow("sqs:*", on: "*", to: .account(.literal(id)))]) } == [
        "Thing.swift: error: Test/Thing: PolicyDocument/Statement/0/Principal/AWS/0:"
          + " this names no account, user or role; expected *, 12 digits, or an ARN such as"
          + " arn:aws:iam::123456789012:role/deploy, given \"\(id)\" [policy-form]"
      ])
  }
}
