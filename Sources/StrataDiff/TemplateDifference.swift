public import StrataJSON
package import StrataTemplate

/// The changes from one template to another, as CloudFormation would carry them out.
///
/// ```swift
/// let difference = try TemplateDifference(from: committed, to: synthesized)
/// print(difference.text(title: "Orders"))
/// ```
public struct TemplateDifference: Sendable {
  /// The resources that differ, the gravest first.
  public internal(set) var resources: [ResourceDifference]
  /// The differences outside the resources.
  public internal(set) var sections: [SectionDifference]
  /// The changes of who may do or reach more or less, the wider first.
  public internal(set) var access: [AccessChange]
  /// The protections that are weaker than before, or gone.
  public internal(set) var protections: [ProtectionChange]
  /// Data that a deployment could lose.
  public internal(set) var dataAtRisk: [DataRisk]
  /// Resources of which only the logical id was changed.
  public let renames: [Rename]
  /// The remedies that keep the logical ids of renamed resources; none where no construct is known.
  public internal(set) var remedies: [RenameRemedy]
  /// The exact steps from the old template's JSON to that of the new; those of nested stacks' templates aren't among them.
  public let patch: TemplatePatch

  var redaction: Redaction
  /// Whether the template of a nested stack is written otherwise.
  var hasNestedChanges = false

  /// Compares two templates.
  ///
  /// - Parameters:
  ///   - old: The template that is deployed or committed.
  ///   - new: The template that takes its place.
  ///   - constructs: The paths of the new template's constructs, such as `Orders/Jobs`, by the logical ids of their
  ///     resources. Without them, paths are those in the template's own metadata.
  /// - Throws: An error that names the first value that isn't what a template has there.
  public init(
    from old: JSONValue, to new: JSONValue, constructs: [String: String] = [:]
  ) throws(DifferenceError) {
    try self.init(from: old, to: new, constructs: constructs, nesting: [], to: [])
  }

  /// Compares two templates, and those of the stacks in them.
  ///
  /// - Parameters:
  ///   - old: The template that is deployed or committed.
  ///   - new: The template that takes its place.
  ///   - constructs: The paths of the new template's constructs by logical ids, those of nested stacks behind the stacks' own:
  ///     `Network/Vpc`; none unless given.
  ///   - former: The stacks that the old template nests.
  ///   - current: The stacks that the new template nests.
  /// - Throws: An error that names the first value that isn't what a template has there.
  package init(
    from old: JSONValue, to new: JSONValue, constructs: [String: String] = [:], nesting former: [NestedStack],
    to current: [NestedStack]
  ) throws(DifferenceError) {
    try self.init(
      from: try ComparedTemplate(old, .old), to: try ComparedTemplate(new, .new), constructs: constructs,
      nested: NestedSides(old: former, new: current))
  }

  /// Compares two templates that have the form of templates.
  ///
  /// - Parameters:
  ///   - old: The template before.
  ///   - new: The template now.
  ///   - constructs: The paths of constructs by logical ids.
  ///   - nested: The stacks in them.
  ///   - handed: The parameters that get another value than before, and whether they surely do; none unless given.
  /// - Throws: An error that names the first value in a nested stack's template that isn't what a template has there.
  init(
    from old: ComparedTemplate, to new: ComparedTemplate, constructs: [String: String], nested: NestedSides,
    handed: [String: Bool] = [:]
  ) throws(DifferenceError) {
    patch = TemplatePatch(from: old.json, to: new.json)
    redaction = Redaction(old, new)
    var sections: [SectionDifference] = []
    let isSame = patch.operations.isEmpty && handed.isEmpty
    if !isSame { sections = SectionDifference.all(from: old, to: new) }
    var comparison = StackComparison(
      old: old, new: new, sections: sections, constructs: constructs, nested: nested, handed: handed,
      touched: old.hasLoops || new.hasLoops ? nil : patch.touchedResources)
    if !isSame { comparison.compare() }
    resources = comparison.resources
    self.sections = sections
    access = comparison.access
    protections = comparison.protections
    dataAtRisk = comparison.dataAtRisk
    renames = comparison.renames
    remedies =
      comparison.renames.isEmpty
      ? [] : RenameRemedy.all(for: comparison.renames, from: old, to: new, constructs: constructs)
    if nested.old.isEmpty, nested.new.isEmpty { return }
    let differences = try NestedComparison(nested, in: comparison, constructs: constructs).differences()
    add(differences, nested)
  }

  /// Whether both templates say the same, however they're written.
  public var isEmpty: Bool { resources.isEmpty && sections.isEmpty }

  /// Whether both templates are the same, byte for byte once written.
  public var isIdentical: Bool { patch.operations.isEmpty && !hasNestedChanges }

  /// The verdict on the difference.
  public var verdict: Verdict {
    if isEmpty { return .same }
    let isGrave =
      !dataAtRisk.isEmpty || !protections.isEmpty || access.contains { $0.direction != .narrower }
      || resources.contains { [.replaced, .mayBeReplaced, .mayBeRemoved].contains($0.action) }
    return isGrave ? .grave : .different
  }

  /// The counts of what there is.
  public var counts: ChangeCounts {
    var counts = ChangeCounts()
    for resource in resources { counts.count(resource.action) }
    counts.others = sections.count
    counts.dataAtRisk = dataAtRisk.count
    counts.weakened = protections.count
    for change in access {
      switch change.direction {
      case .wider: counts.wider += 1
      case .unclear: counts.unclear += 1
      case .narrower: counts.narrower += 1
      }
    }
    return counts
  }
}
