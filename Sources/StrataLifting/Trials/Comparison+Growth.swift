import StrataDiff
import StrataJSON
import StrataMigration

extension Comparison {
  /// The statements that a policy has beyond those which a construct gives it; nil where it's grown in another way.
  func further(_ id: String, than made: JSONValue, by growth: Growth) -> Additions.Statements? {
    if case .permissions = growth, made["Properties"]?["Policies"] == nil { return ownPolicy(of: id, growth) }
    guard let given = resources[id], let all = given[JSONPointer(growth.place)]?.array,
      let own = made[JSONPointer(growth.place)]?.array, all.count > own.count, all.areDistinct
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
      let all = document["Statement"]?.array, !all.isEmpty, all.areDistinct
    else { return nil }
    return Additions.Statements(growth: growth, inner: Array(all.indices), last: [])
  }

  private func isSame(_ given: JSONValue, _ made: JSONValue, _ id: String) -> Bool {
    let place = Growth.places.first { made[JSONPointer($0)] != nil } ?? []
    let (old, new) = (given[JSONPointer(place)], made[JSONPointer(place)])
    if old == new || source.keepsKinds { return old == new }
    guard let old, let new else { return false }
    let (before, after) = (given.replacing(place, with: old), given.replacing(place, with: new))
    return difference(from: [id: before], to: [id: after])?.isEmpty ?? false
  }

  /// What a construct made, with the statements that are added to it.
  func adding(_ statements: Additions.Statements?, from id: String, to made: JSONValue) -> JSONValue {
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
}

extension [JSONValue] {
  /// Whether no two statements say the same: those that do would be one in Swift.
  fileprivate var areDistinct: Bool { Set(map(\.listed)).count == count }
}

extension JSONValue {
  /// The statement with lists in place of single texts, as it's synthesized.
  fileprivate var listed: JSONValue {
    guard let members = object else { return array == nil ? .array([self]) : self }
    var listed = members
    for key in members.keys { listed[key] = members[key]?.listed }
    return .object(listed)
  }

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
