import StrataJSON
import StrataTemplate

/// Finds what is attached to and taken from lists that give access.
struct ListComparison {
  private let properties: ComparedProperties
  private let denials: DenialFinder

  init(_ properties: ComparedProperties, _ denials: DenialFinder) {
    self.properties = properties
    self.denials = denials
  }

  var changes: [AccessChange] {
    ListRule.rules(of: properties.type).flatMap { rule -> [AccessChange] in
      guard let pairs = properties.pairs(rule.path[0]) else {
        return [change(.unclear, rule, "it can't be told what \(rule.path.joined(separator: ".")) comes to", .only)]
      }
      return pairs.flatMap { pair -> [AccessChange] in
        if rule.isOfKept, pair.isThere.old != pair.isThere.new { return [] }
        let before = pair.isThere.old ? elements(pair.old, rule) : []
        let after = pair.isThere.new ? elements(pair.new, rule) : []
        return compare(before, after, rule, pair)
      }
    }
  }

  /// What a list has one of.
  private enum Element: Hashable {
    case named(String, Form)
    /// A list that a function gives.
    case unknown(Form)

    var text: String {
      switch self {
      case .named(let text, _): text
      case .unknown(let form): "whatever \(Shortening.cut(form.comparableText, to: 200)) gives"
      }
    }
  }

  private func elements(_ form: Form?, _ rule: ListRule) -> [Element] {
    let found = (form?.values(at: rule.path.dropFirst()) ?? []).flatMap(elements)
    // A statement within a list of policies is told of as one.
    let named = found.filter { element in
      if case .named(_, let form) = element { form["Statement"] == nil } else { true }
    }
    return named.isEmpty ? rule.preset.map { .named($0, .scalar(.string($0))) } : named
  }

  private func elements(_ form: Form) -> [Element] {
    switch form {
    case .list, .set: (form.elements ?? []).flatMap { element($0.form) }
    case .reference("AWS::NoValue"): []
    case .scalar, .object: element(form)
    // What stands for a list as a whole may give several.
    case .reference, .function, .choice: isList(form) ? [.unknown(form)] : element(form)
    case .attribute, .text: element(form)
    }
  }

  private func element(_ form: Form) -> [Element] {
    if form == .reference("AWS::NoValue") { return [] }
    if case .object(let members) = form, let name = members.first?.key, members.count == 1 {
      return [.named("\(name) \(Shortening.cut(members[0].form.comparableText, to: 200))", form)]
    }
    return [.named(Shortening.cut(form.comparableText, to: 300), form)]
  }

  private func isList(_ form: Form) -> Bool {
    guard case .reference(let name) = form else { return true }
    return properties.context.template.resource(name) == nil && !name.hasPrefix("AWS::")
  }

  private func compare(
    _ before: [Element], _ after: [Element], _ rule: ListRule, _ pair: ComparedProperties.Pair
  ) -> [AccessChange] {
    func covers(_ elements: [Element], _ element: Element) -> Bool {
      elements.contains { $0 == element || rule.isRange && AddressRange.covers($0.text, element.text) }
    }
    var changes: [AccessChange] = []
    for element in after where !covers(before, element) {
      if let found = added(element, rule) { changes.append(change(found.0, rule, found.1, pair.situation)) }
    }
    for element in before where !covers(after, element) {
      if let found = removed(element, rule, isGone: !pair.isThere.new) {
        changes.append(change(found.0, rule, found.1, pair.situation))
      }
    }
    return changes
  }

  private func added(_ element: Element, _ rule: ListRule) -> (AccessChange.Direction, String)? {
    let text = "\(rule.text) \(element.text)"
    guard case .named(_, let form) = element else { return (.unclear, text) }
    if rule.isForeign, isOwn(form) { return nil }
    if rule.mayDeny, denials.onlyDenies(form, isNew: true) { return (.narrower, "\(text), which only denies") }
    return (.wider, text)
  }

  private func removed(
    _ element: Element, _ rule: ListRule, isGone: Bool
  ) -> (AccessChange.Direction, String)? {
    let text = "no more: \(rule.text) \(element.text)"
    guard rule.mayDeny, !isGone else {
      if case .named(_, let form) = element, rule.isForeign, isOwn(form) { return nil }
      return (.narrower, text)
    }
    guard case .named(_, let form) = element else { return (.unclear, text) }
    switch denials.denies(form) {
    case true?: return (.wider, "\(text), which denies something")
    case false?: return (.narrower, text)
    case nil: return (.unclear, "\(text), which may deny something")
    }
  }

  private func isOwn(_ form: Form) -> Bool {
    switch form {
    case .reference(let name), .attribute(let name, _): properties.context.template.resource(name) != nil
    default: false
    }
  }

  private func change(
    _ direction: AccessChange.Direction, _ rule: ListRule, _ text: String, _ situation: Situation
  ) -> AccessChange {
    let text = situation.text.isEmpty ? text : "\(text), \(situation.text)"
    return AccessChange(direction: direction, area: rule.area, logicalID: properties.logicalID, text: text)
  }
}
