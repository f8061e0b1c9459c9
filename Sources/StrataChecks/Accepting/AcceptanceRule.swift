import StrataFindings
import StrataJSON
import StrataTemplate

/// A finding that metadata accepts is accepted for a reason.
struct AcceptanceRule: TemplateRule {
  let about = RuleDescription(
    "acceptance-form", .warning, reason: "without a reason nobody can tell whether what is accepted still may be",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html",
    good: AcceptanceRule.sample(["Rule": "physical-name", "Because": "The queue is made elsewhere"]),
    bad: AcceptanceRule.sample("physical-name"))

  func check(_ template: TemplateContents) -> [Finding] {
    let root = JSONPointer(["Metadata"])
    return check(template.json["Metadata"], at: root)
      + template.resources.flatMap { resource in
        check(resource.object["Metadata"], at: JSONPointer(["Resources", resource.logicalID, "Metadata"]))
      }
  }

  private func check(_ metadata: JSONValue?, at place: @autoclosure () -> JSONPointer) -> [Finding] {
    guard let accepted = metadata?["Strata::Accepted"] else { return [] }
    let place = place().appending("Strata::Accepted")
    let form = #"{"Rule": RULE, "Because": TEXT}"#
    guard let elements = accepted.array else {
      return [
        finding(
          "what is accepted must be a list", at: place, expected: "a list of \(form)", given: Wording.value(accepted))
      ]
    }
    return elements.enumerated().compactMap { index, element in
      guard let name = element.string ?? element["Rule"]?.string else {
        return finding(
          "this accepts no rule", at: place.appending(index), expected: form, given: Wording.value(element))
      }
      if element["Because"]?.string?.contains(where: { !$0.isWhitespace }) == true { return nil }
      return finding(
        "\(name) isn't accepted, as no reason is given", at: place.appending(index), expected: form,
        hint: "say why under Because")
    }
  }

  private static func sample(_ entry: JSONValue) -> JSONValue {
    ["Jobs": ["Type": "AWS::SQS::Queue", "Metadata": ["Strata::Accepted": [entry]]]]
  }
}
