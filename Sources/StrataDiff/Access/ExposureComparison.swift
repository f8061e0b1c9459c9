import StrataJSON
import StrataTemplate

/// Finds what is opened and what is closed.
enum ExposureComparison {
  /// Compares a resource before and after; nil stands for one that isn't there.
  static func changes(
    _ type: String, _ logicalID: String, from old: Form?, to new: Form?
  ) -> [AccessChange] {
    ExposureRule.rules(of: type).compactMap { rule in
      let (before, after) = (values(rule.path[...], in: old), values(rule.path[...], in: new))
      if old != nil, new != nil, before == after { return nil }
      let was = old == nil ? false : state(before, rule)
      let isOpen = new == nil ? false : state(after, rule)
      func change(_ direction: AccessChange.Direction, _ text: String) -> AccessChange {
        AccessChange(direction: direction, area: .exposure, logicalID: logicalID, text: text)
      }
      switch (was, isOpen) {
      case (true, true), (false, false): return nil
      case (false, true): return change(.wider, rule.text)
      case (true, false): return change(.narrower, "no more: \(rule.text)")
      // What a new resource doesn't say, or one that's gone didn't, isn't a change.
      case (nil, _) where new == nil && before.isEmpty: return nil
      case (_, nil) where old == nil && after.isEmpty: return nil
      // A block that's no more said is no more there.
      case (false, nil) where after.isEmpty: return change(.wider, rule.text)
      case (nil, false) where before.isEmpty: return change(.narrower, "no more: \(rule.text)")
      case (nil, _), (_, nil): return change(.unclear, "it can't be told whether \(rule.text)")
      }
    }
  }

  private static func state(_ values: [Form], _ rule: ExposureRule) -> Bool? {
    if values.isEmpty { return rule.isOpen(nil) }
    let states = values.map(rule.isOpen)
    return states.contains(true) ? true : states.contains { $0 == nil } ? nil : false
  }

  private static func values(_ path: ArraySlice<String>, in form: Form?) -> [Form] {
    guard let form else { return [] }
    guard let name = path.first else { return [form] }
    switch form {
    case .object: return values(path.dropFirst(), in: form[name])
    case .list, .set:
      let rest = name == "*" ? path.dropFirst() : path
      return (form.elements ?? []).flatMap { values(rest, in: $0.form) }
    case .scalar, .reference("AWS::NoValue"): return []
    // It's what the function gives that decides.
    default: return [form]
    }
  }
}
