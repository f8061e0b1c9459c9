import StrataJSON
import StrataLanguage
import Testing

@Suite struct InsightRuleRuleTests {
  private func found(_ changes: JSONObject) -> [String] {
    var body: JSONObject = [
      "Schema": ["Name": "CloudWatchLogRule", "Version": 1], "LogGroupNames": ["orders"], "LogFormat": "JSON",
      "Contribution": ["Keys": ["$.a"]], "AggregateOn": "Count",
    ]
    for change in changes { body[change.key] = change.value.isNull ? nil : change.value }
    return StrataChecksTests.found(
      by: "contributor-rule",
      inResources: [
        "I": [
          "Type": "AWS::CloudWatch::InsightRule",
          "Properties": ["RuleBody": .string(JSONValue.object(body).description)],
        ]
      ]
    ).map { $0.replacing("/Resources/I/Properties/RuleBody: ", with: "") }
  }

  @Test func bodies() {
    #expect(found([:]) == [])
    #expect(found(["LogFormat": "CLF"]) == ["the format CLF must have names of its fields; expected Fields"])
    #expect(found(["LogFormat": "CLF", "Fields": ["4": "Address"]]) == [])
    #expect(found(["LogGroupNames": .null]).count == 1)
    #expect(found(["AggregateOn": "Sum"]) == ["Contribution: a sum must say what is added up; expected ValueOf"])
    #expect(
      found(["Contribution": ["Keys": ["a", "b", "c", "d", "e"]]]) == [
        "Contribution.Keys: Keys has too many elements; expected 1 to 4; given 5"
      ])
    #expect(found(["Schema": ["Name": "Other", "Version": 1]]).count == 1)
    #expect(found(["Format": "JSON"]).count == 1)
  }
}
