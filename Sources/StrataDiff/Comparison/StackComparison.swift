import StrataJSON
import StrataTemplate

/// Puts together what becomes of each resource of a stack.
struct StackComparison {
  let old: ComparedTemplate
  let new: ComparedTemplate
  let sections: [SectionDifference]
  let constructs: [String: String]

  private(set) var resources: [ResourceDifference] = []
  private(set) var access: [AccessChange] = []
  private(set) var protections: [ProtectionChange] = []
  private(set) var dataAtRisk: [DataRisk] = []
  private(set) var renames: [Rename] = []

  private let context: ComparedProperties.Context
  private let handed: [String: Bool]
  /// The resources that are written otherwise; nil where any may be.
  private let touched: Set<String>?
  private var pairs: [AccessComparison.Pair] = []

  init(
    old: ComparedTemplate, new: ComparedTemplate, sections: [SectionDifference], constructs: [String: String],
    nested: NestedSides, handed: [String: Bool], touched: Set<String>?
  ) {
    self.old = old
    self.new = new
    self.sections = sections
    self.constructs = constructs
    self.handed = handed
    self.touched = touched
    context = ComparedProperties.Context(old: old, new: new, nested: nested)
  }

  mutating func compare() {
    let removed = old.resources.filter { new.resource($0.logicalID) == nil }
    let added = new.resources.filter { old.resource($0.logicalID) == nil }
    renames = RenameFinder.renames(from: old, to: new)
    let (former, current) = (Set(renames.map(\.former)), Set(renames.map(\.current)))
    for rename in renames { add(rename) }
    for resource in removed where !former.contains(resource.logicalID) {
      add(.removed, resource, old: resource, new: nil, [])
    }
    for resource in added where !current.contains(resource.logicalID) {
      add(.added, resource, old: nil, new: resource, [])
    }
    compareKept()
    let names = Dictionary(renames.map { ($0.former, $0.current) }, uniquingKeysWith: { first, _ in first })
    access = AccessComparison(pairs, renames: names, context).changes + OpaqueComparison.changes(sections)
    access += openLoops
    publish()
    access.sort(by: AccessChange.inOrder)
    protections = ProtectionComparison(pairs, renames: names, context).changes
    for pair in pairs { dataAtRisk += DataLoss.risks(pair, names, context) }
    sort()
  }

  /// Whether it matters how many a loop makes: they give access, or hold data.
  private func mayMatter(_ loop: String) -> Bool {
    let bodies = LoopBodies.resources(of: loop, in: new) + LoopBodies.resources(of: loop, in: old)
    return bodies.contains { resource in
      if StatefulTypes.entry(of: resource.type) != nil { return true }
      let pair = AccessComparison.Pair(logicalID: resource.logicalID, old: nil, new: resource, changes: [])
      return !AccessComparison([pair], renames: [:], context).changes.isEmpty
    }
  }

  /// Says of what isn't live before it's published that it isn't.
  private mutating func publish() {
    let publication = Publication(
      old: old, new: new, replaced: Set(resources.filter { $0.action == .replaced }.map(\.logicalID)))
    for index in resources.indices {
      guard let note = publication.note(on: resources[index]) else { continue }
      resources[index].notes.append(note)
      let id = resources[index].logicalID
      access.removeAll { $0.logicalID == id && $0.direction == .narrower && publication.isWaiting($0, id) }
    }
  }

  /// The loops whose lists are others, and not known before deployment.
  private var openLoops: [AccessChange] {
    sections.filter { LoopBodies.isOpenList($0, in: old, new) && mayMatter($0.name ?? "") }.map {
      AccessChange(
        direction: .unclear, area: .permissions, logicalID: $0.name ?? "",
        text: "it can't be told which resources the loop makes: its list is known only at deployment")
    }
  }

  private mutating func compareKept() {
    var direct: [String: [PropertyChange]] = [:]
    var forms: [String: (old: Form, new: Form)] = [:]
    for resource in new.resources {
      guard touched?.contains(resource.logicalID) != false, let before = old.resource(resource.logicalID),
        before.object != resource.object
      else { continue }
      let comparison = ResourceComparison(old: before, new: resource)
      if comparison.changes.isEmpty { continue }
      direct[resource.logicalID] = comparison.changes
      forms[resource.logicalID] = comparison.forms
    }
    let values = ChangedValues(sections, handed: handed, old: old, new: new)
    let changes = Propagation(direct: direct, values: values, new: new, old: old).changes
    for resource in new.resources {
      guard let before = old.resource(resource.logicalID) else { continue }
      let changes = changes[resource.logicalID] ?? []
      let presence = Presence(before, resource, values)
      if changes.isEmpty, presence.reason == nil { continue }
      add(
        Self.action(changes, presence), resource, old: before, new: resource, changes, presence.reason ?? presence.note,
        forms[resource.logicalID])
    }
  }

