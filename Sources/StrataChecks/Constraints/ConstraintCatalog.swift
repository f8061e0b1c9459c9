import StrataFacts
package import StrataFindings
import StrataJSON

/// The constraints of resource types as rules that can be listed and explained.
package enum ConstraintCatalog {
  /// A constraint, with the type that it's of.
  package struct Entry: Sendable {
    package let type: String
    package let about: RuleDescription
  }

  private static var index: ConstraintIndex { .embedded }

  /// The names of all constraints.
  package static var names: [RuleID] { index.ids.map(RuleID.init(stringLiteral:)) }

  /// The types that have constraints.
  package static var types: [String] { index.types }

  /// The constraint of a name.
  package static func entry(_ name: String) -> Entry? {
    index.constraint(name).map { entry(of: $0.type, $0.constraint) }
  }

  /// The constraints of a type, in the order in which they're declared.
  package static func entries(of type: String) -> [Entry] {
    index.constraints(of: type).map { entry(of: type, $0) }
  }

  /// The lists that constraints of a type ask, with the days on which they were so and the pages that have them.
  package static func lists(of type: String) -> [(name: String, date: String, page: String)] {
    var names: [String] = []
    for constraint in index.constraints(of: type) {
      for name in constraint.lists where !names.contains(name) { names.append(name) }
    }
    return names.flatMap { name in
      // The names of lists by another property's value begin alike.
      let start = name.firstIndex(of: "{").map { String(name[..<$0]) }
      return index.listNames.filter { start.map($0.hasPrefix) ?? ($0 == name) }
    }.compactMap { name in index.list(name).map { (name, $0.date, $0.page) } }
  }

  private static func entry(of type: String, _ constraint: Constraint) -> Entry {
    let id = constraint.id
    return Entry(
      type: type,
      about: RuleDescription(
        RuleID(stringLiteral: id), constraint.isWarning ? .warning : .error, reason: constraint.reason,
        source: constraint.source, goodTemplate: index.samples(of: id, ofType: type)?.good ?? [:],
        badTemplate: index.samples(of: id, ofType: type)?.bad ?? [:]))
  }
}
