package import StrataDiff
import StrataReleases

/// What of a stack isn't as it was deployed.
package struct StackDrift: Sendable {
  /// Something that a stack is held against, and what differs from it.
  package struct Comparison: Sendable {
    /// What it's held against, in words.
    package let basis: String
    /// What differs.
    package let difference: TemplateDifference
  }

  /// Resources that CloudFormation can't look at.
  package struct Unchecked: Sendable, Hashable {
    /// Their type.
    package let type: String
    /// Their logical ids, sorted.
    package let logicalIDs: [String]
  }

  /// A property that CloudFormation finds another, where nothing more can be shown.
  package struct OpaqueProperty: Sendable, Hashable {
    /// The resource's logical id.
    package let logicalID: String
    /// The property, as in `Environment/Variables/PASSWORD`.
    package let path: String
    /// The construct and line of the resource; nil where none is known.
    package let place: ResourcePlace?
  }

  /// The stack's name.
  package let name: String
  /// Why it isn't the stack that was deployed; nil where it is.
  package var refusal: DeploymentError?
  /// Why its template isn't the one that was deployed, where that isn't kept; nil where it is, or that's kept.
  package var otherTemplate: String?
  /// The template, held against the one that was deployed; nil where that's the same, or can't be compared.
  package var template: Comparison?
  /// The parameters that have another value than was deployed, each in a line.
  package var parameters: [String] = []
  /// The resources as CloudFormation found them, held against the stack's template; nil where nothing differs.
  package var resources: TemplateDifference?
  /// The properties that differ in a way that can't be shown.
  package var opaque: [OpaqueProperty] = []
  /// The resources that CloudFormation can't look at.
  package var unchecked: [Unchecked] = []
  /// What isn't known, each in a sentence.
  package var unknown: [String] = []

  init(_ name: String) { self.name = name }

  /// Whether everything that was compared is as it was deployed.
  package var isEmpty: Bool {
    refusal == nil && otherTemplate == nil && template == nil && parameters.isEmpty && resources == nil
      && opaque.isEmpty
  }

  /// The verdict on what differs.
  package var verdict: Verdict {
    let differences = [template?.difference, resources].compactMap { $0 }
    let isDataGone =
      resources?.resources.contains { $0.action == .removed && HeldData.contents(ofType: $0.type) != nil } ?? false
    if refusal != nil || isDataGone || differences.contains(where: { $0.verdict == .grave }) { return .grave }
    return isEmpty ? .same : .different
  }
}
