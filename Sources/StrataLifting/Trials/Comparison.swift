import StrataDiff
import StrataJSON
import StrataMigration

/// Compares what candidates make with what a template has.
struct Comparison {
  let source: MigrationSource
  private let template: JSONObject
  private let resources: JSONObject

  init(_ source: MigrationSource) {
    self.source = source
    template = source.template.object ?? [:]
    resources = source.template["Resources"]?.object ?? [:]
  }

  /// The first difference in what each candidate makes, by the candidates' ids; none of those that make the same.
  func differences(_ trial: Trial, _ candidates: [Candidate]) -> [String: String] {
    var found: [String: String] = [:]
    var replaced = resources
    for candidate in candidates {
      for id in (trial.made[candidate.id] ?? [:]).keys.sorted() {
        guard let given = resources[id] else {
          found[candidate.id] = found[candidate.id] ?? "the template has no \(id)"
          continue
        }
        guard let rendered = trial.resources[id] else { continue }
        let made = adding(candidate.additions.statements[id], from: id, to: rendered)
        replaced[id] = made
        // Bytes are kept where the template is this library's own.
        if source.keepsKinds, made != given {
          found[candidate.id] = found[candidate.id] ?? inWords(id, candidate, Self.place(given, made) ?? "")
        }
      }
    }
    var other = template
    other["Resources"] = .object(replaced)
    guard let difference = try? TemplateDifference(from: source.template, to: .object(other)) else {
      return Dictionary(candidates.map { ($0.id, "the template can't be compared") }) { first, _ in first }
    }
    for resource in difference.resources {
      let owner = candidates.first { trial.made[$0.id]?[resource.logicalID] != nil }
      guard let owner, found[owner.id] == nil else { continue }
      found[owner.id] = inWords(resource.logicalID, owner, resource.changes.first?.path ?? "")
    }
    return found
  }

  /// The statements that a policy has beyond those which a construct gives it; nil where it's grown in another way.
  func further(_ id: String, than made: JSONValue, by growth: Growth) -> Additions.Statements? {
    if case .permissions = growth, made["Properties"]?["Policies"] == nil { return ownPolicy(of: id, growth) }
    guard let given = resources[id], let all = given[JSONPointer(growth.place)]?.array,
      let own = made[JSONPointer(growth.place)]?.array, all.count > own.count, Set(all).count == all.count
    else { return nil }
    var positions = Array(own.indices)
    if case .permissions = growth, own.count > 1 {
      for index in own.indices.dropFirst() {
        guard let found = all.indices.first(where: { $0 > positions[index - 1] && all[$0] == own[index] }) else {
          return nil
        }
        positions[index] = found
      }
    }
    let head = given.replacing(growth.place, with: .array(positions.map { all[$0] }))
    guard isSame(head, made, id) else { return nil }
    let others = all.indices.filter { !positions.contains($0) }
    let isInner: (Int) -> Bool
    if case .permissions = growth {
      let second = own.count > 1 ? positions[1] : all.count
      isInner = { $0 < second }
    } else {
      isInner = { _ in false }
    }
    // What stands between other statements of the construct couldn't be put there.
    guard others.allSatisfy({ isInner($0) || $0 > positions[own.count - 1] }) else { return nil }
    return Additions.Statements(growth: growth, inner: others.filter(isInner), last: others.filter { !isInner($0) })
  }

  /// All statements of a role that has none by itself, where they're in one policy as permissions are.
  private func ownPolicy(of id: String, _ growth: Growth) -> Additions.Statements? {
    guard let policies = resources[id]?["Properties"]?["Policies"]?.array, policies.count == 1,
      let policy = policies[0].object, policy.count == 2, policy["PolicyName"] == "Permissions",
      let document = policy["PolicyDocument"]?.object, document.count == 2, document["Version"] == "2012-10-17",
      let all = document["Statement"]?.array, !all.isEmpty, Set(all).count == all.count
    else { return nil }
    return Additions.Statements(growth: growth, inner: Array(all.indices), last: [])
  }

  private func isSame(_ given: JSONValue, _ made: JSONValue, _ id: String) -> Bool {
    let place = Growth.places.first { made[JSONPointer($0)] != nil } ?? []
    let (old, new) = (given[JSONPointer(place)], made[JSONPointer(place)])
    if old == new || source.keepsKinds { return old == new }
    guard let old, let new else { return false }
    var (before, after) = (template, template)
    before["Resources"] = .object(resources.replacing(id, with: given.replacing(place, with: old)))
    after["Resources"] = .object(resources.replacing(id, with: given.replacing(place, with: new)))
    return (try? TemplateDifference(from: .object(before), to: .object(after)))?.isEmpty ?? false
  }

  /// What a construct made, with the statements that are added to it.
  private func adding(_ statements: Additions.Statements?, from id: String, to made: JSONValue) -> JSONValue {
    if let policies = resources[id]?["Properties"]?["Policies"], statements != nil,
      case .permissions = statements?.growth, var role = made.object, var properties = role["Properties"]?.object,
      properties["Policies"] == nil
    {
      properties["Policies"] = policies
      role["Properties"] = .object(properties)
      return .object(role)
    }
    guard let statements, let all = resources[id]?[JSONPointer(statements.growth.place)]?.array,
      let own = made[JSONPointer(statements.growth.place)]?.array
    else { return made }
    let grown =
      own.prefix(statements.inner.isEmpty ? own.count : 1) + statements.inner.map { all[$0] }
      + own.dropFirst(statements.inner.isEmpty ? own.count : 1) + statements.last.map { all[$0] }
    return made.replacing(statements.growth.place, with: .array(Array(grown)))
  }

  // MARK: Words

  /// A difference in words: no values, which may be secret.
  private func inWords(_ id: String, _ candidate: Candidate, _ place: String) -> String {
    let path = place.isEmpty ? "it" : place
    return id == candidate.id ? "\(path) would differ" : "\(path) of \(id) would differ"
  }

  /// The first place where two values differ.
  private static func place(_ old: JSONValue, _ new: JSONValue) -> String? {
    guard let old = old.object, let new = new.object else { return nil }
    for key in (old.keys + new.keys.filter { old[$0] == nil }).sorted() where old[key] != new[key] {
      guard let before = old[key], let after = new[key] else { return key }
      let inner = place(before, after)
      if key == "Properties" { return inner }
      return inner.map { "\(key).\($0)" } ?? key
    }
    return nil
  }
}

extension JSONObject {
  fileprivate func replacing(_ key: String, with value: JSONValue) -> JSONObject {
    var object = self
    object[key] = value
    return object
  }
}

extension JSONValue {
  /// This value with another in a place that it has.
  fileprivate func replacing(_ place: [String], with value: JSONValue) -> JSONValue {
    guard let key = place.first else { return value }
    let rest = Array(place.dropFirst())
    if let index = Int(key), var elements = array, elements.indices.contains(index) {
      elements[index] = elements[index].replacing(rest, with: value)
      return .array(elements)
    }
    guard var members = object, let inner = members[key] else { return self }
    members[key] = inner.replacing(rest, with: value)
    return .object(members)
  }
}
