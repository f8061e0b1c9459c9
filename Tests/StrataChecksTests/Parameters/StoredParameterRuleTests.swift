import StrataJSON
import StrataLanguage
import Testing

@Suite struct StoredParameterRuleTests {
  private func found(_ value: JSONValue, _ pattern: JSONValue, type: JSONValue = "String") -> [String] {
    StrataChecksTests.found(
      by: "stored-parameter",
      inResources: [
        "P": ["Type": "AWS::SSM::Parameter", "Properties": ["Type": type, "Value": value, "AllowedPattern": pattern]]
      ])
  }

  @Test func aValueOfItsOwn() {
    #expect(
      found("abc", "^[0-9]+$") == [
        "/Resources/P/Properties/Value: the value doesn't match the parameter's AllowedPattern; expected ^[0-9]+$; given \"abc\""
      ])
    #expect(found(["Fn::If": ["C", "1", "x"]], "^\\d$").count == 1)
    #expect(found("42", "^[0-9]+$") == [])
  }

  @Test func whatIsNotKnown() {
    #expect(found(["Ref": "Value"], "^[0-9]+$") == [])
    #expect(found("abc", ["Ref": "Pattern"]) == [])
    #expect(found("a,b", "^[0-9]+$", type: "StringList") == [])
    // A pattern that can't be read rules out nothing.
    #expect(found("abc", "^[0-9") == [])
  }
}
