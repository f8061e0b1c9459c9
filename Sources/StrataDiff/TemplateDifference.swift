public import StrataJSON

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
  public let sections: [SectionDifference]
  /// The changes of who may do or reach more or less, the wider first.
  public let access: [AccessChange]
  /// The protections that are weaker than before, or gone.
  public let protections: [ProtectionChange]
  /// Data that a deployment could lose.
  public internal(set) var dataAtRisk: [DataRisk]
  /// Resources of which only the logical id was changed.
  public let renames: [Rename]
  /// The remedies that keep the logical ids of renamed resources; none where no construct is known.
  public internal(set) var remedies: [RenameRemedy]
  /// The exact steps from the old template's JSON to that of the new.
  public let patch: TemplatePatch

  let redaction: Redaction

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
    let (old, new) = (try ComparedTemplate(old, .old), try ComparedTemplate(new, .new))
    patch = TemplatePatch(from: old.json, to: new.json)
    redaction = Redaction(old, new)
    guard !patch.operations.isEmpty else {
      (resources, sections, access, protections) = ([], [], [], [])
      (dataAtRisk, renames, remedies) = ([], [], [])
      return
    }
    let sections = SectionDifference.all(from: old, to: new)
    var comparison = StackComparison(old: old, new: new, sections: sections, constructs: constructs)
    comparison.compare()
    resources = comparison.resources
    self.sections = sections
    access = comparison.access
    protections = comparison.protections
    dataAtRisk = comparison.dataAtRisk
    renames = comparison.renames
    remedies = RenameRemedy.all(for: comparison.renames, from: old, to: new, constructs: constructs)
  }

  /// Whether both templates say the same, however they're written.
  public var isEmpty: Bool { resources.isEmpty && sections.isEmpty }

  /// Whether both templates are the same, byte for byte once written.
  public var isIdentical: Bool { patch.operations.isEmpty }

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
