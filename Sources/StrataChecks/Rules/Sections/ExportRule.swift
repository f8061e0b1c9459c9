import StrataFindings
import StrataJSON
import StrataTemplate

/// What a stack exports has a name of its own, and is for other stacks.
struct ExportRule: TemplateRule {
  let about = RuleDescription(
    "export", .error,
    reason: "CloudFormation refuses two exports of one name, and a stack that imports what it exports itself",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html",
    goodTemplate: ExportRule.sample("jobs", "orders"), badTemplate: ExportRule.sample("jobs", "jobs"))

  /// An output that is exported.
  private struct Export {
    let output: String
    let name: PartialText
    let condition: String?
  }

  func check(_ template: TemplateContents) -> [Finding] {
    let exports = template.section("Outputs").compactMap { member -> Export? in
      guard let name = member.value["Export"]?["Name"] else { return nil }
      return Export(output: member.key, name: PartialText(name), condition: member.value["Condition"]?.string)
    }
    if exports.isEmpty { return [] }
    let solver = ConditionSolver(template)
    var seen: [PartialText: [Export]] = [:]
    var findings: [Finding] = []
    for export in exports {
      if let other = seen[export.name]?.first(where: { canBeTogether($0, export, solver) }) {
        findings.append(
          finding(
            "the output \(other.output) is exported by this name as well",
            at: JSONPointer(["Outputs", export.output, "Export", "Name"]), expected: "another name",
            given: Wording.quoted(export.name.description)))
      }
      seen[export.name, default: []].append(export)
    }
    return findings + ownImports(template, Dictionary(exports.map { ($0.name, $0.output) }, uniquingKeysWith: { $1 }))
  }

  private func canBeTogether(_ one: Export, _ other: Export, _ solver: ConditionSolver) -> Bool {
    let conditions = [one, other].compactMap(\.condition).map {
      ConditionSolver.Assumption(condition: $0, holds: true)
    }
    return conditions.isEmpty || solver.canHold(conditions) == true
  }

  private func ownImports(_ template: TemplateContents, _ outputs: [PartialText: String]) -> [Finding] {
    var findings: [Finding] = []
    func look(at value: JSONValue, _ place: JSONPointer) {
      if let name = value.argument(of: .importValue) {
        if let output = outputs[PartialText(name)] {
          findings.append(
            finding(
              "the stack exports this itself, by the output \(output)", at: place,
              expected: "what the output stands for, or an export of another stack"))
        }
        return
      }
      if let object = value.object {
        for member in object { look(at: member.value, place.appending(member.key)) }
      } else if let array = value.array {
        for (index, element) in array.enumerated() { look(at: element, place.appending(index)) }
      }
    }
    for member in template.section("Resources") { look(at: member.value, JSONPointer(["Resources", member.key])) }
    return findings
  }

  private static func sample(_ first: JSONValue, _ second: JSONValue) -> JSONValue {
    [
      "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
      "Outputs": [
        "A": ["Value": ["Fn::GetAtt": ["Jobs", "Arn"]], "Export": ["Name": first]],
        "B": ["Value": ["Fn::GetAtt": ["Jobs", "QueueName"]], "Export": ["Name": second]],
      ],
    ]
  }
}
