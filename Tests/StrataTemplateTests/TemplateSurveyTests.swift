import StrataJSON
import StrataTemplate
import Testing

/// What hardly any template has in its values.
@Suite struct TemplateSurveyTests {
  private func survey(_ properties: JSONValue) -> TemplateSurvey {
    TemplateContents(["Resources": ["Q": ["Type": "Acme::Test::A", "Properties": properties]]]).survey
  }

  @Test func nulls() {
    #expect(!survey(["A": ["B": [1, "2", true]]]).hasNull)
    #expect(survey(["A": ["B": [1, nil]]]).hasNull)
    #expect(survey(["A": nil]).hasNull)
  }

  @Test(
    arguments: [
      ("plain", 0), ("{{resolve:}}", 0), ("{{resolve:ssm:a}}", 1),
      ("{{resolve:ssm:a}} and {{resolve:secretsmanager:b}}", 2), ("{resolve:ssm:name}", 0),
    ])
  func dynamicReferences(text: String, count: Int) {
    #expect(survey(["A": ["B": [.string(text)]]]).dynamicReferences == count)
  }

  @Test func loopsAreCountedAsTheyExpand() {
    let template: JSONValue = [
      "Transform": "AWS::LanguageExtensions",
      "Resources": [
        "Fn::ForEach::Each": [
          "Name", ["One", "Two", "Three"],
          ["${Name}": ["Type": "Acme::Test::A", "Properties": ["A": "{{resolve:ssm:${Name}}}"]]],
        ]
      ],
    ]
    #expect(TemplateContents(template).survey.dynamicReferences == 3)
    #expect(!TemplateContents(template).survey.hasNull)
  }

  @Test func functionsOutsideOfMetadata() {
    let template: JSONValue = [
      "Metadata": ["Fn::Sub": "a"], "Transform": ["Fn::Sub": "a"],
      "Conditions": ["Live": ["Fn::Equals": ["a", "b"]]],
      "Resources": [
        "Q": [
          "Type": "Acme::Test::A", "Metadata": ["Fn::Join": ["a", "b"]], "Fn::Transform": ["Name": "Mine"],
          "Properties": ["A": ["Fn::Sub": "a", "B": ["Fn::Nothing": [["Fn::GetAtt": "Q.Arn"]]]], "C": ["Ref": "Q"]],
        ]
      ],
      "Outputs": ["Fn::ForEach::Each": ["Name", ["a"], ["${Name}": ["Value": ["Fn::Select": [0, ["a"]]]]]]],
    ]
    let functions = TemplateContents(template).survey.functions
    #expect(
      functions.map { "\($0.section) \($0.member.key) \($0.siblings)" } == [
        "Conditions Fn::Equals 0", "Resources Fn::Transform 3", "Resources Fn::Sub 1", "Resources Fn::Nothing 0",
        "Resources Fn::GetAtt 0", "Outputs Fn::ForEach::Each 0", "Outputs Fn::Select 0",
      ])
  }
}
