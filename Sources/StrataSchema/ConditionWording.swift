import StrataFacts
import StrataJSON
import StrataTemplate

/// Says in words when a condition of a schema holds.
struct ConditionWording {
  let node: SchemaNode
  /// The value that it's asked of, where that's one.
  let value: JSONValue?
  /// Whether it's meant that it holds, rather than that it doesn't.
  let holds: Bool

  /// The end of a message that matters under some conditions: ` where Type is A`.
  ///
  /// That the property is set of which the message is goes without saying.
  static func suffix(_ conditions: [ConditionWording], at property: String?) -> String {
    if conditions.isEmpty { return "" }
    var words: [String] = []
    for condition in conditions {
      if let text = condition.words, !words.contains(text), text != property.map({ "\($0) is set" }) {
        words.append(text)
      }
    }
    // What something is tells that it's there.
    let telling = words.filter { text in
      guard text.hasSuffix(" is set") else { return true }
      return !words.contains { $0 != text && $0.hasPrefix(text.dropLast(" is set".count) + " ") }
    }
    return telling.isEmpty ? "" : " where \(telling.joined(separator: " and "))"
  }

  /// The circumstances in which the condition holds, or doesn't; nil where there are no words for it.
  var words: String? { Self.words(node, nil, value, holds) }

  private static func words(_ node: SchemaNode, _ name: String?, _ value: JSONValue?, _ holds: Bool) -> String? {
    var parts = name.map { scalarParts(node, $0, holds) } ?? []
    if let rules = node.object { parts += objectParts(rules, name, value, holds) }
    if let logic = node.logic {
      for part in logic.all { if let text = words(part, name, value, holds) { parts.append(text) } }
      for alternatives in [logic.any, logic.one] {
        let texts = alternatives.compactMap { words($0, name, value, holds) }
        if !texts.isEmpty { parts.append(joined(texts, isAnd: !holds)) }
      }
      if let not = logic.not, let text = words(not, name, value, !holds) { parts.append(text) }
    }
    return parts.isEmpty ? nil : joined(parts, isAnd: holds)
  }

  private static func joined(_ parts: [String], isAnd: Bool) -> String {
    parts.joined(separator: isAnd ? " and " : " or ")
  }

  // MARK: Properties

  private static func objectParts(
    _ rules: ObjectRules, _ name: String?, _ value: JSONValue?, _ holds: Bool
  ) -> [String] {
    var parts: [String] = []
    var plain: [String] = []
    for property in rules.required where rules.properties[property] == nil { plain.append(path(name, property)) }
    for property in rules.names {
      guard let node = rules.properties[property] else { continue }
      let isRequired = rules.required.contains(property)
      let place = path(name, property)
      // What is optional also fits where it isn't there, and what is required doesn't.
      if let value, value[property] == nil, isRequired != holds, node.logic?.not == nil {
        if words(node, place, nil, holds) != nil || isRequired { parts.append("\(place) isn't set") }
      } else if let text = words(node, place, value?[property], holds) {
        parts.append(text)
      } else if isRequired {
        plain.append(place)
      }
    }
    let forbidden = rules.forbidden.map { path(name, $0) }
    return present(plain, holds) + present(forbidden, !holds) + parts
  }

  private static func present(_ names: [String], _ isThere: Bool) -> [String] {
    if names.isEmpty { return [] }
    // Where one of several isn't there, that's all that's known of them.
    if !isThere, names.count > 1 { return ["one of \(Wording.list(names)) isn't set"] }
    return ["\(names.joined(separator: " and ")) \(names.count > 1 ? "are" : isThere ? "is" : "isn't") set"]
  }

  private static func path(_ name: String?, _ property: String) -> String {
    name.map { "\($0).\(property)" } ?? property
  }

  // MARK: Values

  private static func scalarParts(_ node: SchemaNode, _ name: String, _ holds: Bool) -> [String] {
    var parts: [String] = []
    let verb = holds ? "is" : "isn't"
    if let values = list(node.values) { parts.append("\(name) \(verb) \(values)") }
    if let pattern = node.text?.pattern { parts.append("\(name) \(holds ? "matches" : "doesn't match") \(pattern)") }
    if let range = node.number?.range { parts.append("\(name) \(verb) \(Wording.range(range, Wording.number))") }
    if let least = node.number?.openRange?.least { parts.append("\(name) \(verb) more than \(Wording.number(least))") }
    if let values = list(node.list?.contained?.values) {
      parts.append("\(name) \(holds ? "contains" : "doesn't contain") \(values)")
    }
    return parts
  }

  /// Values allowed, each once, as in `A or B`.
  private static func list(_ rules: ValueRules?) -> String? {
    guard let rules else { return nil }
    var texts: [String] = []
    for value in rules.constant.map({ [$0] }) ?? rules.allowed {
      guard let text = Scalar.text(of: value), !texts.contains(where: { $0.lowercased() == text.lowercased() })
      else { continue }
      texts.append(text)
    }
    guard let last = texts.popLast() else { return nil }
    return texts.isEmpty ? last : "\(texts.joined(separator: ", ")) or \(last)"
  }
}
