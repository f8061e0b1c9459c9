import StrataJSON
import StrataTemplate

/// Finds resources that act as another role than before.
enum RoleComparison {
  /// Compares the roles that a resource is given.
  static func changes(_ properties: ComparedProperties) -> [AccessChange] {
    guard let old = properties.old, let new = properties.new, !isOfIdentities(properties.type),
      case .object(let members) = new, case .object(let before) = old
    else { return [] }
    let names = Set((members + before).map(\.key)).filter {
      hasRoles(old[$0], named: $0) || hasRoles(new[$0], named: $0)
    }
    return names.sorted(by: utf8Precedes).flatMap { name in changes(properties, name) }
  }

  private static func isOfIdentities(_ type: String) -> Bool {
    type.hasPrefix("AWS::IAM::") && type != "AWS::IAM::InstanceProfile"
  }

  /// Whether a property names a role that is acted as.
  static func isRole(_ name: String) -> Bool {
    ["Role", "RoleArn", "RoleARN", "IamRoleArn", "IamInstanceProfile"].contains { name.hasSuffix($0) }
  }

  private static func hasRoles(_ form: Form?, named name: String) -> Bool {
    guard let form else { return false }
    if isRole(name) || name == "Roles" { return true }
    switch form {
    case .object(let members): return members.contains { hasRoles($0.form, named: $0.key) }
    case .list, .set: return (form.elements ?? []).contains { hasRoles($0.form, named: "") }
    case .choice(_, let one, let other): return hasRoles(one, named: "") || hasRoles(other, named: "")
    default: return false
    }
  }

  private struct Role: Hashable {
    let path: String
    let text: String
  }

  private static func changes(_ properties: ComparedProperties, _ name: String) -> [AccessChange] {
    func change(_ direction: AccessChange.Direction, _ text: String, _ situation: Situation) -> AccessChange {
      let text = situation.text.isEmpty ? text : "\(text), \(situation.text)"
      return AccessChange(direction: direction, area: .permissions, logicalID: properties.logicalID, text: text)
    }
    guard let pairs = properties.pairs(name) else {
      return [change(.unclear, "it can't be told as which role it acts by \(name)", .only)]
    }
    return pairs.flatMap { pair -> [AccessChange] in
      guard pair.isThere.old, pair.isThere.new else { return [] }
      let before = pair.old.map { roles($0, at: name, name) } ?? []
      let after = pair.new.map { roles($0, at: name, name) } ?? []
      let paths = Set(before.map(\.path))
      let (old, new) = (Set(before), Set(after))
      var found: [AccessChange] = []
      for role in after where !old.contains(role) {
        found.append(
          paths.contains(role.path)
            ? change(.unclear, "it acts as another role by \(role.path): \(role.text)", pair.situation)
            : change(.wider, "it acts as a role by \(role.path): \(role.text)", pair.situation))
      }
      let kept = Set(after.map(\.path))
      for role in before where !new.contains(role) && !kept.contains(role.path) {
        found.append(change(.unclear, "it no more acts as a role by \(role.path): \(role.text)", pair.situation))
      }
      return found
    }
  }

  /// The roles in a value, each at the way to it without places in lists.
  private static func roles(_ form: Form, at path: String, _ name: String) -> [Role] {
    switch form {
    case .object(let members):
      if name == "Roles" {
        return members.flatMap { roles($0.form, at: "\(path).\($0.key)", "Role") }
      }
      return members.flatMap { roles($0.form, at: "\(path).\($0.key)", $0.key) }
    case .list, .set: return (form.elements ?? []).flatMap { roles($0.form, at: path, name) }
    default:
      guard isRole(name) || isRole(parent(path, of: name)) else { return [] }
      return [Role(path: path, text: Shortening.cut(form.comparableText, to: 200))]
    }
  }

  /// The name around a name or ARN, as in `IamInstanceProfile.Arn`.
  private static func parent(_ path: String, of name: String) -> String {
    guard ["Arn", "Name"].contains(name) else { return "" }
    return path.split(separator: ".").dropLast().last.map(String.init) ?? ""
  }
}
