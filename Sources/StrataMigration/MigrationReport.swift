package import StrataJSON

/// What became of a template's parts.
package struct MigrationReport: Sendable {
  /// Something that has no typed form and is written in the form of the template.
  package struct Raw: Sendable, Hashable {
    /// The place in the template.
    package let place: JSONPointer
    /// Why there's no typed form.
    package let reason: String
  }

  /// How many resources are declared by their own types.
  package var typedResources = 0
  /// How many resources are declared by the names of their types, which have no Swift of their own.
  package var namedResources = 0
  /// The constructs that stand for resources, in the order of the sources.
  package private(set) var lifted: [Lift] = []
  /// The constructs that would make something else than the template has.
  package var refusals: [Lifting.Refusal] = []
  /// How many parameters, mappings, conditions, rules and outputs are declared.
  package var otherDeclarations = 0
  /// What is written in the form of the template, in the order of the sources.
  package private(set) var raw: [Raw] = []

  package mutating func addRaw(_ place: JSONPointer, because reason: String) {
    raw.append(Raw(place: place, reason: reason))
  }

  mutating func addLifted(_ lift: Lift) { lifted.append(lift) }

  /// Takes back what was added beyond a number, since it's written otherwise after all.
  mutating func removeRaw(after count: Int) { raw.removeLast(raw.count - count) }
}
