import StrataFindings
import StrataJSON
import StrataTemplate

/// A rule of contributors is one that CloudWatch reads.
struct InsightRuleRule: TemplateRule {
  let about = RuleDescription(
    "contributor-rule", .error, reason: "CloudWatch refuses a rule of contributors whose body it can't read",
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContributorInsights-RuleSyntax.html",
    good: InsightRuleRule.sample("JSON"), bad: InsightRuleRule.sample("XML"))

  private static let shape = DocumentShape.object(
    [
      (
        "Schema",
        .object(
          [("Name", .choice(["CloudWatchLogRule"])), ("Version", .integer(1...1))], required: ["Name", "Version"])
      ), ("LogGroupNames", .list(of: .text, .from(1))), ("LogGroupARNs", .list(of: .text, .from(1))),
      ("LogFormat", .choice(["CLF", "JSON"])), ("Fields", .map(.text)), ("Contribution", contribution),
      ("AggregateOn", .choice(["Count", "Sum"])),
    ], required: ["Schema", "LogFormat", "Contribution", "AggregateOn"])

  private static let contribution = DocumentShape.object(
    [("Keys", .list(of: .text, 1...4)), ("ValueOf", .text), ("Filters", .list(of: .open([], required: []), 0...4))],
    required: ["Keys"])

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CloudWatch::InsightRule").flatMap { rule in
      findings(inDocument: rule.placed("RuleBody"), "a rule of contributors") {
        Self.shape.faults($0.content, "a rule of contributors") + together($0.content)
      }
    }
  }

  private func together(_ body: PlacedValue) -> [DocumentFault] {
    guard let object = body.value.object, !body.value.isFunction, !object.keys.contains(where: \.isFunctionName) else {
      return []
    }
    var faults: [DocumentFault] = []
    if object["LogGroupNames"] == nil, object["LogGroupARNs"] == nil {
      faults.append(
        DocumentFault(
          body.pointer, "a rule of contributors must name groups of logs", expected: "LogGroupNames or LogGroupARNs"))
    }
    if object["LogFormat"] == "CLF", object["Fields"] == nil {
      faults.append(DocumentFault(body.pointer, "the format CLF must have names of its fields", expected: "Fields"))
    }
    if object["AggregateOn"] == "Sum", let contribution = object["Contribution"]?.object,
      contribution["ValueOf"] == nil,
      !contribution.keys.contains(where: \.isFunctionName)
    {
      faults.append(
        DocumentFault(
          body.pointer.appending("Contribution"), "a sum must say what is added up", expected: "ValueOf"))
    }
    return faults
  }

  private static func sample(_ format: String) -> JSONValue {
    let body =
      "{\"Schema\": {\"Name\": \"CloudWatchLogRule\", \"Version\": 1}, \"LogGroupNames\": [\"orders\"], "
      + "\"LogFormat\": \"\(format)\", \"Contribution\": {\"Keys\": [\"$.customer\"], \"Filters\": []}, \"AggregateOn\": \"Count\"}"
    return [
      "Customers": [
        "Type": "AWS::CloudWatch::InsightRule",
        "Properties": ["RuleName": "customers", "RuleState": "ENABLED", "RuleBody": .string(body)],
      ]
    ]
  }
}
