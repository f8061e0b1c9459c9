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
}
