import StrataJSON
import StrataLanguage
import Testing

@Suite struct FilterPatternRuleTests {
  private func found(_ pattern: JSONValue, type: String = "AWS::Logs::MetricFilter") -> [String] {
    StrataChecksTests.found(
      by: "filter-pattern",
      inResources: ["F": ["Type": .string(type), "Properties": ["FilterPattern": pattern]]])
  }

  @Test(arguments: [
    ("[time, level=ERROR", "the pattern isn't closed; expected ] at its end"),
    ("{ $.level = \"ERROR\"", "the pattern isn't closed; expected } at its end"),
    ("{ $.level = \"ERROR }", "a quotation mark of the pattern isn't closed; expected a second one"),
    ("\"ERROR", "a quotation mark of the pattern isn't closed; expected a second one"),
    ("{ ($.a = 1 && $.b = 2 }", "the parentheses of the pattern aren't in pairs; expected as many ) as ("),
    ("{ $.a = 1) && ($.b = 2 }", "the parentheses of the pattern aren't in pairs; expected as many ) as ("),
    ("{ }", "the pattern of JSON compares nothing; expected such as { $.level = \"ERROR\" }"),
  ])
  func patternsThatAreNotClosed(pattern: String, message: String) {
    #expect(
      found(.string(pattern)) == ["/Resources/F/Properties/FilterPattern: \(message); given \"\(pattern)\""])
  }

  @Test(arguments: [
    "", "ERROR", "?ERROR ?WARN", "\"a [b\"", "[time, level=ERROR, ...]", "{ ($.a = \"(\") || ($.b = 2) }",
    "{ $.a = %\\(x% }", "[w1=%a(b%]", "100%", "{ $.a[0].b = \"]\" }", "ERROR (", "{ $.a = \"\\\"\" }",
  ])
  func patternsThatAre(pattern: String) {
    #expect(found(.string(pattern)) == [])
  }

  @Test func otherFilters() {
    #expect(found("[a", type: "AWS::Logs::SubscriptionFilter").count == 1)
    #expect(found(["Fn::Sub": "[${A}"]) == [])
    #expect(found(["Ref": "Pattern"]) == [])
  }
}
