import StrataEnvironments
import StrataJSON
import StrataReleases
import StrataText

extension DeploymentStore {
  /// Takes what `deploy.json` has of an environment over into its records, where those begin; the file stays as it is.
  ///
  /// Killed in the middle, it goes on where it was.
  func takeOver(_ environment: String) throws {
    guard let records = records(of: environment) else { return }
    let entries = try profiles.deployments().history(of: [environment])
    if entries.isEmpty { return }
    let events = entries.map { ReleaseEvent(takenOver: $0, by: recorder.tool) }
    let chain = records.chain(of: environment)
    let known = try chain.read().records.map(\.event)
    // What others recorded, or took over from a file of theirs, is another history.
    guard known.count < events.count, zip(known, events).allSatisfy({ $0.isTakenOver(as: $1) }) else { return }
    for event in events.dropFirst(known.count) { try chain.append(event) }
    recorder.say(
      "\(entries.count == 1 ? "1 entry" : "\(Count.grouped(entries.count)) entries") of \(environment) in \(profiles.recordPath) "
        + "\(entries.count == 1 ? "is" : "are") taken over into \(chain.path); the file stays as it is")
  }
}

extension ReleaseEvent {
  /// Reads an entry of the history in `deploy.json`.
  init(takenOver entry: JSONObject, by tool: String) {
    let destroyed = entry["destroyedAt"]?.string
    self.init(
      destroyed == nil ? .migration : .destruction, at: destroyed ?? entry["deployedAt"]?.string ?? "", by: tool)
    origin = ProfileName.recordFile
    if let word = entry["outcome"]?.string { outcome = Outcome(rawValue: word) ?? .failed }
    profile = entry["profile"]?.string.map { RecordedProfile(name: $0, sha256: nil) }
    let names = entry["stackNames"]?.array?.compactMap(\.string) ?? entry["stackName"]?.string.map { [$0] } ?? []
    let digests = entry["sha256"]?.object ?? [:]
    stacks = (names + digests.keys.filter { !names.contains($0) }).map { name in
      let end = entry["ends"]?[name]?.string ?? (destroyed == nil ? "deployed" : "destroyed")
      return RecordedStack(name: name, id: nil, template: digests[name]?.string, end: end)
    }
    // Of the oldest values nobody knows whether they were outputs.
    take(
      outputs: Self.texts(entry, "values") + Self.texts(entry, "outputs"), parameters: Self.texts(entry, "parameters"))
  }

  /// Whether it's what an entry of the history becomes, whichever version took it over.
  fileprivate func isTakenOver(as other: ReleaseEvent) -> Bool {
    origin == other.origin && kind == other.kind && time == other.time && outcome == other.outcome
      && stacks == other.stacks && profile == other.profile
  }

  private static func texts(_ entry: JSONObject, _ group: String) -> [(String, String)] {
    (entry[group]?.object ?? [:]).compactMap { member in member.value.string.map { (member.key, $0) } }
  }
}
