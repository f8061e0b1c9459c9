import StrataJSON
import StrataReleases

extension DeploymentRecord {
  /// Takes an environment's records instead of what `deploy.json` has of it.
  mutating func take(_ history: RecordHistory, of environment: String) {
    replace(
      environment, last: history.inPlace.map(Self.last), history: history.records.map(Self.entry))
  }

  /// The object of an environment, as `deploy.json` would have it.
  private static func last(_ record: ReleaseRecord) -> JSONObject {
    let event = record.event
    var object: JSONObject = [
      "outputs": .object(JSONObject(texts: event.outputs)), "parameters": .object(JSONObject(texts: event.parameters)),
      "deployedAt": .string(event.time),
    ]
    let names = event.stacks.map(\.name)
    if names.count == 1 {
      object["stackName"] = .string(names[0])
    } else {
      object["stackNames"] = .array(names.map(JSONValue.string))
    }
    object["stage"] = .string(record.environment)
    object["release"] = event.release?.release.map { .string($0.digest) }
    return object
  }

  /// The entry in the history, as `deploy.json` would have it, and what only records have.
  private static func entry(_ record: ReleaseRecord) -> JSONObject {
    let event = record.event
    var entry: JSONObject = [
      "environment": .string(record.environment), "number": .integer(Int64(record.number)),
      "kind": .string(event.kind.rawValue),
    ]
    switch event.kind {
    case .deployment, .promotion, .rollback, .resourceImport, .migration:
      for member in last(record) { entry[member.key] = member.value }
      if event.outcome != .completed {
        entry["outcome"] = .string(event.outcome.rawValue)
        entry["ends"] = .object(JSONObject(event.stacks.map { ($0.name, .string($0.end)) }))
      }
      entry["sha256"] = .object(
        JSONObject(event.stacks.compactMap { stack in stack.template.map { (stack.name, .string($0)) } }))
    case .destruction:
      entry["destroyedAt"] = .string(event.time)
      entry["stackNames"] = .array(event.stacks.map { .string($0.name) })
    case .health:
      entry["checkedAt"] = .string(event.time)
      entry["health"] = event.health.map { .string($0.verdict.rawValue) }
    case .merge: entry["mergedAt"] = .string(event.time)
    }
    entry["profile"] = event.profile.map { .string($0.name) }
    entry["from"] = event.from.map(JSONValue.string)
    entry["person"] = event.person.map(JSONValue.string)
    return entry
  }
}
