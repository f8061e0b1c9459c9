import StrataFacts
import StrataJSON
import StrataTemplate

extension ConstraintScope {
  /// One side of a comparison that isn't as it must be.
  struct Side {
    let text: String
    let value: ConstraintValue?
  }

  /// Whether two sides are in their order, and the two that aren't.
  mutating func compare(
    _ comparison: ConstraintComparison, for subject: Subject
  ) -> (truth: Truth, left: Side?, right: Side?) {
    switch comparison.relation {
    case .equal, .notEqual, .among, .notAmong:
      if comparison.left.count == 1, comparison.right.count == 1, let left = comparison.left[0].path,
        let right = comparison.right[0].path, comparison.left[0].gathering == .each,
        comparison.right[0].gathering == .each
      {
        return compareIdentities(left, comparison.relation, right, for: subject)
      }
      fallthrough
    case .atMost, .atLeast, .below, .above:
      return compareNumbers(comparison, for: subject)
    }
  }

  private mutating func compareIdentities(
    _ leftPath: ConstraintPath, _ relation: ConstraintComparison.Relation, _ rightPath: ConstraintPath,
    for subject: Subject
  ) -> (truth: Truth, left: Side?, right: Side?) {
    let (left, right) = (search(leftPath, from: subject), search(rightPath, from: subject))
    let (first, second) = (identities(left), identities(right))
    let (truth, position, other) = relation.truth(of: first, second)
    guard let position else { return (truth, nil, nil) }
    let side = Side(text: first.identities[position]?.description ?? "…", value: left.values[position])
    switch relation {
    case .equal, .notEqual:
      let text = other.flatMap { second.identities[$0]?.description } ?? "…"
      return (truth, side, Side(text: text, value: other.map { right.values[$0] }))
    default:
      let known = second.identities.compactMap { $0?.description }
      return (truth, side, Side(text: known.joined(separator: ", "), value: right.values.first))
    }
  }

  private func identities(_ search: Search) -> ConstraintComparison.Relation.Side {
    .init(
      identities: search.values.map { ConstraintIdentity($0, in: template) },
      isIncomplete: search.isIncomplete)
  }

  /// A number, or a text that is in the order of what it says, such as a day.
  private enum Amount {
    case number(Double)
    case text(String)

    var text: String {
      switch self {
      case .number(let number): Wording.number(number)
      case .text(let text): text
      }
    }

    func order(to other: Amount) -> Double? {
      switch (self, other) {
      case (.number(let one), .number(let another)): return one - another
      case (.text(let one), .text(let another)) where Self.isDay(one) && Self.isDay(another):
        return one == another ? 0 : one < another ? -1 : 1
      default: return nil
      }
    }

    /// Whether a text begins with a day, as in `2026-10-20`, so that the order of texts is that of times.
    private static func isDay(_ text: String) -> Bool {
      let bytes = Array(text.utf8.prefix(10))
      return bytes.count == 10
        && bytes.indices.allSatisfy { index in
          index == 4 || index == 7 ? bytes[index] == UInt8(ascii: "-") : (0x30...0x39).contains(bytes[index])
        }
    }
  }

  private mutating func compareNumbers(
    _ comparison: ConstraintComparison, for subject: Subject
  ) -> (truth: Truth, left: Side?, right: Side?) {
    let (left, right) = (amounts(comparison.left, for: subject), amounts(comparison.right, for: subject))
    var result = left.isIncomplete || right.isIncomplete ? Truth.open : .yes
    for (one, value) in left.amounts {
      for (other, otherValue) in right.amounts {
        guard let order = one.order(to: other) else {
          result = .open
          continue
        }
        if comparison.relation.holds(order) { continue }
        // A sum of which not all is known is at least what is known of it.
        let isCertain = !right.isPartial && (!left.isPartial || [.atMost, .below].contains(comparison.relation))
        if isCertain { return (.no, Side(text: one.text, value: value), Side(text: other.text, value: otherValue)) }
        result = .open
      }
    }
    if left.isPartial || right.isPartial, result == .yes { result = .open }
    return (result, nil, nil)
  }

  private struct Amounts {
    var amounts: [(Amount, ConstraintValue?)] = []
    var isIncomplete = false
    /// Whether a sum lacks what isn't known.
    var isPartial = false
  }

  private mutating func amounts(_ terms: [ConstraintComparison.Term], for subject: Subject) -> Amounts {
    let parts = terms.map { amounts($0, for: subject) }
    if parts.count == 1 { return parts[0] }
    // A sum of terms, each of which is one number.
    var sum = Amounts()
    var (total, first) = (0.0, ConstraintValue?.none)
    for part in parts {
      sum.isIncomplete = sum.isIncomplete || part.isIncomplete
      sum.isPartial = sum.isPartial || part.isPartial
      // What isn't there adds nothing to a sum.
      if part.amounts.isEmpty { continue }
      guard part.amounts.count == 1, case .number(let number) = part.amounts[0].0 else { return sum }
      total += number
      first = first ?? part.amounts[0].1
    }
    let isThere = zip(terms, parts).contains { $0.path != nil && !$1.amounts.isEmpty }
    if isThere { sum.amounts = [(.number(total), first)] }
    return sum
  }

  private mutating func amounts(_ term: ConstraintComparison.Term, for subject: Subject) -> Amounts {
    guard let path = term.path else { return Amounts(amounts: [(.number(term.factor), nil)]) }
    let search = search(path, from: subject)
    var found = Amounts(isIncomplete: search.isIncomplete)
    if term.gathering == .count {
      found.isPartial = search.isIncomplete
      found.isIncomplete = false
      found.amounts = [(.number(term.factor * Double(search.values.count)), search.values.first)]
      return found
    }
    for value in search.values {
      if value.isOpen {
        found.isIncomplete = true
      } else if let part = term.part {
        let text = value.value.string ?? ""
        guard let number = ConstraintPrefilter.number(in: text, part.separator, part.index) else {
          found.isIncomplete = true
          continue
        }
        found.amounts.append((.number(term.factor * number), value))
      } else if let number = Scalar.number(readFrom: value.value) {
        found.amounts.append((.number(term.factor * number), value))
      } else if let text = value.value.string, term.gathering == .each {
        found.amounts.append((.text(text), value))
      } else {
        found.isIncomplete = true
      }
    }
    if term.gathering == .each { return found }
    let numbers = found.amounts.compactMap { amount, _ in if case .number(let number) = amount { number } else { nil } }
    let first = found.amounts.first?.1
    found.isPartial = found.isIncomplete
    found.isIncomplete = false
    let gathered: Double? =
      switch term.gathering {
      case .sum: numbers.isEmpty ? nil : numbers.reduce(0, +)
      case .max: numbers.max()
      default: found.isPartial ? nil : numbers.min()
      }
    found.amounts = gathered.map { [(.number($0), first)] } ?? []
    return found
  }
}
