import StrataJSON

/// The parameters, mappings and conditions that give other values than before.
struct ChangedValues {
  private(set) var parameters: Set<String> = []
  private(set) var conditions: Set<String> = []
  private var mappings: [String: Set<[String]>] = [:]
  private let handed: [String: Bool]

  /// Takes what changed outside the resources.
  ///
  /// - Parameters:
  ///   - sections: The changes.
  ///   - handed: The parameters that a template around gives another value, and whether it surely does.
  ///   - old: The template before.
  ///   - new: The template now.
  init(_ sections: [SectionDifference], handed: [String: Bool], old: ComparedTemplate, new: ComparedTemplate) {
    self.handed = handed
    parameters.formUnion(handed.keys)
    for difference in sections {
      guard let name = difference.name, !difference.isAdded, !difference.isRemoved else { continue }
      switch difference.section {
      case "Parameters":
        // Nothing but the value and its kind reaches a resource.
        if difference.changes.contains(where: { ["Default", "Type"].contains($0.pointer.tokens.first) }) {
          parameters.insert(name)
        }
      case "Mappings":
        // Rows that come or go change nothing in those that stay.
        let changed = difference.changes.filter {
          $0.pointer.tokens.count > 2 || $0.before != nil && $0.after != nil && $0.pointer.tokens.count == 2
        }
        if !changed.isEmpty { mappings[name] = Set(changed.map { Array($0.pointer.tokens.prefix(2)) }) }
      case "Conditions": conditions.insert(name)
      default: break
      }
    }
    followConditions(new)
  }

  /// Conditions that say the same of what says something else.
  private mutating func followConditions(_ new: ComparedTemplate) {
    if parameters.isEmpty, mappings.isEmpty, conditions.isEmpty { return }
    let targets = new.section("Conditions").map { ($0.key, ResourceReference.targets(inCondition: $0.value)) }
    var isDone = false
    while !isDone {
      isDone = true
      for (name, targets) in targets where !conditions.contains(name) && targets.contains(where: { cause($0) != nil }) {
        conditions.insert(name)
        isDone = false
      }
    }
  }

  var isEmpty: Bool { parameters.isEmpty && mappings.isEmpty && conditions.isEmpty }

  /// The cause of a reference's having another value, and whether it has one for sure.
  func cause(_ target: ResourceReference.Target) -> (cause: Cause, isCertain: Bool)? {
    switch target {
    case .name(let name):
      guard parameters.contains(name) else { return nil }
      if let isCertain = handed[name] {
        let event = isCertain ? "has another value" : "may have another value"
        return (Cause(kind: .parameter, name: name, event: event), isCertain)
      }
      // A stack that was given a value keeps it.
      return (Cause(kind: .parameter, name: name, event: "has another default"), false)
    case .attribute: return nil
    case .condition(let name):
      guard conditions.contains(name) else { return nil }
      return (Cause(kind: .condition, name: name, event: "may say something else"), false)
    case .mapping(let name, let first, let second):
      guard let keys = mappings[name] else { return nil }
      func fits(_ key: [String], _ index: Int, _ name: String?) -> Bool {
        key.count <= index || name == nil || key[index] == name
      }
      guard keys.contains(where: { fits($0, 0, first) && fits($0, 1, second) }) else { return nil }
      let isCertain = first != nil && second != nil
      return (Cause(kind: .mapping, name: name, event: "has other values"), isCertain)
    }
  }
}
