import StrataJSON

/// What rules look for in the values of a template, found in one walk for all who ask.
package struct TemplateSurvey: Sendable {
  /// Whether there's a null in the template as it's written.
  package let hasNull: Bool
  /// The number of dynamic references in all texts, such as `{{resolve:ssm:name}}`.
  package let dynamicReferences: Int
  /// The functions outside of metadata, in the order of the template.
  package let functions: [WrittenFunction]
  /// What is in the texts of each resource, in their order.
  let traits: [TextTraits]
  /// What is in the texts of all of them.
  let allTraits: TextTraits

  /// Takes what a walk found.
  ///
  /// - Parameters:
  ///   - walk: The walk through a template.
  ///   - source: The template as it's written, where its loops were expanded before.
  init(_ walk: TemplateWalk, writtenAs source: JSONValue?) {
    hasNull = source?.hasNull ?? walk.hasNull
    dynamicReferences = walk.dynamicReferences
    functions = walk.functions
    traits = walk.traits
    allTraits = walk.traits.reduce([]) { $0.union($1) }
  }
}

extension JSONValue {
  /// Whether there's a null in the value.
  fileprivate var hasNull: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.contains(where: \.hasNull)
    case .object(let object): object.contains { $0.value.hasNull }
    case .string, .integer, .bool, .double, .number: false
    }
  }
}
