package import StrataEnvironments
package import StrataJSON
import StrataLanguage
import StrataTemplate

/// The record of what was deployed where: the file `deploy.json` beside the profiles.
///
/// At its top it has an object for each environment, with what was deployed last; `_history` has all deployments, the
/// oldest first, and `_pending` what was to be carried out and hasn't been seen to end.
package struct DeploymentRecord: Sendable {
  private static let formatKey = "_format"
  private static let historyKey = "_history"
  private static let pendingKey = "_pending"

  /// The form that is written here; a newer one isn't touched, and an older one is read.
  private static let format: Int64 = 2

  private var object: JSONObject

  /// Reads a record of this form or an older one.
  init(parsing bytes: [UInt8], path: String, system: String) throws(ProfileError) {
    let subject = "\(system)/\(ProfileName.recordFile)"
    object = try ProfileStore.parse(bytes, path: path, subject: subject, example: "{}")
    func site(_ tokens: [String]) -> CallSite? {
      JSONPointer(tokens).position(in: bytes).map { CallSite(file: path, line: $0.line, column: $0.column) }
    }
    let hint = "mend it, or move it away and record the deployments anew"
    // The first tools wrote no format.
    let format = object[Self.formatKey] ?? 1
    guard let number = format.integer, (1...Self.format).contains(number) else {
      let isNewer = (format.integer ?? 0) > Self.format
      throw ProfileError(
        subject, isNewer ? "the record was written by a newer version" : "the record's format is damaged",
        expected: "format \(Self.format)", given: format.shown,
        hint: isNewer ? "use that version, or move the file away" : hint, site: site([Self.formatKey]))
    }
    if let history = object[Self.historyKey], history.array?.allSatisfy({ $0.object != nil }) != true {
      throw ProfileError(
        subject, "the history is damaged", expected: "a list of objects", given: history.kind, hint: hint,
        site: site([Self.historyKey]))
    }
    if let pending = object[Self.pendingKey],
      pending.object?.allSatisfy({ $0.value.array?.allSatisfy { PendingExecution($0) != nil } == true }) != true
    {
      throw ProfileError(
        subject, "what was to be deployed is damaged", expected: "for each environment a list of stacks with their ids",
        given: pending.kind, hint: hint, site: site([Self.pendingKey]))
    }
    for member in object where !member.key.hasPrefix("_") && member.value.object == nil {
      throw ProfileError(
        subject, "what was deployed to \(member.key) is damaged", expected: "an object", given: member.value.kind,
        hint: hint, site: site([member.key]))
    }
    if number < 2 { migrate() }
  }

  /// An empty record.
  init() {
    object = [:]
  }

  /// A record of one deployment alone.
  package init(of deployment: Deployment) {
    self.init()
    add(deployment)
  }

  /// The environments that something was deployed to, in the order of the first deployments.
  package var environments: [String] { object.keys.filter { !$0.hasPrefix("_") } }

  /// The object that was deployed to an environment last, or nil where nothing was.
  package subscript(environment: String) -> JSONObject? {
    environment.hasPrefix("_") ? nil : object[environment]?.object
  }

  /// A value that was deployed to an environment last: an output, a parameter, or what else is known, in this order.
  ///
  /// - Parameters:
  ///   - key: The key, such as `endpoint`.
  ///   - environment: The environment.
  /// - Returns: The value; nil where there is none of that name.
  package func value(_ key: String, of environment: String) -> JSONValue? {
    guard let deployed = self[environment] else { return nil }
    for group in RecordValues.groups {
      if let value = deployed[group]?[key] { return value }
    }
    return deployed[key]
  }

  /// The keys of the values that were deployed to an environment last.
  package func keys(of environment: String) -> [String] {
    let deployed = self[environment] ?? [:]
    return RecordValues.groups.flatMap { deployed[$0]?.object?.keys ?? [] }
      + deployed.keys.filter { !RecordValues.groups.contains($0) }
  }

  /// All deployments, the oldest first; those to some environments where any is named.
  package func history(of environments: [String] = []) -> [JSONObject] {
    let all = object[Self.historyKey]?.array?.compactMap(\.object) ?? []
    return all.filter { environments.isEmpty || environments.contains($0["environment"]?.string ?? "") }
  }

  /// The profile that an environment was deployed with last, all of it.
  func profile(of environment: String) -> String? {
    history(of: [environment]).last {
      $0["profile"] != nil && ($0["outcome"] == nil || $0["outcome"] == "completed")
    }?["profile"]?.string
  }

  /// The change sets of an environment whose end nobody has seen.
  package func pending(of environment: String) -> [PendingExecution] {
    object[Self.pendingKey]?[environment]?.array?.compactMap(PendingExecution.init) ?? []
  }

  /// The record as JSON.
  package var json: JSONValue { .object(object) }

  /// Whether the record has a deployment already, but for its time, as the environment's last.
  package func says(_ deployment: Deployment) -> Bool {
    guard var last = history(of: [deployment.environment]).last else { return false }
    var new = deployment.historyJSON
    last["deployedAt"] = nil
    new["deployedAt"] = nil
    return last == new && self[deployment.environment] != nil
  }

  mutating func add(_ deployment: Deployment) {
    object[deployment.environment] = .object(deployment.json)
    append(deployment.historyJSON)
  }

  mutating func add(_ attempt: DeploymentAttempt) { append(attempt.json) }

  private mutating func append(_ entry: JSONObject) {
    object[Self.historyKey] = .array((object[Self.historyKey]?.array ?? []) + [.object(entry)])
  }

  /// Notes that a change set is about to be carried out.
  mutating func expect(_ execution: PendingExecution, of environment: String) {
    setPending(pending(of: environment) + [execution], of: environment)
  }

  /// Takes the note away that a change set is about to be carried out.
  mutating func settle(_ changeSetIDs: Set<String>, of environment: String) {
    setPending(pending(of: environment).filter { !changeSetIDs.contains($0.changeSetID) }, of: environment)
  }

  /// Takes all notes of an environment away.
  mutating func forgetPending(of environment: String) { setPending([], of: environment) }

  /// Puts other things in the place of all that there is of an environment.
  mutating func replace(_ environment: String, last: JSONObject?, history entries: [JSONObject]) {
    object[environment] = last.map(JSONValue.object)
    let others = history().filter { $0["environment"]?.string != environment }
    let all = (others + entries).enumerated().sorted { left, right in
      (Self.time(of: left.element), left.offset) < (Self.time(of: right.element), right.offset)
    }
    object[Self.historyKey] = .array(all.map { .object($0.element) })
  }

  private static func time(of entry: JSONObject) -> String {
    ["deployedAt", "destroyedAt", "checkedAt", "mergedAt"].lazy.compactMap { entry[$0]?.string }.first ?? ""
  }

  private mutating func setPending(_ executions: [PendingExecution], of environment: String) {
    var pending = object[Self.pendingKey]?.object ?? [:]
    pending[environment] = executions.isEmpty ? nil : .array(executions.map(\.json))
    object[Self.pendingKey] = pending.isEmpty ? nil : .object(pending)
  }

  /// Puts the values of an older form, which stood among the record's own keys, into an object of their own.
  private mutating func migrate() {
    for environment in environments {
      if let old = self[environment] { object[environment] = .object(RecordValues.migrated(old)) }
    }
    if let history = object[Self.historyKey]?.array {
      object[Self.historyKey] = .array(history.map { .object(RecordValues.migrated($0.object ?? [:])) })
    }
  }

  /// The stacks that an environment was deployed to last; none where it isn't recorded as deployed.
  package func stackNames(of environment: String) -> [String] {
    guard let last = self[environment] else { return [] }
    if let names = last["stackNames"]?.array { return names.compactMap(\.string) }
    return last["stackName"]?.string.map { [$0] } ?? []
  }

  /// The outputs and parameters that an environment was deployed with last, by their names in the record.
  package func values(of environment: String) -> [(name: String, text: String)] {
    RecordValues.groups.flatMap { self[environment]?[$0]?.object.map(Array.init) ?? [] }.compactMap { member in
      Scalar.text(of: member.value).map { (member.key, $0) }
    }
  }

  /// Takes an environment out of what is deployed, and says so in the history.
  mutating func addDestruction(of environment: String, stacks: [String], at time: String) {
    var entry: JSONObject = [
      "environment": .string(environment), "destroyedAt": .string(time),
      "stackNames": .array(stacks.map(JSONValue.string)),
    ]
    // Who deploys it again takes the profile that it had.
    entry["profile"] = profile(of: environment).map(JSONValue.string)
    object[environment] = nil
    setPending([], of: environment)
    append(entry)
  }

  /// The file's content: what is for machines rather than people comes last.
  var members: JSONObject {
    var members = object
    for key in [Self.formatKey, Self.pendingKey, Self.historyKey] {
      let value = key == Self.formatKey ? .integer(Self.format) : members[key]
      members[key] = nil
      members[key] = value
    }
    return members
  }
}

