import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

extension ConstraintPrefilter {
  private typealias Relation = ConstraintComparison.Relation
  private typealias Gathering = ConstraintComparison.Term.Gathering

  /// Whether two sides are in their order, or nil where that takes a closer look.
  func truth(ofOrder part: inout ConstraintProgramCursor, for subject: Value) -> Truth? {
    let relation = Relation.allCases[part.number()]
    var (left, right) = (part.part(), part.part())
    switch relation {
    case .equal, .notEqual, .among, .notAmong:
      if var one = Self.onlyPath(left), var other = Self.onlyPath(right) {
        return truth(of: relation, &one, &other, for: subject)
      }
    case .atMost, .atLeast, .below, .above: break
    }
    guard let one = amounts(&left, for: subject), let other = amounts(&right, for: subject) else { return nil }
    return truth(of: relation, one, other)
  }

  /// The path of a side that is nothing else.
  private static func onlyPath(_ side: ConstraintProgramCursor) -> ConstraintProgramCursor? {
    var side = side
    let isEach = Gathering.allCases[side.number()] == .each
    _ = side.text()
    _ = side.text()
    _ = side.number()
    let path = side.part()
    return isEach && side.isAtEnd && !path.isAtEnd ? path : nil
  }

  private func truth(
    of relation: Relation, _ left: inout ConstraintProgramCursor, _ right: inout ConstraintProgramCursor,
    for subject: Value
  ) -> Truth? {
    guard let one = side(at: &left, for: subject), let other = side(at: &right, for: subject) else { return nil }
    return relation.truth(of: one, other).truth
  }

  /// What a path leads to, or nil where that takes a closer look.
  func side(at path: inout ConstraintProgramCursor, for subject: Value) -> ConstraintComparison.Relation.Side? {
    var side = ConstraintComparison.Relation.Side()
    let isIncomplete = visit(&path, from: subject) { value in
      side.identities.append(ConstraintIdentity(value.json, isOpen: value.isOpen, in: template))
    }
    guard let isIncomplete else { return nil }
    side.isIncomplete = isIncomplete
    return side
  }

  private struct Amounts {
    var numbers: [Double] = []
    var isIncomplete = false
    /// Whether a sum lacks what isn't known.
    var isPartial = false
  }

  private func truth(of relation: Relation, _ left: Amounts, _ right: Amounts) -> Truth {
    var result = left.isIncomplete || right.isIncomplete ? Truth.open : .yes
    for one in left.numbers {
      for other in right.numbers {
        if relation.holds(one - other) { continue }
        // A sum of which not all is known is at least what is known of it.
        if !right.isPartial, !left.isPartial || relation == .atMost || relation == .below { return .no }
        result = .open
      }
    }
    if left.isPartial || right.isPartial, result == .yes { result = .open }
    return result
  }

  private func amounts(_ terms: inout ConstraintProgramCursor, for subject: Value) -> Amounts? {
    guard let first = amounts(ofTerm: &terms, for: subject) else { return nil }
    if terms.isAtEnd { return first.amounts }
    // A sum of terms, each of which is one number.
    var sum = Amounts(isIncomplete: first.amounts.isIncomplete, isPartial: first.amounts.isPartial)
    var (total, isThere) = (0.0, false)
    var next = Optional(first)
    while let (part, isPath) = next {
      sum.isIncomplete = sum.isIncomplete || part.isIncomplete
      sum.isPartial = sum.isPartial || part.isPartial
      // What isn't there adds nothing to a sum, and several have none.
      if part.numbers.count > 1 { return nil }
      if let number = part.numbers.first {
        total += number
        isThere = isThere || isPath
      }
      if terms.isAtEnd { break }
      guard let further = amounts(ofTerm: &terms, for: subject) else { return nil }
      next = further
    }
    if isThere { sum.numbers = [total] }
    return sum
  }

  private func amounts(
    ofTerm terms: inout ConstraintProgramCursor, for subject: Value
  ) -> (amounts: Amounts, isPath: Bool)? {
    let gathering = Gathering.allCases[terms.number()]
    guard let factor = Self.number(terms.text()) else { return nil }
    let (separator, index) = (terms.text(), terms.number())
    var path = terms.part()
    if path.isAtEnd { return (Amounts(numbers: [factor]), false) }
    var found = Amounts()
    var (count, isNumeric) = (0, true)
    let isIncomplete = visit(&path, from: subject) { value in
      count += 1
      if gathering == .count { return }
      if value.isOpen {
        found.isIncomplete = true
      } else if !separator.isEmpty {
        let number = value.json.string.flatMap { Self.number(in: $0, Self.text(separator), index) }
        if let number { found.numbers.append(factor * number) } else { found.isIncomplete = true }
      } else if let number = Scalar.number(readFrom: value.json) {
        found.numbers.append(factor * number)
      } else {
        isNumeric = false
      }
    }
    guard let isIncomplete, isNumeric else { return nil }
    found.isIncomplete = found.isIncomplete || isIncomplete
    if gathering == .each { return (found, true) }
    found.isPartial = found.isIncomplete
    found.isIncomplete = false
    switch gathering {
    case .count: found.numbers = [factor * Double(count)]
    case .sum: found.numbers = found.numbers.isEmpty ? [] : [found.numbers.reduce(0, +)]
    case .max: found.numbers = found.numbers.max().map { [$0] } ?? []
    default: found.numbers = found.isPartial ? [] : found.numbers.min().map { [$0] } ?? []
    }
    return (found, true)
  }

  /// The number that a part of a text is, between separators.
  static func number(in text: String, _ separator: String, _ index: Int) -> Double? {
    // By bytes, since a split by characters makes the process look for what kind of sequence it has.
    let (bytes, separator) = (Array(text.utf8), Array(separator.utf8))
    var (part, start, end) = (0, 0, 0)
    while end < bytes.count {
      if !bytes[end...].starts(with: separator) {
        end += 1
      } else if part == index {
        break
      } else {
        part += 1
        end += separator.count
        start = end
      }
    }
    return part == index ? Scalar.number(inText: String(decoding: bytes[start..<end], as: UTF8.self)) : nil
  }
}
