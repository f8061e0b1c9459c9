package import StrataEnvironments
import StrataJSON
package import StrataReleases

extension GateEvidence {
  /// Takes what the records of an environment say: what is in place there, and the answers about the health of that.
  ///
  /// - Parameters:
  ///   - history: The records, whole.
  ///   - environment: The environment.
  package mutating func take(_ history: RecordHistory, of environment: String) {
    deployments[environment] = nil
    health.removeAll { $0.environment == environment }
    guard let event = history.inPlace?.event, let since = PointInTime(event.time) else { return }
    let release: String
    switch event.release {
    case .some(.release(let made)): release = made.digest
    case .some(.none(let absence)): release = "no release (\(absence.reason))"
    case nil: release = "no release (its record names none)"
    }
    deployments[environment] = DeployedRelease(release, since: since)
    let deployed = event.deployedDigest
    for record in history.records {
      // Answers about what was there before, or with other values of parameters, say nothing of what is there now.
      guard record.event.kind == .health, let answer = record.event.health, answer.deployed == deployed,
        let time = PointInTime(record.event.time)
      else { continue }
      let problems = answer.checks.filter { $0.verdict != .healthy }.map { "\($0.name): \($0.reason)" }
      health.append(
        HealthReport(
          of: environment, release: release, time: time, isHealthy: answer.verdict == .healthy, problems: problems))
    }
  }
}

extension GateEvidence.Isolation {
  /// What records have of it: whether the environment is apart from the others.
  package var recorded: VersionedFact {
    VersionedFact(
      version: version,
      ["verdict": breaches.isEmpty ? undecided.isEmpty ? "apart" : "undecided" : "not apart"])
  }
}

extension GateEvidence.Cost {
  /// What records have of it: the dollars of a month, how much isn't counted, and the prices in words.
  package var recorded: VersionedFact {
    var members: JSONObject = [
      "month": .string("\(monthly)"), "notPriced": .integer(Int64(unpriced.count)),
      "notStated": .integer(Int64(unstated.count)),
    ]
    members["prices"] = prices.map(JSONValue.string)
    return VersionedFact(version: version, members)
  }
}

extension GateEvaluation {
  /// The answers as records have them.
  package var recorded: [RecordedGate] {
    answers.map { answer in
      let verdict: RecordedGate.Verdict =
        switch answer.verdict {
        case .passed: .passed
        case .refused: .refused
        case .undecided: .undecided
        }
      return RecordedGate(gate: answer.gate, verdict: verdict, reason: answer.verdict.reason)
    }
  }
}
