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
      for member in function["Environment"]?["Variables"]?.object ?? [:] {
        found += variable(
          member.key, member.value, at: function.pointer("Environment", "Variables", member.key))
      }
    }
    for task in template.resources(of: "AWS::ECS::TaskDefinition") {
      for (index, container) in (task["ContainerDefinitions"]?.array ?? []).enumerated() {
        for (number, variable) in (container["Environment"]?.array ?? []).enumerated() {
          guard let name = variable["Name"]?.string, let value = variable["Value"] else { continue }
          found += self.variable(
            name, value,
            at: task.pointer("ContainerDefinitions", String(index), "Environment", String(number), "Value"))
        }
      }
    }
    return found
  }

  /// A variable whose name is that of a secret, or whose value has the form of a key.
  private func variable(_ name: String, _ value: JSONValue, at place: JSONPointer) -> [Finding] {
    PlacedValue(value: value, pointer: place).elements.compactMap { value in
      // A text that is put together of what is written out alone is written out.
      let text = PartialText(value.value)
      let isSecret = text.literal.map { PlainSecret.isLikely(name: name, value: $0) } ?? false
      let hasKey = text.parts.contains { part in
        // Ids of access keys are found wherever they stand.
        if case .literal(let text) = part {
          PlainSecret.hasToken(text) && !PlainSecret.hasAccessKey(text)
        } else {
          false
        }
      }
      return isSecret || hasKey ? finding(name, at: value.pointer) : nil
    }
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
    template.forEachText(having: .accessKey, where: PlainSecret.hasAccessKey) { _, place in
      found.append(finding("this", at: place))
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
