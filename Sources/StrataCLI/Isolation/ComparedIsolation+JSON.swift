import StrataFindings
import StrataIsolation
import StrataJSON

extension ComparedIsolation {
  /// What is otherwise now, for machines: the verdicts before and after, the pairs that differ, and who gained what.
  var json: JSONValue {
    let world = difference.after.world
    return [
      "before": .string(difference.before.verdict.rawValue), "after": .string(difference.after.verdict.rawValue),
      "isWorse": .bool(difference.isWorse), "pairs": .array(difference.pairs.map { pair($0, of: world) }),
      "reaches": .array(
        difference.reaches.map { reach in
          ["actor": .string(reach.actor), "ways": .array(reach.ways.map { way($0, of: world) })]
        }),
    ]
  }

  private func pair(_ pair: IsolationDifference.Pair, of world: IsolationWorld) -> JSONValue {
    [
      "from": .string(world.environments[pair.pair.from]), "to": .string(world.environments[pair.pair.to]),
      "before": pair.before.map { .string($0.rawValue) } ?? .null, "after": .string(pair.pair.verdict.rawValue),
      "isWorse": .bool(pair.isWorse), "gained": .array(pair.gained.map { way($0, of: world) }),
    ]
  }

  private func way(_ judged: IsolationReport.JudgedCandidate, of world: IsolationWorld) -> JSONValue {
    let candidate = judged.candidate
    var object: JSONObject = [
      "kind": .string(candidate.kind.rawValue), "verdict": .string(judged.verdict.rawValue),
      "from": .string(world.environments[candidate.from]), "to": .string(world.environments[candidate.to]),
    ]
    object["target"] = candidate.target.map { .string(world.words($0)) }
    switch candidate.verdict {
    case .open(let witness):
      object["action"] = witness.action.map(JSONValue.string)
      object["reached"] = .string(witness.reached)
      object["words"] = .string(witness.words)
    case .undecided(let undecided):
      object["words"] = .string(undecided.reason)
      object["remedy"] = .string(undecided.remedy)
    case .closed: break
    }
    object["because"] = judged.share.map { .string($0.reason) }
    let site = subject.locate(candidate.source)
    object["path"] = .string(site.path)
    object["file"] = site.site.map { .string($0.file) }
    object["line"] = site.site.map { .integer(Int64($0.line)) }
    return .object(object)
  }
}
