import StrataJSON

/// Writes constraints as a ``ConstraintProgramCursor`` takes them.
struct ConstraintProgramWriter {
  var bytes: [UInt8] = []

  mutating func opcode(_ opcode: ConstraintOpcode) { bytes.append(opcode.rawValue) }

  mutating func number(_ number: Int) {
    var digits = [UInt8(number % ConstraintProgramCursor.lowBase) + ConstraintProgramCursor.lowDigit]
    var high = number / ConstraintProgramCursor.lowBase
    while high > 0 {
      digits.append(UInt8(high % ConstraintProgramCursor.highBase) + ConstraintProgramCursor.highDigit)
      high /= ConstraintProgramCursor.highBase
    }
    bytes += digits.reversed()
  }

  mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes += text.utf8
  }

  /// Writes what `body` writes, with its length in front.
  mutating func part(_ body: (inout ConstraintProgramWriter) -> Void) {
    var inner = ConstraintProgramWriter()
    body(&inner)
    number(inner.bytes.count)
    bytes += inner.bytes
  }

  mutating func node(_ opcode: ConstraintOpcode, _ body: (inout ConstraintProgramWriter) -> Void = { _ in }) {
    self.opcode(opcode)
    part(body)
  }

  /// Writes what a constraint is about, its condition and its demand.
  mutating func write(_ constraint: Constraint) {
    part { for path in constraint.subjects { $0.path(path) } }
    part { if let condition = constraint.condition { $0.condition(condition) } }
    demand(constraint.demand)
  }

  private mutating func demand(_ demand: ConstraintDemand) {
    switch demand {
    case .needs(let paths): node(.needs) { $0.paths(paths) }
    case .without(let paths): node(.without) { $0.paths(paths) }
    case .count(let paths, let atLeastOne, let atMostOne):
      node(.count) {
        $0.number((atLeastOne ? 1 : 0) + (atMostOne ? 2 : 0))
        $0.paths(paths)
      }
    case .allOrNone(let paths): node(.allOrNone) { $0.paths(paths) }
    case .expect(let condition): node(.expect) { $0.condition(condition) }
    case .order(let comparison): order(comparison)
    case .unique(let path, let ignoresCase):
      node(.unique) {
        $0.number(ignoresCase ? 1 : 0)
        $0.path(path)
      }
    case .uniqueAmong(let paths): node(.uniqueAmong) { $0.paths(paths) }
    }
  }

  private mutating func order(_ comparison: ConstraintComparison) {
    let terms = comparison.left + comparison.right
    guard terms.allSatisfy({ $0.part.map { Self.isPlain($0.separator) && $0.index >= 0 } ?? true }) else {
      return node(.unsettled)
    }
    node(.order) { node in
      node.number(ConstraintComparison.Relation.allCases.firstIndex(of: comparison.relation) ?? 0)
      for side in [comparison.left, comparison.right] {
        node.part { inner in for term in side { inner.term(term) } }
      }
    }
  }

  private mutating func term(_ term: ConstraintComparison.Term) {
    number(ConstraintComparison.Term.Gathering.allCases.firstIndex(of: term.gathering) ?? 0)
    text(Self.text(of: term.factor))
    text(term.part?.separator ?? "")
    number(term.part?.index ?? 0)
    part { if let path = term.path { $0.path(path) } }
  }

  private mutating func condition(_ condition: ConstraintCondition) {
    switch condition {
    case .all(let all): node(.all) { for part in all { $0.condition(part) } }
    case .any(let any): node(.any) { for part in any { $0.condition(part) } }
    case .none(let none): node(.none) { for part in none { $0.condition(part) } }
    case .has(let path): node(.has) { $0.path(path) }
    case .lacks(let path): node(.lacks) { $0.path(path) }
    case .value(let path, let predicate):
      node(.value) {
        $0.path(path)
        $0.predicate(predicate)
      }
    }
  }
}
