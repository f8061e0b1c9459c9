package import StrataJSON

extension GateEvaluation {
  /// The answers as JSON.
  package var json: JSONValue {
    [
      "from": .string(from), "to": .string(to),
      "gates": .array(
        answers.map {
          ["gate": .string($0.gate), "verdict": .string($0.verdict.word), "reason": .string($0.verdict.reason)]
        }),
    ]
  }

  /// Reads answers.
  ///
  /// - Throws: ``GateFormatError`` for what are none.
  package init(json: JSONValue) throws(GateFormatError) {
    let members = GateMembers(json, "")
    var answers: [Answer] = []
    for members in try members.list("gates") {
      let reason = try members.text("reason")
      let verdict: GateVerdict
      switch try members.text("verdict") {
      case "passed": verdict = .passed(reason)
      case "refused": verdict = .refused(reason)
      case "undecided": verdict = .undecided(reason)
      case let other:
        throw GateFormatError(
          place: members.place + "/verdict", expected: "passed, refused or undecided", given: other)
      }
      answers.append(Answer(try members.text("gate"), verdict))
    }
    self.init(from: try members.text("from"), to: try members.text("to"), answers: answers)
  }
}
