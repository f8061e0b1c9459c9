import StrataJSON
import StrataTemplate

/// Finds changes of what makes anything of a template that can't be seen in it: macros, includes and nested templates.
enum OpaqueComparison {
  /// The properties that decide on what a resource of a type makes.
  private static let sources: [String: Set<String>] = [
    "AWS::CloudFormation::Stack": ["TemplateURL", "Parameters"],
    "AWS::CloudFormation::StackSet": ["TemplateURL", "TemplateBody", "Parameters"],
    "AWS::Serverless::Application": ["Location", "Parameters"],
    "AWS::ServiceCatalog::CloudFormationProvisionedProduct": [
      "ProductId", "ProductName", "ProvisioningArtifactId", "ProvisioningArtifactName", "ProvisioningParameters",
    ],
    "AWS::CloudFormation::Macro": ["FunctionName"],
  ]

  /// The types that make what another template says.
  private static let nested: Set<String> = [
    "AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet", "AWS::Serverless::Application",
  ]

  /// The macros of AWS that make nothing of what others declare.
  private static let plain: Set<String> = [
    "AWS::LanguageExtensions", "AWS::Serverless-2016-10-31", "AWS::SecretsManager-2020-07-23",
    "AWS::SecretsManager-2024-09-16", "AWS::CodeDeployBlueGreen", "AWS::ServiceCatalog",
  ]

  /// The changes of access that changes of a resource may mean.
  static func changes(_ pair: AccessComparison.Pair, _ stacks: NestedSides) -> [AccessChange] {
    guard let type = pair.new?.type ?? pair.old?.type else { return [] }
    func change(_ text: String) -> AccessChange {
      AccessChange(direction: .unclear, area: .permissions, logicalID: pair.logicalID, text: text)
    }
    var found: [AccessChange] = []
    let isSeen = nested.contains(type) && stacks.areSeen(pair.old, pair.new)
    let reason = stacks.reason(pair.old, pair.new).map { ": \($0)" } ?? ""
    if pair.old == nil || pair.new == nil {
      let resource = pair.new ?? pair.old
      if resource.map({ JSONValue.object($0.object).callsMacro }) == true {
        found.append(change("a macro makes something of it that can't be seen"))
      }
      if pair.old == nil, nested.contains(type), !isSeen {
        found.append(change("it can't be seen what its template makes\(reason)"))
      }
      return found
    }
    if type.hasSuffix("::MODULE"), !pair.changes.isEmpty {
      found.append(change("a module makes something of it that can't be seen"))
    }
    var seen: Set<String> = []
    for difference in pair.changes {
      if isMacro(difference), seen.insert("macro").inserted {
        found.append(change("a macro makes something of \(macroPlace(difference)) that can't be seen"))
      }
      guard case .name("Properties")? = difference.steps.steps.first,
        case .name(let property)? = difference.steps.steps.dropFirst().first, sources[type]?.contains(property) == true,
        // A resource that is made anew is no other access.
        difference.causes.isEmpty || difference.causes.contains(where: { $0.kind != .resource }),
        seen.insert(difference.path).inserted
      else { continue }
      if isSeen { continue }
      found.append(change("\(difference.path) is another, and what is made of it can't be seen\(reason)"))
    }
    return found
  }

  /// The place that a macro stands at, or in.
  private static func macroPlace(_ difference: PropertyChange) -> String {
    var names: [String] = []
    for name in difference.pointer.tokens.dropFirst() {
      if name == IntrinsicFunction.transform.name { break }
      names.append(name)
    }
    return names.isEmpty ? "it" : names.joined(separator: ".")
  }

  /// The changes of access that changes of sections may mean.
  static func changes(_ sections: [SectionDifference]) -> [AccessChange] {
    sections.flatMap { section -> [AccessChange] in
      func change(_ text: String) -> [AccessChange] {
        let place = [section.section, section.name].compactMap(\.self).joined(separator: "/")
        return [AccessChange(direction: .unclear, area: .permissions, logicalID: place, text: text)]
      }
      if section.section == "Transform" {
        let names: [String] = section.changes.flatMap { Self.names($0.before) + Self.names($0.after) }
        let others = names.filter { !plain.contains($0) }
        guard !others.isEmpty || names.isEmpty else { return [] }
        return change(
          "another macro may make anything of the template: \(Set(others).sorted().joined(separator: ", "))")
      }
      if section.name == IntrinsicFunction.transform.name || section.changes.contains(where: isMacro) {
        return change("a macro makes something of it that can't be seen")
      }
      return []
    }
  }

  private static func names(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let name)?: [name]
    case .array(let elements)?: elements.flatMap(names)
    case .object(let object)?: object["Name"]?.string.map { [$0] } ?? object.flatMap { names($0.value) }
    default: []
    }
  }

  private static func isMacro(_ change: PropertyChange) -> Bool {
    guard change.causes.isEmpty else { return false }
    return change.pointer.tokens.contains(IntrinsicFunction.transform.name) || change.before?.callsMacro == true
      || change.after?.callsMacro == true
  }
}
