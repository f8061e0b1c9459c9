import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The attributes that a table defines are those of its keys.
struct KeyAttributeRule: TemplateRule {
  let about = RuleDescription(
    "key-attribute", .error,
    reason: "DynamoDB refuses a key without its attribute's definition, and an attribute of no key",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html",
    good: TableSamples.table(attributes: ["id", "at"]), bad: TableSamples.table(attributes: ["id"]))

  func check(_ template: TemplateContents) -> [Finding] {
    ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"].flatMap { template.resources(of: $0) }.flatMap(check)
  }

  private func check(_ table: TemplateResource) -> [Finding] {
    let keys = TableKeys(table)
    guard keys.isKnown, !table.properties.keys.contains(where: \.isFunctionName) else { return [] }
    let defined = table.each("AttributeDefinitions").map { (place: $0, name: $0["AttributeName"]?.text) }
    if defined.contains(where: { $0.name == nil }) { return [] }
    let names = defined.compactMap(\.name)
    let known = Set(names)
    let used = Set(keys.elements.map(\.name))
    let missing = keys.elements.filter { !known.contains($0.name) }.map { element in
      finding(
        "no attribute \(Wording.quoted(element.name)) is defined", at: element.place.pointer.appending("AttributeName"),
        expected: names.isEmpty
          ? "AttributeDefinitions with it" : "one of AttributeDefinitions: \(Wording.list(names))",
        given: element.name, hint: Suggestion.hint(for: element.name, in: names))
    }
    var seen: Set<String> = []
    let surplus = defined.compactMap { attribute -> Finding? in
      guard let name = attribute.name else { return nil }
      if !used.contains(name) {
        return finding(
          "no key has the attribute \(Wording.quoted(name))", at: attribute.place.pointer,
          expected: "the attributes of keys alone", given: name, hint: "remove it; other attributes aren't defined")
      }
      if attribute.place.pointer.tokens.contains(IntrinsicFunction.if.name) || seen.insert(name).inserted { return nil }
      return finding(
        "the attribute \(Wording.quoted(name)) is defined twice", at: attribute.place.pointer,
        expected: "one definition",
        given: "2")
    }
    return missing + surplus
  }
}
