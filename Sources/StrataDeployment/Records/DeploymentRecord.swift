package import StrataEnvironments
package import StrataJSON
import StrataLanguage
import StrataTemplate

/// The record of what was deployed where: the file `deploy.json` beside the profiles.
///
/// At its top it has an object for each environment, with what was deployed last; `_history` has all deployments, the
/// oldest first.
package struct DeploymentRecord: Sendable {
  private static let formatKey = "_format"
  private static let historyKey = "_history"

  /// The form that is written here; a newer one isn't touched.
  private static let format: Int64 = 1

  private var object: JSONObject

  /// Reads a record.
  init(parsing bytes: [UInt8], path: String, system: String) throws(ProfileError) {
    let subject = "\(system)/\(ProfileName.recordFile)"
    object = try ProfileStore.parse(bytes, path: path, subject: subject, example: "{}")
    func site(_ tokens: [String]) -> CallSite? {
      JSONPointer(tokens).position(in: bytes).map { CallSite(file: path, line: $0.line, column: $0.column) }
    }
    let hint = "mend it, or move it away and record the deployments anew"
    // The tools before this one wrote no format.
    if let format = object[Self.formatKey], format != .integer(Self.format) {
      throw ProfileError(
        subject, "the record was written by a newer version", expected: "format \(Self.format)", given: format.shown,
        hint: "use that version, or move the file away", site: site([Self.formatKey]))
    }
    if let history = object[Self.historyKey], history.array?.allSatisfy({ $0.object != nil }) != true {
      throw ProfileError(
        subject, "the history is damaged", expected: "a list of objects", given: history.kind, hint: hint,
        site: site([Self.historyKey]))
    }
    for member in object where !member.key.hasPrefix("_") && member.value.object == nil {
      throw ProfileError(
        subject, "what was deployed to \(member.key) is damaged", expected: "an object", given: member.value.kind,
        hint: hint, site: site([member.key]))
    }
  }

  /// An empty record.
  init() {
    object = [:]
  }

  /// The environments that something was deployed to, in the order of the first deployments.
  package var environments: [String] { object.keys.filter { !$0.hasPrefix("_") } }

  /// The object that was deployed to an environment last, or nil where nothing was.
  package subscript(environment: String) -> JSONObject? {
    environment.hasPrefix("_") ? nil : object[environment]?.object
  }

  /// All deployments, the oldest first; those to some environments where any is named.
  package func history(of environments: [String] = []) -> [JSONObject] {
    let all = object[Self.historyKey]?.array?.compactMap(\.object) ?? []
    return all.filter { environments.isEmpty || environments.contains($0["environment"]?.string ?? "") }
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
    let history = object[Self.historyKey]?.array ?? []
    // Last in the file, since they are for machines rather than people.
    object[Self.formatKey] = nil
    object[Self.historyKey] = nil
    object[Self.formatKey] = .integer(Self.format)
    object[Self.historyKey] = .array(history + [.object(deployment.historyJSON)])
  }

  /// The stacks that an environment was deployed to last; none where it isn't recorded as deployed.
  package func stackNames(of environment: String) -> [String] {
    guard let last = self[environment] else { return [] }
    if let names = last["stackNames"]?.array { return names.compactMap(\.string) }
    return last["stackName"]?.string.map { [$0] } ?? []
  }

  /// The outputs and parameters that an environment was deployed with last, by their names in the record.
  package func values(of environment: String) -> [(name: String, text: String)] {
    guard let last = self[environment] else { return [] }
    // Outputs and parameters may stand beside the record's own keys, or in objects of their own.
    let groups = ["outputs", "parameters"].compactMap { last[$0]?.object }
    let own: Set<String> = ["deployedAt", "stackName", "stackNames", "stage"]
    let members = groups.isEmpty ? last.filter { !own.contains($0.key) } : groups.flatMap { Array($0) }
    return members.compactMap { member in Scalar.text(of: member.value).map { (member.key, $0) } }
  }

  /// Takes an environment out of what is deployed, and says so in the history.
  mutating func addDestruction(of environment: String, stacks: [String], at time: String) {
    var entry: JSONObject = [
      "environment": .string(environment), "destroyedAt": .string(time),
      "stackNames": .array(stacks.map(JSONValue.string)),
    ]
    // Who deploys it again takes the profile that it had.
    entry["profile"] = history(of: [environment]).last?["profile"]
    object[environment] = nil
    let history = object[Self.historyKey]?.array ?? []
    object[Self.formatKey] = .integer(Self.format)
    object[Self.historyKey] = .array(history + [.object(entry)])
  }

  var members: JSONObject { object }
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
    try writeCompanion(ProfileName.recordFile) { () throws(ProfileError) in
      var record = try deployments()
      record.add(deployment)
      return record.members
    }
  }

  /// Records that an environment is gone; the version before stays beside the record, as for a deployment.
  package func recordDestruction(of environment: String, stacks: [String], at time: String) throws(ProfileError) {
    try writeCompanion(ProfileName.recordFile) { () throws(ProfileError) in
      var record = try deployments()
      record.addDestruction(of: environment, stacks: stacks, at: time)
      return record.members
    }
  }
}
