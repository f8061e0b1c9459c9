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

    /// The properties of each side, with what was renamed under its new name on both, so that it's no change.
    func properties(_ renames: [String: String]) -> (old: Form?, new: Form?) {
      func form(_ resource: TemplateResource?, _ renames: [String: String]) -> Form? {
        resource.map { FormReader(type: $0.type, renames: renames).properties($0.object["Properties"]) ?? .object([]) }
      }
      let known = old?.type == new?.type ? forms : nil
      return (
        renames.isEmpty ? known?.old ?? form(old, [:]) : form(old, renames), known?.new ?? form(new, [:])
      )
    }
  }

  private(set) var changes: [AccessChange] = []
  private var oldPermissions: [Grant] = []
  private var newPermissions: [Grant] = []
  private var oldRules: [NetworkRule] = []
  private var newRules: [NetworkRule] = []
  private let context: ComparedProperties.Context
  private let denials: DenialFinder

  /// Compares resources.
  ///
  /// - Parameters:
  ///   - pairs: The resources that differ.
  ///   - renames: The new logical ids of resources by their old ones.
  ///   - context: What both templates give.
  init(_ pairs: [Pair], renames: [String: String], _ context: ComparedProperties.Context) {
    self.context = context
    denials = DenialFinder(old: context.formerTemplate, new: context.template, renames: renames)
    for pair in pairs { compare(pair, renames) }
    let gone = Set(pairs.filter { $0.new == nil }.map(\.logicalID))
    changes +=
      PermissionComparison(from: oldPermissions, to: newPermissions, gone: gone, canHold: context.canHold).changes
    add(newRules, unlessIn: oldRules, .wider)
    add(oldRules, unlessIn: newRules, .narrower)
    var seen: Set<AccessChange> = []
    changes = changes.filter { seen.insert($0).inserted }.sorted(by: AccessChange.inOrder)
  }

  private mutating func compare(_ pair: Pair, _ renames: [String: String]) {
    let (old, new) = pair.properties(renames)
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
    changes += OpaqueComparison.changes(pair, context.nested)
    if let type = pair.new?.type, pair.old == nil || pair.old?.type == type {
      compare(pair, type, old, new)
    } else if let type = pair.old?.type {
      compare(pair, type, old, nil)
      if let type = pair.new?.type { compare(pair, type, nil, new) }
    }
  }

  private mutating func compare(_ pair: Pair, _ type: String, _ old: Form?, _ new: Form?) {
    let properties = ComparedProperties(
      logicalID: pair.logicalID, type: type, old: old, new: new,
      conditions: (pair.old?.object["Condition"]?.string, pair.new?.object["Condition"]?.string), context: context)
    changes += ExposureComparison.changes(properties)
    changes += ListComparison(properties, denials).changes
    changes += RoleComparison.changes(properties)
    changes += RouteComparison.changes(properties)
    changes += EgressComparison.changes(properties)
    changes += WebRuleComparison.changes(properties)
    changes += InterfaceComparison.changes(properties)
    changes += AttachmentComparison.wholeChanges(properties)
    guard old != nil, new != nil else { return }
    for change in pair.changes where change.pointer.tokens.first == "Properties" {
      guard let found = AttachmentComparison.unclearChange(change, of: type, pair.logicalID) else { continue }
      changes.append(found)
    }
  }

  private mutating func add(_ rules: [NetworkRule], unlessIn others: [NetworkRule], _ direction: AccessChange.Direction)
  {
    let groups = Dictionary(grouping: others, by: \.group)
    for rule in rules {
      let covering = (groups[rule.group] ?? []).filter { $0.covers(rule) }
      if rule.guards.isCovered(by: covering.map(\.guards), context.canHold) { continue }
      add(direction, .network, rule.logicalID, rule.text)
    }
  }

  private mutating func add(
    _ direction: AccessChange.Direction, _ area: AccessChange.Area, _ logicalID: String, _ text: String
  ) {
    changes.append(AccessChange(direction: direction, area: area, logicalID: logicalID, text: text))
  }
}
