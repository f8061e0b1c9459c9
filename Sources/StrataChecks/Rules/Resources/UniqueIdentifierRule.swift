import StrataCore
import StrataFacts
import StrataJSON
import StrataSchema

/// Resources of one type don't have the same names.
struct UniqueIdentifierRule: TemplateRule {
  let about = RuleDescription(
    "unique-identifier", .error, reason: "the second of two resources with one identifier can't be made",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-issues.html",
    good: UniqueIdentifierRule.sample("orders", "invoices"), bad: UniqueIdentifierRule.sample("orders", "orders"))

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    let solver = ConditionSolver(template)
    var byIdentifier: [[JSONValue]: [TemplateResource]] = [:]
    var names: [String: [String]] = [:]
    return template.resources.compactMap { resource in
      if names[resource.type] == nil { names[resource.type] = Self.identifier(of: resource.type) }
      guard let identifier = names[resource.type], !identifier.isEmpty else { return nil }
      let values = identifier.compactMap { resource[$0] }
      guard values.count == identifier.count, values.allSatisfy(Self.isSettled) else { return nil }
      let key: [JSONValue] = [.string(resource.type)] + values
      defer { byIdentifier[key, default: []].append(resource) }
      let other = byIdentifier[key]?.first { solver.canHave($0, resource) }
      guard let other else { return nil }
      let place = identifier.count == 1 ? resource.pointer(identifier[0]) : resource.pointer().appending("Properties")
      return finding(
        "\(other.logicalID) has the same \(identifier.joined(separator: " and "))", at: place,
        given: Wording.list(values.map { Wording.value($0) }),
        hint: "give one of the two another, or leave it out for CloudFormation to choose")
    }
  }

  /// The properties that a type is identified by, where a template gives them.
  private static func identifier(of type: String) -> [String] {
    guard let facts = ResourceFacts.of(type), !facts.identifier.isEmpty else { return [] }
    let names = facts.identifier.compactMap { $0.count == 1 ? $0[0] : nil }
    let isGiven = names.count == facts.identifier.count && names.allSatisfy { !facts.readOnly.contains([$0]) }
    return isGiven ? names : []
  }

  /// Whether a value is the same wherever it stands.
  private static func isSettled(_ value: JSONValue) -> Bool {
    if value.string?.contains("{{resolve:") == true { return false }
    return !value.isFunction || value.function?.key == "Ref" || value.function?.key == "Fn::Sub"
  }

  private static func sample(_ first: String, _ second: String) -> JSONValue {
    [
      "A": ["Type": "AWS::DynamoDB::Table", "Properties": ["TableName": .string(first)]],
      "B": ["Type": "AWS::DynamoDB::Table", "Properties": ["TableName": .string(second)]],
    ]
  }
}
