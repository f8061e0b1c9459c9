package import StrataJSON
import StrataTemplate
import StrataText

/// A report written down, so that somebody else can hold it against the templates: for each ordered pair every way, and the
/// one fact that closes it.
package enum IsolationCertificate {
  /// The version of the form, which a checker must know.
  package static let version = 1

  /// The certificate of a report.
  ///
  /// - Parameter report: The report.
  /// - Returns: JSON, which ends with the digest of all before.
  package static func json(of report: IsolationReport) -> JSONValue {
    var object: JSONObject = [
      "certificate": "environments-apart", "version": .integer(Int64(version)),
      "verdict": .string(report.verdict.rawValue),
      "environments": .array(report.world.environments.map(JSONValue.string)),
    ]
    object["stacks"] = .array(report.world.stacks.map(stack))
    object["pairs"] = .array(report.pairs.map { pair($0, of: report.world) })
    object["shared"] = .array(report.shared.map { shared($0, of: report.world) })
    object["frame"] = .array(report.frame.map(JSONValue.string))
    object["digest"] = .string(digest(of: .object(object)))
    return .object(object)
  }

  /// The digest of a value, whatever its white space and the order of its members.
  static func digest(of value: JSONValue) -> String {
    // What can't be written was never read from a template.
    SHA256.hexDigest(of: (try? value.bytes(keyOrder: .sorted, layout: .compact)) ?? [])
  }

  private static func stack(_ stack: IsolatedStack) -> JSONValue {
    var object: JSONObject = [:]
    object["name"] = stack.name.map(JSONValue.string)
    object["environment"] = stack.environment.map(JSONValue.string)
    object["account"] = stack.account.map(JSONValue.string)
    object["region"] = stack.region.map(JSONValue.string)
    object["file"] = stack.file.map(JSONValue.string)
    object["digest"] = .string(digest(of: stack.contents.json))
    return .object(object)
  }

  private static func pair(_ pair: IsolationReport.Pair, of world: IsolationWorld) -> JSONValue {
    [
      "from": .string(world.environments[pair.from]), "to": .string(world.environments[pair.to]),
      "verdict": .string(pair.verdict.rawValue),
      "ways": .array(pair.candidates.map { way($0, of: world) }),
    ]
  }

  private static func way(_ judged: IsolationReport.JudgedCandidate, of world: IsolationWorld) -> JSONValue {
    let candidate = judged.candidate
    var object: JSONObject = [
      "kind": .string(candidate.kind.rawValue), "verdict": .string(judged.verdict.rawValue),
      "source": place(candidate.source),
    ]
    object["target"] = candidate.target.map { resource($0, of: world) }
    switch candidate.verdict {
    case .closed(let fact):
      object["fact"] = [
        "code": .string(fact.code), "values": .array(fact.values.map(JSONValue.string)),
        "places": .array(fact.places.map(place)), "words": .string(fact.words),
      ]
    case .open(let witness):
      var members: JSONObject = ["actor": .string(witness.actor)]
      if !witness.becoming.isEmpty { members["becoming"] = .array(witness.becoming.map(JSONValue.string)) }
      members["action"] = witness.action.map(JSONValue.string)
      members["reached"] = .string(witness.reached)
      members["places"] = .array(witness.places.map(place))
      members["words"] = .string(witness.words)
      object["witness"] = .object(members)
    case .undecided(let undecided):
      object["undecided"] = [
        "reason": .string(undecided.reason), "remedy": .string(undecided.remedy),
        "places": .array(undecided.places.map(place)),
      ]
    }
    object["because"] = judged.share.map { .string($0.reason) }
    return .object(object)
  }

  private static func place(_ place: WorldPlace) -> JSONValue {
    ["stack": .integer(Int64(place.stack)), "pointer": .string(place.pointer.description)]
  }

  private static func resource(_ index: Int, of world: IsolationWorld) -> JSONValue {
    let resource = world.resources[index]
    return ["stack": .integer(Int64(resource.stack)), "logicalId": .string(resource.logicalID)]
  }

  private static func shared(_ shared: SharedResource, of world: IsolationWorld) -> JSONValue {
    [
      "resource": resource(shared.resource, of: world),
      "uses": .array(
        shared.uses.map { use in
          [
            "environment": .string(world.environments[use.environment]), "words": .string(use.words),
            "place": place(use.place),
          ]
        }),
    ]
  }
}
