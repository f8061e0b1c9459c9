import StrataFindings
import StrataJSON
import StrataTemplate

/// A filter of log events has a pattern that CloudWatch Logs can read.
struct FilterPatternRule: TemplateRule {
  let about = RuleDescription(
    "filter-pattern", .error, reason: "CloudWatch Logs refuses a filter whose pattern it can't read",
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
    good: FilterPatternRule.sample("[time, level=ERROR, message]"),
    bad: FilterPatternRule.sample("[time, level=ERROR, message"))

  func check(_ template: TemplateContents) -> [Finding] {
    let types = ["AWS::Logs::MetricFilter", "AWS::Logs::SubscriptionFilter"]
    return template.resources(ofTypesWhere: types.contains).flatMap { resource in
      resource.all("FilterPattern").compactMap { pattern in
        guard let text = pattern.text, let fault = FilterPattern.fault(in: text) else { return nil }
        return finding(fault.message, at: pattern.pointer, expected: fault.expected, given: Wording.quoted(text))
      }
    }
  }

  private static func sample(_ pattern: JSONValue) -> JSONValue {
    [
      "Errors": [
        "Type": "AWS::Logs::MetricFilter",
        "Properties": [
          "LogGroupName": "orders", "FilterPattern": pattern,
          "MetricTransformations": [["MetricNamespace": "Orders", "MetricName": "errors", "MetricValue": "1"]],
        ],
      ]
    ]
  }
}
