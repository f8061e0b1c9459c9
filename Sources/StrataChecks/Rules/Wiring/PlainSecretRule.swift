import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// A text that looks like a secret isn't in the template as it is.
struct PlainSecretRule: TemplateRule {
  let about = RuleDescription(
    "plain-secret", .warning, reason: "whoever may read the stack reads what stands in its template",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
    good: PlainSecretRule.sample(["Fn::Sub": "{{resolve:secretsmanager:db:SecretString:password}}"]),
    bad: PlainSecretRule.sample("correct-horse-battery"))

  func check(_ template: TemplateContents) -> [Finding] {
    variables(template) + parameters(template) + userData(template) + keys(template)
  }

  /// Variables of functions and containers.
  private func variables(_ template: TemplateContents) -> [Finding] {
    var found: [Finding] = []
    for function in template.resources(of: "AWS::Lambda::Function") {
      for member in function["Environment"]?["Variables"]?.object ?? [:] where looksSecret(member.key, member.value) {
        found.append(finding(member.key, at: function.pointer("Environment", "Variables", member.key)))
      }
    }
    for task in template.resources(of: "AWS::ECS::TaskDefinition") {
      for (index, container) in (task["ContainerDefinitions"]?.array ?? []).enumerated() {
        for (number, variable) in (container["Environment"]?.array ?? []).enumerated() {
          guard let name = variable["Name"]?.string, looksSecret(name, variable["Value"] ?? .null) else { continue }
          found.append(
            finding(
              name,
              at: task.pointer("ContainerDefinitions", String(index), "Environment", String(number), "Value")))
        }
      }
    }
    return found
  }

  private func parameters(_ template: TemplateContents) -> [Finding] {
    template.section("Parameters").compactMap { member in
      guard let value = member.value["Default"], looksSecret(member.key, value) else { return nil }
      return finding(member.key, at: JSONPointer(["Parameters", member.key, "Default"]))
    }
  }

  /// Keys of AWS have a form of their own, wherever they stand.
  private func keys(_ template: TemplateContents) -> [Finding] {
    var found: [Finding] = []
    template.forEachText { text, place in
      if PlainSecret.hasAccessKey(text) { found.append(finding("this", at: place)) }
    }
    return found
  }

  func finding(_ name: String, at place: JSONPointer) -> Finding {
    finding(
      "\(name) looks like a secret, and stands in the template for all to read", at: place,
      expected: "a reference to a secret, such as {{resolve:secretsmanager:…}}")
  }

  /// Whether a name is that of a secret, and its value one that's written out.
  func looksSecret(_ name: String, _ value: JSONValue) -> Bool {
    value.string.map { PlainSecret.isLikely(name: name, value: $0) } ?? false
  }

  private static func sample(_ password: JSONValue) -> JSONValue {
    [
      "Worker": [
        "Type": "AWS::Lambda::Function", "Properties": ["Environment": ["Variables": ["DB_PASSWORD": password]]],
      ]
    ]
  }
}
