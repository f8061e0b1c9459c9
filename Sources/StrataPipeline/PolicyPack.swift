public import StrataChecks
public import StrataSynthesis

/// Rules and defaults that belong together, such as a company's, and hold for all stacks of the systems that take them.
///
/// ```swift
/// let acme = PolicyPack(
///   "acme", rules: [NamedQueues()],
///   aspects: [.default("SqsManagedSseEnabled", to: true, of: "AWS::SQS::Queue")])
/// ```
public struct PolicyPack: Sendable {
  /// The name.
  public let name: String
  /// The rules that templates are held against, beside those of the library.
  public let rules: [any TemplateRule]
  /// The work on resources, when everything else is declared.
  public let aspects: [Aspect]

  /// Makes a pack.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - rules: The rules that templates are held against, beside those of the library; none unless given.
  ///   - aspects: The work on resources, when everything else is declared; none unless given.
  public init(_ name: String, rules: [any TemplateRule] = [], aspects: [Aspect] = []) {
    (self.name, self.rules, self.aspects) = (name, rules, aspects)
  }
}

extension [PolicyPack] {
  /// The rules of all packs, in the order of the packs.
  package var rules: [any TemplateRule] { flatMap(\.rules) }

  /// The aspects of all packs, in the order of the packs.
  package var aspects: [Aspect] { flatMap(\.aspects) }
}
