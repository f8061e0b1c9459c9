import StrataJSON
import StrataTemplate

/// Finds what is opened and what is closed.
enum ExposureComparison {
  /// Compares a resource before and after.
  static func changes(_ properties: ComparedProperties) -> [AccessChange] {
    ExposureRule.rules(of: properties.type).flatMap { rule -> [AccessChange] in
      func change(_ direction: AccessChange.Direction, _ text: String, _ situation: Situation) -> AccessChange {
        let text = situation.text.isEmpty ? text : "\(text), \(situation.text)"
        return AccessChange(direction: direction, area: rule.area, logicalID: properties.logicalID, text: text)
      }
      guard let pairs = properties.pairs(rule.path[0]) else {
        return [change(.unclear, "it can't be told whether \(rule.text)", .only)]
      }
      return pairs.compactMap { pair in
        if rule.isOfKept, pair.isThere.old != pair.isThere.new { return nil }
        let (before, after) = (values(pair.old, rule), values(pair.new, rule))
        guard before != after || pair.isThere.old != pair.isThere.new,
          let (direction, text) = compare(before, after, rule, pair.isThere)
        else { return nil }
        return change(direction, text, pair.situation)
      }
    }
  }

  private static func compare(
    _ before: [Form], _ after: [Form], _ rule: ExposureRule, _ isThere: (old: Bool, new: Bool)
  ) -> (AccessChange.Direction, String)? {
    let was = isThere.old ? state(before, rule) : false
    let isOpen = isThere.new ? state(after, rule) : false
    switch (was, isOpen) {
    case (true, true), (false, false): return nil
    case (false, true): return (.wider, rule.text)
    case (true, false): return (.narrower, "no more: \(rule.text)")
    // What a new resource doesn't say, or one that's gone didn't, isn't a change.
    case (nil, _) where !isThere.new && before.isEmpty: return nil
    case (_, nil) where !isThere.old && after.isEmpty: return nil
    // A block that's no more said is no more there.
    case (false, nil) where after.isEmpty && !rule.isUnclearOnceGone: return (.wider, rule.text)
    case (nil, false) where before.isEmpty && !rule.isUnclearOnceGone: return (.narrower, "no more: \(rule.text)")
    case (nil, false) where before.isEmpty: return nil
    case (nil, _), (_, nil): return (.unclear, "it can't be told whether \(rule.text)")
    }
  }

  private static func state(_ values: [Form], _ rule: ExposureRule) -> Bool? {
    if values.isEmpty { return rule.isOpen(nil) }
    let states = values.map(rule.isOpen)
    return states.contains(true) ? true : states.contains { $0 == nil } ? nil : false
  }

  private static func values(_ form: Form?, _ rule: ExposureRule) -> [Form] {
    form?.values(at: rule.path.dropFirst()) ?? []
  }
}
