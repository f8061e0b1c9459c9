import StrataJSON
import StrataTemplate

/// What the policy of a resource lets others do, as far as a template tells.
enum ResourcePolicy {
  /// Whether a policy may allow an action: it does, or only deployment tells.
  ///
  /// - Parameters:
  ///   - policy: The policy, as an object or as text.
  ///   - action: The action, such as `sqs:SendMessage`.
  ///   - isAllowed: Whether a principal of a kind, such as `Service`, is one of those meant; `*` is of the kind `AWS`.
  /// - Returns: Whether it may; conditions are taken for fulfilled.
  static func mayAllow(
    _ policy: PlacedValue, _ action: String, to isAllowed: (_ kind: String, _ principal: String) -> Bool
  ) -> Bool {
    policy.alternatives.contains { document in
      if document.value.isFunction && document.text == nil { return true }
      var document = document
      if let text = document.text {
        guard let value = try? JSONValue(parsing: text) else { return true }
        document = PlacedValue(value: value, pointer: document.pointer)
      }
      if document.value.object?.keys.contains(where: \.isFunctionName) == true { return true }
      return document.each("Statement").contains { statement in
        statement.value.isFunction || mayAllow(statement: statement, action, to: isAllowed)
      }
    }
  }

  private static func mayAllow(
    statement: PlacedValue, _ action: String, to isAllowed: (_ kind: String, _ principal: String) -> Bool
  ) -> Bool {
    guard let object = statement.value.object else { return false }
    if object.keys.contains(where: \.isFunctionName) { return true }
    if object["Effect"] == "Deny" { return false }
    func covers(_ value: PlacedValue) -> Bool {
      value.text.map { Glob.covers($0.lowercased(), action.lowercased()) } ?? true
    }
    let names = statement.each("Action").contains(where: covers)
    let excludes = object["NotAction"] != nil && !statement.each("NotAction").contains { $0.text != nil && covers($0) }
    guard names || excludes else { return false }
    if object["NotPrincipal"] != nil { return true }
    return statement.all("Principal").contains { principal in
      if let text = principal.text { return text == "*" && isAllowed("AWS", "*") }
      if principal.value.isFunction { return true }
      return (principal.value.object?.keys ?? []).contains { kind in
        principal.each(kind).contains { $0.text.map { isAllowed(kind, $0) } ?? true }
      }
    }
  }
}
