import StrataJSON
import StrataTemplate

/// Finds an order of deployments that CloudFormation accepts.
struct DeploymentPlan {
  private(set) var conflicts: [ExportConflict] = []
  /// The exports that can be kept for one round, by stack.
  private(set) var kept: [String: [StackExport]] = [:]
  private(set) var steps: [DeploymentStep]?
  private(set) var stepsKeepingExports: [DeploymentStep]?

  private let stacks: [StackSetDifference.Stack]
  private let before: [String: StackInterface]
  private let after: [String: StackInterface]

  init(
    _ stacks: [StackSetDifference.Stack], before: [String: StackInterface], after: [String: StackInterface]
  ) {
    self.stacks = stacks
    self.before = before
    self.after = after
    findConflicts()
    let touched = stacks.filter { !$0.difference.isEmpty || $0.isAdded || $0.isRemoved }
    if conflicts.contains(where: { !$0.users.isEmpty }) { return }
    steps = order(touched, keeping: false)?.map { DeploymentStep(stack: $0, action: action($0)) }
    let canKeep = conflicts.allSatisfy { conflict in
      kept[conflict.stack]?.contains { $0.outputID == conflict.outputID } == true
    }
    guard !conflicts.isEmpty, canKeep, let order = order(touched, keeping: true) else { return }
    let first = order.map { stack in
      DeploymentStep(
        stack: stack, action: kept[stack].map { .deployKeeping($0.map(\.outputID)) } ?? action(stack))
    }
    let second = order.filter { kept[$0] != nil }.map { DeploymentStep(stack: $0, action: .deploy) }
    stepsKeepingExports = first + second
    if steps == nil { steps = stepsKeepingExports }
  }

  private func action(_ stack: String) -> DeploymentStep.Action { after[stack] == nil ? .delete : .deploy }

  private mutating func findConflicts() {
    for stack in stacks {
      let exports = Dictionary(
        (after[stack.name]?.exports ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      for export in before[stack.name]?.exports ?? [] {
        let new = exports[export.name]
        if let new, !isChanged(export, new, in: stack) { continue }
        let users = stacks.map(\.name).filter { before[$0]?.imports.contains(export.name) == true }
        if users.isEmpty { continue }
        let still = users.filter { after[$0]?.imports.contains(export.name) == true }
        conflicts.append(
          ExportConflict(
            name: export.name, stack: stack.name, outputID: export.outputID, event: new == nil ? .removed : .changed,
            formerUsers: users.filter { !still.contains($0) }, users: still))
        if new == nil, canKeep(export, in: stack) { kept[stack.name, default: []].append(export) }
      }
    }
  }

  /// Whether an export has another value: one that's written otherwise, or of a resource that is made anew.
  private func isChanged(_ old: StackExport, _ new: StackExport, in stack: StackSetDifference.Stack) -> Bool {
    if old.value != new.value { return true }
    let replaced = Set(
      stack.difference.resources.filter { $0.action == .replaced }.map(\.logicalID))
    return !replaced.isEmpty && Self.names(in: new.output).contains(where: replaced.contains)
  }

  /// Whether an output of the old template makes sense in the new one, where what it's of has to be.
  private func canKeep(_ export: StackExport, in stack: StackSetDifference.Stack) -> Bool {
    if stack.isRemoved || export.isNested { return false }
    let gone = Set(
      stack.difference.resources.compactMap { resource -> String? in
        switch resource.action {
        case .removed, .replaced: resource.formerLogicalID ?? resource.logicalID
        case .mayBeReplaced, .mayBeRemoved, .changed, .added, .metadata: nil
        }
      })
    let others = stack.difference.sections.filter(\.isRemoved).compactMap(\.name)
    return !Self.names(in: export.output).contains { gone.contains($0) || others.contains($0) }
  }

  private static func names(in output: JSONValue) -> [String] {
    let condition = output["Condition"]?.string.map { [$0] } ?? []
    return condition + TemplateReference.all(in: output).map(\.target)
  }

  /// An order in which every import finds its export, and no export is taken from a stack that uses it.
  private func order(_ touched: [StackSetDifference.Stack], keeping: Bool) -> [String]? {
    let usual = usualOrder(touched)
    var graph = DeploymentGraph(usual)
    let owners = Dictionary(
      after.flatMap { stack, interface in interface.exports.map { ($0.name, stack) } },
      uniquingKeysWith: { first, second in min(first, second) })
    for stack in usual {
      for name in after[stack]?.imports ?? [] {
        guard let owner = owners[name], usual.contains(owner) else { continue }
        let isThere = before[owner]?.exports.contains { $0.name == name } == true
        if !isThere { graph.add(owner, before: stack) }
      }
    }
    for conflict in conflicts {
      let isKept = keeping && kept[conflict.stack]?.contains { $0.outputID == conflict.outputID } == true
      if isKept { continue }
      for user in conflict.formerUsers where usual.contains(user) { graph.add(user, before: conflict.stack) }
    }
    return graph.order
  }

  /// Producers before those that import from them, as they were or are to be; deleted stacks last.
  private func usualOrder(_ touched: [StackSetDifference.Stack]) -> [String] {
    let names = touched.filter { !$0.isRemoved }.map(\.name)
    var graph = DeploymentGraph(names)
    for stack in names {
      let imports = after[stack]?.imports ?? []
      for other in names where after[other]?.exports.contains(where: { imports.contains($0.name) }) == true {
        graph.add(other, before: stack)
      }
    }
    return (graph.order ?? names) + touched.filter(\.isRemoved).map(\.name)
  }
}
