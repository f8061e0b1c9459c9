/// What all gates say of a promotion.
package struct GateEvaluation: Sendable, Hashable {
  /// A gate's name and its verdict.
  package struct Answer: Sendable, Hashable {
    package let gate: String
    package let verdict: GateVerdict

    package init(_ gate: String, _ verdict: GateVerdict) {
      (self.gate, self.verdict) = (gate, verdict)
    }
  }

  /// What comes of all answers.
  package enum Outcome: String, Sendable, Hashable {
    /// Each gate has passed the release.
    case passed
    /// A gate has refused it, whatever the others say.
    case refused
    /// No gate has refused it, and one couldn't tell.
    case undecided
  }

  /// The environment that the release is taken from.
  package let from: String

  /// The environment that the release is promoted to.
  package let to: String

  /// The answers of all gates, in the order in which they were declared.
  package let answers: [Answer]

  /// Asks each gate of a step, also behind one that refuses.
  package init(_ step: Promotion.Step, on evidence: GateEvidence) {
    (from, to) = (step.from, step.to)
    answers = step.gates.map { Answer($0.name, $0.verdict(on: evidence)) }
  }

  /// Takes what gates said elsewhere.
  package init(from: String, to: String, answers: [Answer]) {
    (self.from, self.to, self.answers) = (from, to, answers)
  }

  /// What comes of it; where nobody was asked, nothing is decided.
  package var outcome: Outcome {
    if answers.contains(where: { $0.verdict.word == "refused" }) { return .refused }
    return answers.isEmpty || answers.contains { !$0.verdict.isPassed } ? .undecided : .passed
  }

  /// A line for each gate, in order.
  package var lines: [String] {
    answers.map { "\($0.verdict.word.padding(to: 9))  \($0.gate): \($0.verdict.reason)" }
  }

  /// Why the release doesn't go on; nil where it does.
  package var refusal: String? {
    let stopping = answers.filter { !$0.verdict.isPassed }.map { "\"\($0.gate)\"" }
    switch outcome {
    case .passed: return nil
    case .refused:
      return "the release doesn't go from \(from) to \(to): of its gates, \(Self.list(stopping)) didn't let it"
    case .undecided where answers.isEmpty: return "the release doesn't go from \(from) to \(to): no gate was asked"
    case .undecided:
      return "the release doesn't go from \(from) to \(to): of its gates, \(Self.list(stopping)) couldn't tell"
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
