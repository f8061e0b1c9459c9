import StrataJSON
import StrataTemplate

/// Finds what more and what less may be done and reached, over all resources that differ.
struct AccessComparison {
  /// A resource before and after, under the logical id that it has in the new template.
  struct Pair {
    let logicalID: String
    let old: TemplateResource?
    let new: TemplateResource?
    let changes: [PropertyChange]
    /// The properties before and after, where they're known already.
    var forms: (old: Form, new: Form)?
  }

  private(set) var changes: [AccessChange] = []
  private var oldPermissions: [Grant] = []
  private var newPermissions: [Grant] = []
  private var oldRules: [NetworkRule] = []
  private var newRules: [NetworkRule] = []

  /// Compares resources.
  ///
  /// - Parameters:
  ///   - pairs: The resources that differ.
  ///   - renames: The new logical ids of resources by their old ones.
  init(_ pairs: [Pair], renames: [String: String]) {
    for pair in pairs { compare(pair, renames) }
    let gone = Set(pairs.filter { $0.new == nil }.map(\.logicalID))
    changes += PermissionComparison(from: oldPermissions, to: newPermissions, gone: gone).changes
    add(newRules, unlessIn: oldRules, .wider)
    add(oldRules, unlessIn: newRules, .narrower)
    var seen: Set<AccessChange> = []
    changes = changes.filter { seen.insert($0).inserted }.sorted(by: AccessChange.inOrder)
  }

  private mutating func compare(_ pair: Pair, _ renames: [String: String]) {
    func form(_ resource: TemplateResource?, _ renames: [String: String]) -> Form? {
      resource.map { FormReader(type: $0.type, renames: renames).properties($0.object["Properties"]) ?? .object([]) }
    }
    // What was renamed has its new name on both sides, so that it's no change.
    let known = pair.old?.type == pair.new?.type ? pair.forms : nil
    let old = renames.isEmpty ? known?.old ?? form(pair.old, [:]) : form(pair.old, renames)
    let new = known?.new ?? form(pair.new, [:])
    var unreadable: [[Form]] = [[], []]
    if let resource = pair.old, let old {
      let reader = PermissionReader(resource, as: pair.logicalID, properties: old)
      oldPermissions += reader.permissions
      oldRules += NetworkRule.all(in: resource, as: pair.logicalID, old, withPreset: pair.new != nil)
      unreadable[0] = reader.unreadable
    }
    if let resource = pair.new, let new {
      let reader = PermissionReader(resource, as: pair.logicalID, properties: new)
      newPermissions += reader.permissions
      newRules += NetworkRule.all(in: resource, as: pair.logicalID, new, withPreset: pair.old != nil)
      unreadable[1] = reader.unreadable
    }
    if Set(unreadable[0]) != Set(unreadable[1]) {
      let text = "a policy that can't be read is another"
      add(.unclear, .permissions, pair.logicalID, text)
    }
    if let type = pair.new?.type, pair.old == nil || pair.old?.type == type {
      compare(pair, type, old, new)
    } else if let type = pair.old?.type {
      compare(pair, type, old, nil)
      if let type = pair.new?.type { compare(pair, type, nil, new) }
    }
  }

  private mutating func compare(_ pair: Pair, _ type: String, _ old: Form?, _ new: Form?) {
    changes += ExposureComparison.changes(type, pair.logicalID, from: old, to: new)
    changes += AttachmentComparison.changes(type, pair.logicalID, from: old, to: new)
    if let change = AttachmentComparison.wholeChange(type, pair.logicalID, isAdded: old == nil, isRemoved: new == nil) {
      changes.append(change)
    }
    guard old != nil, new != nil else { return }
    for change in pair.changes where change.pointer.tokens.first == "Properties" {
      guard let found = AttachmentComparison.unclearChange(change, of: type, pair.logicalID) else { continue }
      changes.append(found)
    }
  }

  private mutating func add(_ rules: [NetworkRule], unlessIn others: [NetworkRule], _ direction: AccessChange.Direction)
  {
    let groups = Dictionary(grouping: others, by: \.group)
    for rule in rules where !(groups[rule.group] ?? []).contains(where: { $0.covers(rule) }) {
      add(direction, .network, rule.logicalID, rule.text)
    }
  }

  private mutating func add(
    _ direction: AccessChange.Direction, _ area: AccessChange.Area, _ logicalID: String, _ text: String
  ) {
    changes.append(AccessChange(direction: direction, area: area, logicalID: logicalID, text: text))
  }
}
