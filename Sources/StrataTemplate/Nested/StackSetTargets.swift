package import StrataJSON

/// A part of the accounts and regions that a stack set has stacks in.
package struct StackSetTargets: Sendable {
  /// The accounts; empty where organizational units alone say which, and nil where they aren't known.
  package let accounts: [String]?
  /// The organizational units whose accounts are meant; empty where accounts are named, and nil where they aren't known.
  package let units: [String]?
  /// The regions; nil where they aren't known.
  package let regions: [String]?
  /// The values of parameters that are others here, by name; nil where not even the names are known.
  package let overrides: [String: JSONValue]?

  /// The targets of a stack set, in the order of the template.
  package static func all(of resource: TemplateResource) -> [StackSetTargets] {
    guard let groups = resource.placed("StackInstancesGroup") else { return [] }
    return groups.elements.map { group in
      let targets = group["DeploymentTargets"]?.value
      let overrides = group["ParameterOverrides"]?.value
      return StackSetTargets(
        accounts: targets?["AccountsUrl"] == nil ? texts(targets?["Accounts"]) : nil,
        units: texts(targets?["OrganizationalUnitIds"]), regions: texts(group["Regions"]?.value ?? .null),
        overrides: overrides.map { $0.array.flatMap(HandedParameters.byKey) } ?? [:])
    }
  }

  /// The texts of a list, where all are written out.
  private static func texts(_ value: JSONValue?) -> [String]? {
    guard let value else { return [] }
    let texts = value.array?.map { PartialText($0).literal }
    guard let texts, !texts.contains(nil) else { return nil }
    return texts.compactMap(\.self)
  }
}

extension NestedStack {
  /// The template as it is for a part of a stack set's targets.
  ///
  /// - Parameters:
  ///   - targets: The targets.
  ///   - parent: The template that declares the stack set.
  /// - Returns: The template with the values of its parameters there; nil where it isn't known.
  package func contents(for targets: StackSetTargets, in parent: TemplateContents) -> TemplateContents? {
    guard let json, let overrides = targets.overrides else { return nil }
    return HandedParameters((parameters ?? [:]).merging(overrides) { $1 }, to: json, from: parent, kind).contents
  }
}
