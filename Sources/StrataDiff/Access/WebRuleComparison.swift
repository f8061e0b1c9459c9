import StrataJSON
import StrataTemplate

/// Finds what a web application firewall stops no more, or more than before.
enum WebRuleComparison {
  private static let types: Set<String> = ["AWS::WAFv2::WebACL", "AWS::WAFv2::RuleGroup"]
  private static let lists: [String: String] = [
    "AWS::WAFv2::IPSet": "Addresses", "AWS::WAFv2::RegexPatternSet": "RegularExpressionList",
  ]

  /// Compares a list of rules, or what rules name, before and after.
  static func changes(_ properties: ComparedProperties) -> [AccessChange] {
    func change(_ direction: AccessChange.Direction, _ text: String, _ situation: Situation) -> AccessChange {
      let text = situation.text.isEmpty ? text : "\(text), \(situation.text)"
      return AccessChange(direction: direction, area: .exposure, logicalID: properties.logicalID, text: text)
    }
    guard properties.old != nil, properties.new != nil else { return [] }
    if let list = lists[properties.type] {
      guard properties.pairs(list)?.isEmpty != true else { return [] }
      return [change(.unclear, "\(list) is another, which rules may let through or stop", .only)]
    }
    guard types.contains(properties.type) else { return [] }
    guard let pairs = properties.pairs("Rules") else {
      return [change(.unclear, "it can't be told what Rules comes to", .only)]
    }
    return pairs.flatMap { pair -> [AccessChange] in
      guard let before = rules(pair.old), let after = rules(pair.new) else {
        return [change(.unclear, "Rules is another", pair.situation)]
      }
      let (old, new) = (Dictionary(before) { first, _ in first }, Dictionary(after) { first, _ in first })
      var found: [AccessChange] = []
      for (name, rule) in after {
        if let former = old[name] {
          if former != rule { found.append(change(.unclear, "the rule \(name) is another", pair.situation)) }
        } else if isAllowing(rule) {
          found.append(change(.wider, "the rule \(name) lets requests through", pair.situation))
        } else if !isCounting(rule) {
          found.append(change(.narrower, "the rule \(name) stops requests", pair.situation))
        }
      }
      for (name, rule) in before where new[name] == nil && !isCounting(rule) {
        found.append(
          isAllowing(rule)
            ? change(.narrower, "no more: the rule \(name) lets requests through", pair.situation)
            : change(.wider, "no more: the rule \(name) stops requests", pair.situation))
      }
      return found
    }
  }

  /// The rules by name, without what only is counted.
  private static func rules(_ form: Form?) -> [(String, Form)]? {
    guard let form else { return [] }
    guard let elements = form.elements else { return nil }
    let named = elements.compactMap { element -> (String, Form)? in
      guard let name = element.form["Name"]?.string, case .object(let members) = element.form else { return nil }
      return (name, .object(members.filter { $0.key != "VisibilityConfig" }))
    }
    return named.count == elements.count ? named : nil
  }

  private static func isAllowing(_ rule: Form) -> Bool { rule["Action"]?["Allow"] != nil }

  private static func isCounting(_ rule: Form) -> Bool {
    rule["Action"]?["Count"] != nil || rule["OverrideAction"]?["Count"] != nil
  }
}
