import StrataJSON
import StrataSchema
import StrataTemplate

/// Words for what statements say.
enum PermissionText {
  static func atoms(_ atoms: [Grant.Atom], of permission: Grant) -> String {
    text(
      permission, atoms.map(\.principal), atoms.map(\.action), atoms.map(\.resource), subjects: atoms.map(\.subject))
  }

  static func statement(_ permission: Grant) -> String {
    if let opaque = permission.opaque {
      let text = opaque.comparableText
      return
        "\(permission.isAllow ? "allow" : "deny") \(list(permission.subjects, 3)): \(Shortening.cut(text, to: 300))"
    }
    return text(
      permission, permission.principals, permission.actions.parts, permission.resources.parts,
      subjects: permission.subjects)
  }

  private static func text(
    _ permission: Grant, _ principals: [String], _ actions: [Grant.Term], _ resources: [Grant.Term],
    subjects: [String]
  ) -> String {
    let what = "\(list(words(actions, "actions"), 8)) on \(list(words(resources, "resources"), 4))"
    var text = "\(permission.isAllow ? "allow" : "deny") \(what)"
    let names = unique(principals).filter { !$0.isEmpty }.map { $0 == "*" ? "everybody" : $0 }
    // Whoever an identity's policy is attached to is who it's about.
    let who = unique(subjects)
    if names.isEmpty {
      if who != ["${\(permission.logicalID)}"] { text += " to \(list(who, 3))" }
    } else {
      text += " to \(list(names, 4))"
      if let trust = who.first, trust.hasPrefix("trust of ") { text += " (\(trust))" }
    }
    let conditions = permission.conditions.sorted { utf8Precedes($0.key, $1.key) }.map { key, values in
      values.isEmpty ? key : "\(key) \(list(values.map { shown($0, key) }.sorted(by: utf8Precedes), 4))"
    }
    if !conditions.isEmpty { text += " where " + conditions.joined(separator: " and ") }
    return permission.guards == .none ? text : "\(text), \(permission.guards.text)"
  }

  /// A value of a condition, unless to know it is to be let in.
  private static func shown(_ value: String, _ key: String) -> String {
    let name = key.split { $0 == " " || $0 == ":" }.last.map(String.init) ?? key
    let isSecret = name.lowercased() == "referer" || SecretHiding.hides(value, named: name)
    return isSecret && SubstitutionText.variables(in: value).isEmpty ? SecretHiding.mark : value
  }

  private static func words(_ terms: [Grant.Term], _ what: String) -> [String] {
    terms.map { term in
      switch term {
      case .one(let name): name
      case .allBut(let names): "all \(what) but \(list(names, 4))"
      }
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func list(_ names: [String], _ limit: Int) -> String {
    let names = unique(names)
    let shown = names.prefix(limit).joined(separator: ", ")
    return names.count > limit ? "\(shown), … (\(names.count) in all)" : shown
  }
}
