import StrataJSON
import StrataTemplate

/// Finds protections that are weaker than before.
struct ProtectionComparison {
  private(set) var changes: [ProtectionChange] = []

  /// Compares resources.
  ///
  /// - Parameters:
  ///   - pairs: The resources that differ.
  ///   - renames: The new logical ids of resources by their old ones.
  ///   - context: What both templates give.
  init(_ pairs: [AccessComparison.Pair], renames: [String: String], _ context: ComparedProperties.Context) {
    for pair in pairs { compare(pair, renames, context) }
    var seen: Set<ProtectionChange> = []
    changes = changes.filter { seen.insert($0).inserted }.sorted(by: ProtectionChange.inOrder)
  }

  private mutating func compare(
    _ pair: AccessComparison.Pair, _ renames: [String: String], _ context: ComparedProperties.Context
  ) {
    guard let before = pair.old else { return }
    guard let after = pair.new, before.type == after.type else {
      if let text = ProtectionRule.guardians[before.type], DeletionPolicy.isKept(before) != true {
        changes.append(ProtectionChange(logicalID: pair.logicalID, type: before.type, text: "\(text) is removed"))
      }
      return
    }
    add(DeletionPolicy.changes(before, after, context).map { ($0, Situation.only) }, pair.logicalID, after.type)
    let rules = ProtectionRule.rules(of: after.type)
    if let text = ProtectionRule.guardians[after.type], let condition = after.object["Condition"]?.string,
      before.object["Condition"]?.string != condition
    {
      add([("\(text) is there only if \(condition)", .only)], pair.logicalID, after.type)
    }
    if rules.isEmpty { return }
    let (old, new) = pair.properties(renames)
    let properties = ComparedProperties(
      logicalID: pair.logicalID, type: after.type, old: old, new: new,
      conditions: (before.object["Condition"]?.string, after.object["Condition"]?.string), context: context)
    let conditions = ChangedConditions(pair.changes)
    for rule in rules {
      let texts = Self.texts(rule, properties)
      add(texts, pair.logicalID, after.type)
      guard texts.isEmpty, let cause = conditions[rule.path[0]], Self.isDecidedByCase(rule, properties) else {
        continue
      }
      add([("\(rule.text) may be weaker: \(cause)", .only)], pair.logicalID, after.type)
    }
  }

  /// Whether a protection is stronger in some cases than in others.
  private static func isDecidedByCase(_ rule: ProtectionRule, _ properties: ComparedProperties) -> Bool {
    guard let values = properties.newValues(rule.path[0]) else { return true }
    return Set(values.map { strength(rule.values($0), rule) }).count > 1
  }

  private mutating func add(_ texts: [(String, Situation)], _ logicalID: String, _ type: String) {
    for (text, situation) in texts {
      let text = situation.text.isEmpty ? text : "\(text), \(situation.text)"
      changes.append(ProtectionChange(logicalID: logicalID, type: type, text: text))
    }
  }

  private static func texts(_ rule: ProtectionRule, _ properties: ComparedProperties) -> [(String, Situation)] {
    let path = rule.path.filter { $0 != "*" && $0 != "Value" }.joined(separator: ".").replacing(".Key=", with: " ")
    if let other = rule.unless, properties.new?[other] != nil { return [] }
    let weaker = properties.isByDefault(rule.path[0]) ? "may be weaker by default" : "is weaker"
    guard let pairs = properties.pairs(rule.path[0]) else {
      return [("\(rule.text) can't be told: \(path)", .only)]
    }
    return pairs.compactMap { pair in
      guard pair.isThere.old, pair.isThere.new else { return nil }
      let (before, after) = (rule.values(pair.old), rule.values(pair.new))
      if before == after { return nil }
      let old = strength(before, rule)
      let new = strength(after, rule)
      switch (old, new) {
      case (let old?, let new?):
        guard new < old else { return nil }
        if case .present = rule.direction {
          return ("\(rule.text) is gone: \(path) is not set, was \(words(before))", pair.situation)
        }
        return ("\(rule.text) \(weaker): \(path) is \(words(after)), was \(words(before))", pair.situation)
      case (_, nil):
        return ("\(rule.text) may be weaker: \(path) is \(words(after)), was \(words(before))", pair.situation)
      case (nil, let new?):
        // The most there can be is no less than anything.
        guard new < strongest(rule) else { return nil }
        return ("\(rule.text) may be weaker: \(path) is \(words(after)), was \(words(before))", pair.situation)
      }
    }
  }

  private static func strongest(_ rule: ProtectionRule) -> Double {
    switch rule.direction {
    case .on, .off, .present: 1
    case .strongest(let values, _): Double(values.count)
    case .more, .less: .infinity
    case .tls: 1.3
    }
  }

  /// The strength of the weakest of several values; nil where it can't be told.
  private static func strength(_ values: [Form], _ rule: ProtectionRule) -> Double? {
    if values.isEmpty { return rule.strength(nil) }
    let strengths = values.map(rule.strength)
    let known = strengths.compactMap(\.self)
    return known.count == strengths.count ? known.min() : nil
  }

  private static func words(_ values: [Form]) -> String {
    if values.isEmpty { return "not set" }
    return Shortening.cut(values.map { word($0) }.joined(separator: ", "), to: 200)
  }

  private static func word(_ form: Form) -> String {
    switch form {
    case .object, .list, .set: "set"
    default: TemplateValues.text(form) ?? form.comparableText
    }
  }
}
