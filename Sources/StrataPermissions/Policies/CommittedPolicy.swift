import StrataIsolation
package import StrataJSON
import StrataTemplate
import StrataText

/// A policy document that was written before, against which is held what is needed now.
package struct CommittedPolicy: Sendable {
  fileprivate struct Statement: Sendable {
    let isDenial: Bool
    /// The patterns of actions, in small letters.
    let actions: [String]
    /// The same as they are written.
    let writtenActions: [String]
    /// Whether it's about all actions but these.
    let excludesActions: Bool
    let resources: [String]
    /// Whether it's about all resources but these.
    let excludesResources: Bool
    /// The conditions, by operator and key, with their values.
    let conditions: [String: Set<String>]
  }

  private let statements: [Statement]

  /// The fault in a document.
  package struct Fault: Error, Sendable, Hashable {
    package let pointer: JSONPointer
    package let message: String
  }

  /// Reads a document.
  ///
  /// - Parameter json: The document: an object with statements, or a list of such.
  /// - Throws: ``Fault`` for the first thing in it that isn't what policies have.
  package init(_ json: JSONValue) throws(Fault) {
    var statements: [Statement] = []
    let documents = json.array ?? [json]
    for (index, document) in documents.enumerated() {
      let place = json.array == nil ? JSONPointer() : JSONPointer([String(index)])
      guard let found = document["Statement"] else {
        throw Fault(pointer: place, message: "there is no Statement")
      }
      let list = found.array ?? [found]
      for (number, statement) in list.enumerated() {
        let at = place.appending("Statement")
        statements.append(try Self.statement(statement, found.array == nil ? at : at.appending(number)))
      }
    }
    self.statements = statements
  }

  private static func statement(_ json: JSONValue, _ place: JSONPointer) throws(Fault) -> Statement {
    guard let effect = json["Effect"]?.string, ["Allow", "Deny"].contains(effect) else {
      throw Fault(pointer: place.appending("Effect"), message: "expected Allow or Deny")
    }
    let (actions, excludesActions) = try texts(json, "Action", place)
    let (resources, excludesResources) = try texts(json, "Resource", place)
    return Statement(
      isDenial: effect == "Deny", actions: actions.map { $0.lowercased() }, writtenActions: actions,
      excludesActions: excludesActions, resources: resources,
      excludesResources: excludesResources, conditions: try conditions(json["Condition"], place.appending("Condition")))
  }

  private static func texts(
    _ json: JSONValue, _ key: String, _ place: JSONPointer
  ) throws(Fault) -> (texts: [String], isExcluded: Bool) {
    let isExcluded = json[key] == nil
    let key = isExcluded ? "Not\(key)" : key
    return (try texts(json[key], place.appending(key)), isExcluded)
  }

  private static func texts(_ json: JSONValue?, _ place: JSONPointer) throws(Fault) -> [String] {
    let found = json?.array ?? json.map { [$0] } ?? []
    let texts = found.compactMap { $0.string ?? $0.bool.map { $0 ? "true" : "false" } }
    if texts.isEmpty || texts.count < found.count {
      throw Fault(pointer: place, message: "expected a text, or a list of texts")
    }
    return texts
  }

  private static func conditions(_ json: JSONValue?, _ place: JSONPointer) throws(Fault) -> [String: Set<String>] {
    guard let json else { return [:] }
    var conditions: [String: Set<String>] = [:]
    for kind in json.object ?? [:] {
      for key in kind.value.object ?? [:] {
        conditions["\(kind.key) \(key.key)".lowercased()] = Set(
          try texts(key.value, place.appending(kind.key).appending(key.key)))
      }
    }
    return conditions
  }

  /// Those needs that it doesn't allow, or denies.
  ///
  /// A statement counts where its conditions hold wherever those of the need do; several may allow together what none of
  /// them allows alone.
  package func missing(of permissions: NeededPermissions) -> [PermissionNeed] {
    permissions.needs.filter { !allows($0) }
  }

  /// Whether it allows what is needed.
  package func allows(_ need: PermissionNeed) -> Bool {
    let resource = need.resource
    let action = need.action.lowercased()
    let about = statements.filter { $0.isAbout(action) }
    if about.contains(where: { $0.isDenial && $0.mayMean(resource) && $0.mayHold(for: need.conditions) }) {
      return false
    }
    let allowing = about.filter { !$0.isDenial && $0.holds(for: need.conditions) }
    if allowing.contains(where: { $0.excludesResources && !$0.resources.contains { Self.mayMeet($0, resource) } }) {
      return true
    }
    let resources = allowing.filter { !$0.excludesResources }.flatMap(\.resources)
    // Nearly always one covers it alone, which is told soon.
    if resources.contains(where: { Glob.covers($0, resource) }) { return true }
    let others = resources.filter { Self.mayMeet($0, resource) }
    return others.count > 1 && Pattern(glob: resource).isCovered(by: others.map { Pattern(glob: $0) }) == true
  }

  /// Whether there may be a resource that two ARNs with stars both mean; a star stays within its field.
  fileprivate static func mayMeet(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let fields = [one, other].map { $0.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false) }
    guard fields[0].count == 6, fields[1].count == 6 else { return Glob.overlaps(one, other) }
    return zip(fields[0], fields[1]).allSatisfy { Glob.overlaps(String($0), String($1)) }
  }

  /// Those actions on resources that it allows though nothing needs them, as a statement names them, sorted.
  package func superfluous(beside permissions: NeededPermissions) -> [(action: String, resource: String)] {
    var found: [String: Set<String>] = [:]
    let needs = permissions.needs.map { (action: $0.action.lowercased(), resource: $0.resource) }
    // Nearly all that is allowed is needed word for word.
    let known = Dictionary(grouping: needs, by: \.action).mapValues { Set($0.map(\.resource)) }
    for statement in statements where !statement.isDenial && !statement.excludesActions && !statement.excludesResources
    {
      for (action, written) in zip(statement.actions, statement.writtenActions) {
        let others = statement.resources.filter { known[action]?.contains($0) != true }
        if others.isEmpty { continue }
        let needed = needs.filter { Glob.overlaps(action, $0.action) }
        for resource in others where !needed.contains(where: { Self.mayMeet($0.resource, resource) }) {
          found[written, default: []].insert(resource)
        }
      }
    }
    return found.flatMap { action, resources in resources.map { (action, $0) } }
      .sorted { [$0.action, $0.resource].lexicographicallyPrecedes([$1.action, $1.resource], by: utf8Precedes) }
  }
}

