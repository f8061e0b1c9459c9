import StrataJSON

/// A gate of a promotion, and what it said.
package struct RecordedGate: Sendable, Hashable {
  /// What a gate says.
  package enum Verdict: String, Sendable, Hashable, CaseIterable { case passed, refused, undecided }

  /// The gate as it's declared, such as `healthy(for: 24 h)`.
  package let gate: String
  /// What it said.
  package let verdict: Verdict
  /// The reason.
  package let reason: String

  /// Records a gate.
  package init(gate: String, verdict: Verdict, reason: String) {
    (self.gate, self.verdict, self.reason) = (gate, verdict, reason)
  }

  var json: JSONValue {
    ["gate": .string(gate), "verdict": .string(verdict.rawValue), "reason": .string(reason)]
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      gate: try members.text("gate"), verdict: try members.choice("verdict"), reason: try members.text("reason"))
  }
}
