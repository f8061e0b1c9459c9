import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@Suite struct PolicyConditionTests {
  private func condition(_ conditions: PolicyCondition...) throws -> JSONValue? {
    try rendered { _ in .value(Statement(.allow, actions: .only(["*"]), conditions: conditions)) }?["Condition"]
  }

  @Test func oneOperatorHoldsManyKeys() throws {
    #expect(
      try condition(
        .stringEquals("aws:SourceAccount", .accountID), .bool("aws:SecureTransport", true),
        .stringEquals("aws:PrincipalOrgID", "o-1", "o-2"))
        == [
          "Bool": ["aws:SecureTransport": [true]],
          "StringEquals": ["aws:PrincipalOrgID": ["o-1", "o-2"], "aws:SourceAccount": [["Ref": "AWS::AccountId"]]],
        ])
  }

  @Test func theValuesOfOneKeyAreMerged() throws {
    #expect(
      try condition(.stringLike("s3:prefix", "b/*"), .stringLike("s3:prefix", "a/*", "c/*"))
        == ["StringLike": ["s3:prefix": ["b/*", "a/*", "c/*"]]])
  }

  @Test func modifiers() throws {
    #expect(
      try condition(
        .stringEquals("aws:SourceAccount", "1").ifExists, .stringEquals("aws:SourceAccount", "2"),
        .stringLike("aws:TagKeys", "a").forAllValues, .stringLike("aws:TagKeys", "b").forAnyValue.ifExists)
        == [
          "ForAllValues:StringLike": ["aws:TagKeys": ["a"]],
          "ForAnyValue:StringLikeIfExists": ["aws:TagKeys": ["b"]],
          "StringEquals": ["aws:SourceAccount": ["2"]], "StringEqualsIfExists": ["aws:SourceAccount": ["1"]],
        ])
  }

  @Test func anOperatorByItsNameAndAWholeList() throws {
    let value = try rendered { scope in
      let accounts = scope.parameter("Accounts", type: .commaDelimitedList, default: "1")
      return .value(
        Statement(.allow, actions: .only(["*"]), conditions: [.init(operator: "StringEquals", "aws:A", accounts)]))
    }
    #expect(value?["Condition"] == ["StringEquals": ["aws:A": ["Ref": "Accounts"]]])
  }

  @Test func operatorsOnText() throws {
    #expect(
      try condition(
        .stringEquals("a:k", "1"), .stringNotEquals("a:k", "1"), .stringEqualsIgnoreCase("a:k", "1"),
        .stringNotEqualsIgnoreCase("a:k", "1"), .stringLike("a:k", "1"), .stringNotLike("a:k", "1"),
        .arnEquals("a:k", "1"), .arnNotEquals("a:k", "1"), .arnLike("a:k", "1"), .arnNotLike("a:k", "1"),
        .ipAddress("a:k", "1"), .notIPAddress("a:k", "1"), .binaryEquals("a:k", "1"), .dateEquals("a:k", "1"),
        .dateNotEquals("a:k", "1"), .dateLessThan("a:k", "1"), .dateLessThanEquals("a:k", "1"),
        .dateGreaterThan("a:k", "1"), .dateGreaterThanEquals("a:k", "1")
      )?.object?.keys == [
        "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "BinaryEquals", "DateEquals", "DateGreaterThan",
        "DateGreaterThanEquals", "DateLessThan", "DateLessThanEquals", "DateNotEquals", "IpAddress", "NotIpAddress",
        "StringEquals", "StringEqualsIgnoreCase", "StringLike", "StringNotEquals", "StringNotEqualsIgnoreCase",
        "StringNotLike",
      ])
  }

  @Test func operatorsOnNumbersAndFlags() throws {
    #expect(
      try condition(
        .numericEquals("a:k", 1, 2), .numericNotEquals("a:k", 1), .numericLessThan("a:k", 1.5),
        .numericLessThanEquals("a:k", 1), .numericGreaterThan("a:k", 1), .numericGreaterThanEquals("a:k", 1),
        .null("a:k", false))
        == [
          "Null": ["a:k": [false]], "NumericEquals": ["a:k": [1, 2]], "NumericGreaterThan": ["a:k": [1]],
          "NumericGreaterThanEquals": ["a:k": [1]], "NumericLessThan": ["a:k": [1.5]],
          "NumericLessThanEquals": ["a:k": [1]], "NumericNotEquals": ["a:k": [1]],
        ])
  }

  @Test func nullHasNoIfExists() {
    #expect(
      findings { scope in
        Thing.declareIdentityPolicy(in: scope, [.allow("*", on: "*", when: .null("aws:A", true).ifExists)])
      } == [
        "Thing.swift: error: Test/Thing: PolicyDocument/Statement/0/Condition/NullIfExists:"
          + " Null can't be combined with IfExists [policy-form]\n  hint: take IfExists off"
      ])
  }

  @Test func noValues() {
    #expect(
      findings { scope in
        Thing.declareIdentityPolicy(
          in: scope, [.allow("*", on: "*", when: .stringLike("aws:A", "a"), .stringLike("aws:A"))])
      } == [
        "Thing.swift: error: Test/Thing: PolicyDocument/Statement/0/Condition/StringLike/aws:A:"
          + " StringLike must compare with values; expected at least one, given none [policy-form]"
      ])
  }

  @Test func aWholeListIsntMerged() {
    let found = findings { scope in
      let accounts = scope.parameter("Accounts", type: .commaDelimitedList, default: "1")
      Thing.declare(
        in: scope,
        .value(
          Statement.allow(
            "*", when: .stringLike("aws:A", "a"), .init(operator: "StringLike", "aws:A", accounts))))
    }
    #expect(
      found == [
        "Thing.swift: error: Test/Thing: Value/Condition/StringLike/aws:A:"
          + " StringLike has the key aws:A twice, once with a list known only after deployment [invalid-value]\n"
          + "  hint: give the key all its values in one condition"
      ])
  }
}
