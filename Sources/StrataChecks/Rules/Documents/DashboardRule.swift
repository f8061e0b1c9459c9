import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// The body of a dashboard is one that CloudWatch can show.
struct DashboardRule: TemplateRule {
  let about = RuleDescription(
    "dashboard-body", .error, reason: "CloudWatch refuses a dashboard whose body isn't as it reads it",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html",
    good: DashboardRule.sample("{\"type\": \"text\", \"properties\": {\"markdown\": \"# Orders\"}}"),
    bad: DashboardRule.sample("{\"type\": \"text\", \"properties\": {\"text\": \"# Orders\"}}"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CloudWatch::Dashboard").flatMap { dashboard -> [Finding] in
      findings(inDocument: dashboard.placed("DashboardBody"), "a dashboard") { document in
        DashboardShapes.body.faults(document.content, "a dashboard")
          + document.content.each("widgets").flatMap(DashboardWidget.faults)
      } + dashboard.all("DashboardName").compactMap(name)
    }
  }

  private func name(_ place: PlacedValue) -> Finding? {
    guard let text = place.text, SchemaPatterns.matchesWhole(text, "[A-Za-z0-9_-]{1,255}") == false else { return nil }
    return finding(
      "this can't be the name of a dashboard", at: place.pointer, expected: "1 to 255 letters, digits, - and _",
      given: Wording.quoted(text))
  }

  private static func sample(_ widget: String) -> JSONValue {
    [
      "Orders": [
        "Type": "AWS::CloudWatch::Dashboard",
        "Properties": ["DashboardBody": .string("{\"widgets\": [\(widget)]}")],
      ]
    ]
  }
}
