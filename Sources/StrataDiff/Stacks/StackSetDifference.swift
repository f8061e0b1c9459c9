public import StrataJSON
package import StrataTemplate

/// The changes from some stacks to others, and the order in which they can be deployed.
///
/// An export that other stacks use can't be removed before they stop. Where that takes another order than usual, or
/// two rounds, ``steps`` says so.
public struct StackSetDifference: Sendable {
  /// The fate of a stack.
  public struct Stack: Sendable {
    /// The stack's name.
    public let name: String
    /// Whether only the new stacks have it.
    public let isAdded: Bool
    /// Whether only the old stacks have it.
    public let isRemoved: Bool
    /// The changes in it.
    public let difference: TemplateDifference
  }

  /// The stacks, by name.
  public private(set) var stacks: [Stack]
  /// Exports that are removed or changed while a stack used them.
  public let conflicts: [ExportConflict]
  /// The deployments that lead to the new stacks, in order; nil where none do.
  public let steps: [DeploymentStep]?
  /// The deployments that lead there when exports are kept for one round, so that stacks can be deployed in their usual
  /// order; nil where nothing has to be kept or can't be.
  public let stepsKeepingExports: [DeploymentStep]?

  private let templates: [String: JSONValue]
  private let kept: [String: [StackExport]]

  /// Compares stacks by their names.
  ///
  /// - Parameters:
  ///   - old: The templates that are deployed or committed.
  ///   - new: The templates that take their place.
  ///   - constructs: The paths of the new templates' constructs, by stack and the logical ids of their resources.
  /// - Throws: An error that names the first value that isn't what a template has there.
  public init(
    old: [String: JSONValue], new: [String: JSONValue], constructs: [String: [String: String]] = [:]
  ) throws(DifferenceError) {
    try self.init(old: old, new: new, constructs: constructs, nesting: [:], to: [:])
  }

  /// Compares stacks by their names, and the stacks in them.
  ///
  /// - Parameters:
  ///   - old: The templates that are deployed or committed.
  ///   - new: The templates that take their place.
  ///   - constructs: The paths of the new templates' constructs, by stack and the logical ids of their resources, those of
  ///     nested stacks behind the stacks' own; none unless given.
  ///   - former: The stacks that the old templates nest, by stack.
  ///   - current: The stacks that the new templates nest, by stack.
  /// - Throws: An error that names the first value that isn't what a template has there.
  package init(
    old: [String: JSONValue], new: [String: JSONValue], constructs: [String: [String: String]] = [:],
    nesting former: [String: [NestedStack]], to current: [String: [NestedStack]]
  ) throws(DifferenceError) {
    let names = Set(old.keys).union(new.keys).sorted(by: utf8Precedes)
    var stacks: [Stack] = []
    var (before, after): ([String: StackInterface], [String: StackInterface]) = ([:], [:])
    for name in names {
      do {
        let (oldTemplate, newTemplate) = (
          try ComparedTemplate(old[name] ?? [:], .old), try ComparedTemplate(new[name] ?? [:], .new)
        )
        let difference = try TemplateDifference(
          from: oldTemplate, to: newTemplate, constructs: constructs[name] ?? [:],
          nested: NestedSides(old: former[name] ?? [], new: current[name] ?? []))
        stacks.append(
          Stack(name: name, isAdded: old[name] == nil, isRemoved: new[name] == nil, difference: difference))
        if old[name] != nil {
          before[name] = try StackInterface(oldTemplate, of: name, nesting: former[name] ?? [])
        }
        if new[name] != nil {
          after[name] = try StackInterface(newTemplate, of: name, nesting: current[name] ?? [])
        }
      } catch {
        throw error.of(stack: name)
      }
    }
    self.stacks = stacks
    templates = new
    let plan = DeploymentPlan(stacks, before: before, after: after)
    conflicts = plan.conflicts
    kept = plan.kept
    steps = plan.steps
    stepsKeepingExports = plan.stepsKeepingExports
  }

  /// The same without the stacks whose templates are the same, byte for byte.
  public func leavingOutTheIdentical() -> StackSetDifference {
    var difference = self
    difference.stacks.removeAll { $0.difference.isIdentical && !$0.isAdded && !$0.isRemoved }
    return difference
  }

  /// Whether nothing changes.
  public var isEmpty: Bool { stacks.allSatisfy { $0.difference.isEmpty && !$0.isAdded && !$0.isRemoved } }

  /// The verdict on the differences together.
  public var verdict: Verdict {
    let grave: Verdict = conflicts.contains { !$0.users.isEmpty } ? .grave : .same
    let changed: Verdict = isEmpty ? .same : .different
    return stacks.map(\.difference.verdict).reduce(max(grave, changed), max)
  }

  /// The new template of a stack with the exports that have to be kept for one round, or nil where there are none.
  public func templateKeepingExports(of stack: String) -> JSONValue? {
    guard let exports = kept[stack], case .object(var template)? = templates[stack] else { return nil }
    var outputs = template["Outputs"]?.object ?? [:]
    for export in exports { outputs[export.outputID] = export.output }
    template["Outputs"] = .object(outputs)
    return .object(template)
  }
}
