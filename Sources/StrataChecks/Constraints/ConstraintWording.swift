import StrataFacts
import StrataJSON
import StrataTemplate

/// The words for constraints: what they are about, when they hold and what is expected.
enum ConstraintWording {
  /// A path as people say it: the property, and what it's of.
  static func name(_ path: ConstraintPath) -> String {
    var names: [String] = []
    for step in path.steps {
      switch step {
      case .member(let name): names.append(name)
      case .users(let type, _, _): names.append("an \(type) of it")
      case .names: names.append("the names")
      case .elements, .target: break
      case .elementsWhere(let key, .text(let text)): names.append("the one whose \(key) is \(text)")
      case .elementsWhere(let key, .path(let path)): names.append("the one whose \(key) is \(name(path))")
      }
    }
    return names.isEmpty ? "the value" : names.reversed().joined(separator: " of ")
  }

  /// Several names as a list.
  static func list(_ names: [String], _ word: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(word) \(last)"
  }

  /// A condition as a clause.
  static func text(_ condition: ConstraintCondition) -> String {
    switch condition {
    case .all(let all): list(all.map(text), "and")
    case .any(let any): list(any.map(text), "or")
    case .none(let none): "it isn't so that \(list(none.map(text), "or"))"
    case .has(let path): "\(name(path)) is there"
    case .lacks(let path): "\(name(path)) isn't there"
    case .value(let path, let predicate):
      switch predicate {
      case .not(.oneOf(let values)): "\(name(path)) isn't \(list(values.map(value), "or"))"
      default: "\(name(path)) is \(text(predicate))"
      }
    }
  }

  /// What a condition expects.
  static func expected(_ condition: ConstraintCondition) -> String {
    switch condition {
    case .all(let all): list(all.map(expected), "and")
    case .any(let any): list(any.map { text($0) }, "or")
    case .none(let none): "not that \(list(none.map(text), "or"))"
    case .has(let path): name(path)
    case .lacks(let path): "no \(name(path))"
    case .value(_, let predicate): text(predicate)
    }
  }

  private static func value(_ value: JSONValue) -> String {
    Scalar.text(of: value).map { $0.isEmpty ? "empty text" : $0 } ?? "\(value)"
  }

  static func text(_ predicate: ConstraintPredicate) -> String {
    switch predicate {
    case .all(let all): list(all.map(text).filter { !$0.isEmpty }, "and")
    case .not(let inner): "not \(text(inner))"
    case .oneOf(let values): list(values.map(value), "or")
    case .range(let minimum, let isAbove, let maximum, let isBelow):
      range(
        minimum.map { (isAbove ? "above " : "at least ") + Wording.number($0) },
        maximum.map { (isBelow ? "below " : "at most ") + Wording.number($0) }, minimum, maximum,
        isPlain: !isAbove && !isBelow)
    case .multipleOf(let number): "a multiple of \(Wording.number(number))"
    case .length(let minimum, let maximum, let isBytes):
      "\(bounds(minimum, maximum)) \(isBytes ? "bytes" : "characters")"
    case .count(let minimum, let maximum): "\(bounds(minimum, maximum)) elements"
    case .matches(let pattern): "text like \(pattern)"
    case .startsWith(let texts): "text that begins with \(list(texts, "or"))"
    case .endsWith(let texts): "text that ends in \(list(texts, "or"))"
    case .contains(let texts): "text with \(list(texts, "or"))"
    case .type(let kind): kind == .integer || kind == .object ? "an \(kind.rawValue)" : "a \(kind.rawValue)"
    case .listed(let name): "one of the list \(name)"
    case .refersTo(let types, let attribute):
      "a reference to \(list(types, "or"))\(attribute.map { " by \($0)" } ?? "")"
    case .json: "JSON"
    }
  }

  private static func range(
    _ low: String?, _ high: String?, _ minimum: Double?, _ maximum: Double?, isPlain: Bool
  ) -> String {
    if isPlain, let minimum, let maximum { return "\(Wording.number(minimum)) to \(Wording.number(maximum))" }
    return [low, high].compactMap(\.self).joined(separator: " and ")
  }

  private static func bounds(_ minimum: Int?, _ maximum: Int?) -> String {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): minimum == maximum ? "\(minimum)" : "\(minimum) to \(maximum)"
    case (let minimum?, nil): "at least \(minimum)"
    case (nil, let maximum?): "at most \(maximum)"
    case (nil, nil): "any"
    }
  }

  /// What is wrong with two sides, and what is expected.
  static func order(
    _ comparison: ConstraintComparison, _ left: String, _ right: String
  ) -> (message: String, expected: String) {
    let (leftName, rightName) = (side(comparison.left), side(comparison.right))
    let words =
      switch comparison.relation {
      case .atMost: "at most"
      case .atLeast: "at least"
      case .below: "below"
      case .above: "above"
      case .equal: "the same as"
      case .notEqual: "another than"
      case .among: "among"
      case .notAmong: "none of"
      }
    let given = rightName == right ? "" : ", and \(rightName) is \(right.isEmpty ? "nothing" : right)"
    return ("\(leftName) is \(left)\(given)", "\(leftName) \(words) \(rightName)")
  }

  private static func side(_ terms: [ConstraintComparison.Term]) -> String {
    terms.map { term in
      guard let path = term.path else { return Wording.number(term.factor) }
      let name =
        switch term.gathering {
        case .each: name(path)
        case .sum: "the sum of \(name(path))"
        case .max: "the greatest \(name(path))"
        case .min: "the least \(name(path))"
        case .count: "the number of \(name(path))"
        }
      return term.factor == 1 ? name : "\(Wording.number(term.factor)) times \(name)"
    }.joined(separator: " and ")
  }
}
