import StrataTemplate

/// A case that a template tells apart: what its conditions say, and which row of its mappings counts.
struct Situation {
  var guards = Guards.none
  /// The row that each name stands for where it chooses one of a mapping.
  var rows: [String: String] = [:]

  static let only = Situation()

  /// The number of cases that are looked at.
  private static let limit = 64

  /// The cases that two values tell apart; nil where there are too many.
  ///
  /// - Parameters:
  ///   - old: The value in the old template.
  ///   - new: The value in the new template.
  ///   - conditions: Other conditions that count.
  ///   - values: The values of both templates.
  ///   - canHold: Whether conditions can hold together.
  /// - Returns: The cases; one where nothing is told apart.
  static func all(
    _ old: Form?, _ new: Form?, and conditions: [String] = [], _ values: (old: TemplateValues, new: TemplateValues),
    _ canHold: (Guards) -> Bool
  ) -> [Situation]? {
    var found = Deciders()
    for condition in conditions { found.add(condition) }
    if let old { found.collect(old, values.old) }
    if let new { found.collect(new, values.new) }
    var cases = [Situation.only]
    for condition in found.conditions {
      cases = cases.flatMap { situation in
        [true, false].compactMap { flag in
          situation.guards.and(condition, flag).map { Situation(guards: $0, rows: situation.rows) }
        }
      }
      if cases.count > limit { return nil }
    }
    if found.conditions.count > 1 { cases = cases.filter { canHold($0.guards) } }
    for (name, rows) in found.rows where !rows.isEmpty {
      cases = cases.flatMap { situation in
        rows.map { row in
          var situation = situation
          situation.rows[name] = row
          return situation
        }
      }
      if cases.count > limit * 4 { return nil }
    }
    return cases
  }

  /// The names that decide on values.
  private struct Deciders {
    private(set) var conditions: [String] = []
    private(set) var rows: [(name: String, rows: [String])] = []

    mutating func add(_ condition: String) {
      if !conditions.contains(condition) { conditions.append(condition) }
    }

    mutating func collect(_ form: Form, _ values: TemplateValues) {
      switch form {
      case .scalar, .reference, .attribute: break
      case .choice(let condition, let one, let other):
        add(condition)
        collect(one, values)
        collect(other, values)
      case .list, .set: for element in form.elements ?? [] { collect(element.form, values) }
      case .object(let members): for member in members { collect(member.form, values) }
      case .text(let parts): for part in parts { collect(part, values) }
      case .function(let name, let argument):
        collect(argument, values)
        guard IntrinsicFunction(named: name) == .findInMap, let elements = argument.elements, elements.count >= 2,
          let map = elements[0].form.string, case .reference(let row) = elements[1].form, !values.hasDefault(row)
        else { return }
        let known = values.rows(of: map)
        if let index = rows.firstIndex(where: { $0.name == row }) {
          rows[index].rows += known.filter { !rows[index].rows.contains($0) }
        } else {
          rows.append((row, known))
        }
      }
    }
  }

  /// The case in words, as in `if IsLive`; empty where there's only one.
  var text: String {
    let chosen = rows.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }.joined(separator: " and ")
    if chosen.isEmpty { return guards.text }
    return guards == .none ? "if \(chosen)" : "\(guards.text) and \(chosen)"
  }
}
