import StrataFacts
import StrataJSON
import StrataTemplate

/// Follows changes to what depends on them, as CloudFormation does.
struct Propagation {
  /// The changes of resources, by logical id.
  private(set) var changes: [String: [PropertyChange]]
  private let new: ComparedTemplate
  private let old: ComparedTemplate
  private var dependents: Dependents
  private var levels: [String: Level] = [:]
  private var pending: [String] = []

  enum Level: Int, Comparable {
    case same, changed, mayBeReplaced, replaced

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// Follows changes.
  ///
  /// - Parameters:
  ///   - direct: The changes found at each resource that is in both templates.
  ///   - values: The parameters, mappings and conditions that give other values.
  ///   - new: The new template.
  ///   - old: The old template.
  init(direct: [String: [PropertyChange]], values: ChangedValues, new: ComparedTemplate, old: ComparedTemplate) {
    changes = direct
    (self.new, self.old) = (new, old)
    let isAnything = !direct.isEmpty || !values.isEmpty
    dependents = Dependents(
      isAnything ? new.resources.filter { old.resource($0.logicalID) != nil } : [], in: new)
    for (id, changes) in direct { levels[id] = Self.level(of: changes) }
    pending = levels.filter { $0.value > .same }.keys.sorted(by: utf8Precedes)
    if !values.isEmpty {
      for reference in dependents.all {
        if let (cause, isCertain) = values.cause(reference.target) { add(reference, cause, isCertain: isCertain) }
      }
    }
    while let id = pending.popLast() { follow(id) }
    for (id, changes) in changes {
      // Those found by comparing are in their order already, and come first.
      let count = direct[id]?.count ?? 0
      guard changes.count > count + 1 else { continue }
      self.changes[id] = changes[..<count] + changes[count...].sorted { $0.steps.precedes($1.steps) }
    }
  }

  /// The level to which a resource stays.
  static func level(of changes: [PropertyChange]) -> Level {
    var level = Level.same
    for change in changes {
      switch change.replacement {
      case .always: return .replaced
      case .sometimes: level = .mayBeReplaced
      case .never:
        if level == .same, change.pointer.tokens.first == "Properties", !change.isReadOnly { level = .changed }
      }
    }
    return level
  }

  private mutating func follow(_ id: String) {
    let level = levels[id] ?? .same
    for reference in dependents.references(to: id) where reference.resource != id {
      guard let (event, isCertain) = effect(of: level, on: reference) else { continue }
      add(reference, Cause(kind: .resource, name: id, event: event), isCertain: isCertain)
    }
  }

  private func effect(of level: Level, on reference: ResourceReference) -> (String, Bool)? {
    let attribute: String?
    switch reference.target {
    case .name: attribute = nil
    case .attribute(_, let name): attribute = name
    case .mapping, .condition: return nil
    }
    let isIdentity =
      attribute.map { StableAttributes.isIdentity($0, of: new.resource(reference.targetName)?.type ?? "") } ?? true
    switch level {
    case .same: return nil
    case .changed:
      guard let attribute, !StableAttributes.isStable(attribute, of: new.resource(reference.targetName)?.type ?? "")
      else {
        return nil
      }
      return ("is changed, and its \(attribute) may be", false)
    case .mayBeReplaced: return ("may be replaced", false)
    case .replaced: return ("is replaced", isIdentity)
    }
  }

  private mutating func add(_ reference: ResourceReference, _ cause: Cause, isCertain: Bool) {
    let id = reference.resource
    guard let resource = new.resource(id) else { return }
    let path = reference.path
    // What matters is that the values are unknown, and not the same.
    let (effect, isReadOnly) = ReplacementRules(type: resource.type, old: old.resource(id), new: resource).effect(
      at: path.steps.dropFirst(), from: .reference("old"), to: .reference("new"))
    let replacement = isCertain ? effect : min(effect, .sometimes)
    var known = changes[id] ?? []
    if let index = known.firstIndex(where: { $0.pointer == path.pointer }) {
      known[index].replacement = max(known[index].replacement, replacement)
      known[index].causes.removeAll { $0.kind == cause.kind && $0.name == cause.name }
      known[index].causes.append(cause)
    } else {
      known.append(
        PropertyChange(
          path, value: value(at: path, in: resource), replacement: replacement,
          isReadOnly: isReadOnly, causes: [cause]))
    }
    changes[id] = known
    let level = Self.level(of: known)
    if level > levels[id] ?? .same {
      levels[id] = level
      pending.append(id)
    }
  }

  private func value(at path: PropertyPath, in resource: TemplateResource) -> JSONValue? {
    JSONValue.object(resource.object)[path.pointer].flatMap { FormReader().form($0)?.json }
  }
}