extension ProfileStore {
  /// The path of the record of what was deployed.
  package var recordPath: String { "\(directory)/\(ProfileName.recordFile)" }

  /// Reads the record of what was deployed; it's empty where there is none.
  package func deployments() throws(ProfileError) -> DeploymentRecord {
    let file = ProfileName.recordFile
    guard let bytes = try companion(file) else { return DeploymentRecord() }
    return try DeploymentRecord(parsing: bytes, path: recordPath, system: system)
  }

  /// Adds a deployment to the record; the version before stays beside it, as `deploy.json.previous`.
  package func record(_ deployment: Deployment) throws(ProfileError) {
    try changeRecord { $0.add(deployment) }
  }

  /// Changes the record as a whole or not at all; the version before stays beside it, as `deploy.json.previous`.
  func changeRecord(_ change: (inout DeploymentRecord) -> Void) throws(ProfileError) {
    try writeCompanion(ProfileName.recordFile) { () throws(ProfileError) in
      var record = try deployments()
      change(&record)
      return record.members
    }
  }

  /// Records that an environment is gone; the version before stays beside the record, as for a deployment.
  package func recordDestruction(of environment: String, stacks: [String], at time: String) throws(ProfileError) {
    try changeRecord { $0.addDestruction(of: environment, stacks: stacks, at: time) }
  }
}
