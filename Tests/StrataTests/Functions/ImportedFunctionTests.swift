import Strata
import StrataEventBridge
import StrataFunctions
import StrataJSON
import TestSupport
import Testing

@Suite struct ImportedFunctionTests {
  private static let arn = "arn:aws:lambda:eu-central-1:123456789012:function:clean"

  @Test func invokingTakesItsExactARNs() throws {
    let found = try statements { _ in
      [
        ImportedFunction(arn: .literal(Self.arn)).invoking,
        ImportedFunction(arn: .literal("\(Self.arn):live")).invoking,
      ]
    }
    #expect(found.map { $0["Action"] } == Array(repeating: ["lambda:InvokeFunction"], count: 2))
    #expect(
      found.map { $0["Resource"] } == [
        [.string(Self.arn), .string("\(Self.arn):*")], [.string("\(Self.arn):live")],
      ])
  }

  @Test func aRuleSendsToItAsItsOwnerAllows() throws {
    let template = try template { scope in
      EventRule(
        "Paid", in: scope, on: .of(source: "orders"), to: [.target(ImportedFunction(arn: .literal(Self.arn)))],
        deadLetters: .none)
    }
    #expect(template.resources["Paid"]?["Properties"]?["Targets"]?[0]?["Arn"] == .string(Self.arn))
    #expect(template.resources.count == 1)
  }

  @Test(
    arguments: [
      "clean", "arn:aws:lambda:eu-central-1:123456789012:layer:clean",
      "arn:aws:lambda:eu-central-1:123456789012:function:", "arn:aws:lambda:eu-central-1:123456789012:function:a:b:c",
    ])
  func textsThatAreNoFunctions(_ text: String) {
    #expect(
      findingsOfOutput { _ in ImportedFunction(arn: .literal(text)).arn } == [
        "ImportedFunctionTests.swift: error: Test/Value: Value: this isn't the ARN of a function; expected "
          + "arn:<partition>:lambda:<region>:<account>:function:<name>, given \"\(text)\" [invalid-value]"
      ])
  }
}