extension CommittedPolicy.Statement {
  fileprivate func isAbout(_ action: String) -> Bool {
    if excludesActions { return !actions.contains { Glob.overlaps($0, action) } }
    return actions.contains { isDenial ? Glob.overlaps($0, action) : Glob.covers($0, action) }
  }

  fileprivate func mayMean(_ resource: String) -> Bool {
    excludesResources
      ? !resources.contains { Glob.covers($0, resource) } : resources.contains { CommittedPolicy.mayMeet($0, resource) }
  }

  /// Whether its conditions hold wherever those of a need do.
  fileprivate func holds(for needed: PermissionConditions) -> Bool {
    let own = needed.values
    return conditions.allSatisfy { key, values in own[key].map(values.isSuperset) ?? false }
  }

  /// Whether its conditions may hold where those of a need do; what isn't known may.
  fileprivate func mayHold(for needed: PermissionConditions) -> Bool {
    let own = needed.values
    return conditions.allSatisfy { key, values in own[key].map { !values.isDisjoint(with: $0) } ?? true }
  }
}

extension PermissionConditions {
  /// The values by operator and key, in small letters.
  fileprivate var values: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for kind in json?.object ?? [:] {
      for key in kind.value.object ?? [:] {
        let texts = key.value.array?.compactMap(\.string) ?? key.value.string.map { [$0] } ?? []
        found["\(kind.key) \(key.key)".lowercased()] = Set(texts)
      }
    }
    return found
  }
}
