import StrataJSON
import StrataTemplate

extension Form {
  /// The form in each case that choices in it tell apart, nil where there's nothing; as it is where that are too many.
  func cases(_ start: Guards = .none, limit: Int = 32) -> [(form: Form?, guards: Guards)] {
    var done: [(form: Form?, guards: Guards)] = []
    var open: [(form: Form?, guards: Guards)] = [(self, start)]
    while let (form, guards) = open.popLast() {
      guard let form, let condition = form.decidingCondition else {
        done.append((form == .reference("AWS::NoValue") ? nil : form, guards))
        continue
      }
      for flag in [false, true] {
        if let inner = guards.and(condition, flag) { open.append((form.choosing(flag, where: condition), inner)) }
      }
      if done.count + open.count > limit { return [(self, start)] }
    }
    return done
  }

  /// A condition that decides on a value, or on something in it.
  private var decidingCondition: String? {
    switch self {
    case .choice(let condition, _, _): condition
    case .list, .set: (elements ?? []).lazy.compactMap(\.form.decidingCondition).first
    case .object(let members): members.lazy.compactMap(\.form.decidingCondition).first
    case .text(let parts): parts.lazy.compactMap(\.decidingCondition).first
    case .function(_, let argument): argument.decidingCondition
    case .scalar, .reference, .attribute: nil
    }
  }

  /// The form in the case that a condition holds, or doesn't; nil where there's nothing then.
  func choosing(_ flag: Bool, where condition: String) -> Form? {
    switch self {
    case .reference("AWS::NoValue"): return nil
    case .choice(condition, let one, let other): return (flag ? one : other).choosing(flag, where: condition)
    case .choice(let name, let one, let other):
      let none = Form.reference("AWS::NoValue")
      return .choice(
        condition: name, one.choosing(flag, where: condition) ?? none, other.choosing(flag, where: condition) ?? none)
    case .list(let elements): return .list(Self.elements(elements, flag, condition))
    case .set(let set): return .set(FormSet(elements: Self.elements(set.elements, flag, condition)))
    case .object(let members):
      return .object(
        members.compactMap { member in
          member.form.choosing(flag, where: condition).map { Member(key: member.key, form: $0) }
        })
    case .text(let parts):
      return .text(parts.map { $0.choosing(flag, where: condition) ?? .scalar("") })
    case .function(let name, let argument):
      return .function(name, argument.choosing(flag, where: condition) ?? .scalar(.null))
    case .scalar, .reference, .attribute: return self
    }
  }

  /// The elements in a case; a list that a choice gives takes its place among them.
  private static func elements(_ elements: [Element], _ flag: Bool, _ condition: String) -> [Element] {
    elements.flatMap { element -> [Element] in
      guard let form = element.form.choosing(flag, where: condition) else { return [] }
      if element.form.isFunction, let inner = form.elements { return inner }
      return [Element(index: element.index, form: form)]
    }
  }
}