  private static func action(_ changes: [PropertyChange], _ presence: Presence) -> ResourceDifference.Action {
    switch Propagation.level(of: changes) {
    case .replaced: return .replaced
    case .mayBeReplaced: return .mayBeReplaced
    case .same, .changed:
      if presence.reason != nil { return .mayBeRemoved }
      return changes.allSatisfy(\.isMetadata) ? .metadata : .changed
    }
  }

  private mutating func add(_ rename: Rename) {
    guard let before = old.resource(rename.former), let after = new.resource(rename.current) else { return }
    var notes = ["only the logical id was changed, from \(rename.former)"]
    if let name = FixedName(before, after) { notes.append(name.noteOfRename) }
    let difference = ResourceDifference(
      logicalID: rename.current, formerLogicalID: rename.former, type: rename.type, construct: construct(after),
      action: .replaced, changes: [], notes: notes)
    resources.append(difference)
    dataAtRisk += DataRisk.of(difference, old: before, new: after)
  }

  private mutating func add(
    _ action: ResourceDifference.Action, _ resource: TemplateResource, old: TemplateResource?,
    new: TemplateResource?, _ changes: [PropertyChange], _ reason: String? = nil,
    _ forms: (old: Form, new: Form)? = nil
  ) {
    var notes = reason.map { [$0] } ?? []
    if let old, let new {
      if old.type != new.type {
        notes.append("CloudFormation refuses another type under the same logical id: give it another id")
      } else if action == .replaced, let name = FixedName(old, new) {
        notes.append(name.noteOfReplacement)
      }
      if action != .replaced, let forms { notes += IndexRefusal.notes(forms, of: new.type) }
    }
    let difference = ResourceDifference(
      logicalID: resource.logicalID, formerLogicalID: nil, type: resource.type, construct: construct(resource),
      action: action, changes: changes, notes: notes)
    resources.append(difference)
    if let old { dataAtRisk += DataRisk.of(difference, old: old, new: new) }
    if action != .metadata {
      pairs.append(.init(logicalID: resource.logicalID, old: old, new: new, changes: changes, forms: forms))
    }
  }

  private func construct(_ resource: TemplateResource) -> String? {
    constructs[resource.logicalID] ?? resource.object["Metadata"]?["aws:cdk:path"]?.string
  }

  private mutating func sort() { (resources, dataAtRisk) = Self.sorted(resources, dataAtRisk) }

  /// Resources in order, the gravest first, and data at risk.
  static func sorted(
    _ resources: [ResourceDifference], _ dataAtRisk: [DataRisk]
  ) -> (resources: [ResourceDifference], dataAtRisk: [DataRisk]) {
    let risky = Set(dataAtRisk.map(\.logicalID))
    let ranked = resources.map { resource in
      (rank: risky.contains(resource.formerLogicalID ?? resource.logicalID) ? -1 : resource.action.rank, resource)
    }
    return (
      ranked.sorted {
        $0.rank == $1.rank ? utf8Precedes($0.1.logicalID, $1.1.logicalID) : $0.rank < $1.rank
      }.map(\.1),
      dataAtRisk.sorted {
        $0.logicalID == $1.logicalID ? utf8Precedes($0.contents, $1.contents) : utf8Precedes($0.logicalID, $1.logicalID)
      }
    )
  }
}

/// Whether a resource is there may have changed, though the template has it still.
private struct Presence {
  /// The reason why it may be, or nil where it's as before.
  let reason: String?
  /// What to know where it's there for sure now.
  let note: String?

  init(_ old: TemplateResource, _ new: TemplateResource, _ values: ChangedValues) {
    let (before, after) = (old.object["Condition"]?.string, new.object["Condition"]?.string)
    if before != after {
      reason = after.map { "whether it's there depends on the condition \($0)" }
      note = before.flatMap { after == nil ? "it's made where the condition \($0) didn't hold" : nil }
      return
    } else if let after, values.conditions.contains(after) {
      reason = "whether it's there depends on the condition \(after), which may say something else"
    } else {
      reason = nil
    }
    note = nil
  }
}
