package import StrataJSON

extension ReleaseEvent {
  /// The event by itself, for who notes it before there is a record.
  package var json: JSONObject {
    var object: JSONObject = ["kind": .string(kind.rawValue)]
    for member in members { object[member.key] = member.value }
    return object
  }

  /// Reads an event that is by itself; nil where it's none.
  package init?(_ json: JSONObject) {
    let members = RecordMembers(json)
    guard let kind: Kind = try? members.choice("kind"), let event = try? Self(kind, members) else { return nil }
    self = event
  }

  /// The members of a record that say what happened.
  var members: JSONObject {
    var object: JSONObject = [
      "time": .string(time), "tool": .string(tool), "outcome": .string(outcome.rawValue),
    ]
    object["person"] = person.map(JSONValue.string)
    object["from"] = from.map(JSONValue.string)
    object["origin"] = origin.map(JSONValue.string)
    object["basis"] = basis.map(JSONValue.string)
    object["release"] = release.map { .object($0.json) }
    object["profile"] = profile?.json
    if !stacks.isEmpty { object["stacks"] = .array(stacks.map(\.json)) }
    if isDeployment {
      object["outputs"] = .object(JSONObject(texts: outputs))
      object["parameters"] = .object(JSONObject(texts: parameters))
      if !withheld.isEmpty { object["withheld"] = .array(withheld.map(JSONValue.string)) }
      object["dataAtRisk"] = .array(dataAtRisk.map(\.json))
      object["access"] = .array(access.map(\.json))
    }
    if !gates.isEmpty { object["gates"] = .array(gates.map(\.json)) }
    object["gatesFrom"] = gatesFrom.map(JSONValue.string)
    if !approvals.isEmpty { object["approvals"] = .array(approvals.map(\.json)) }
    object["isolation"] = isolation.map { .object($0.content) }
    object["cost"] = cost.map { .object($0.content) }
    object["health"] = health?.json
    return object
  }

  init(_ kind: Kind, _ members: RecordMembers) throws(RecordFormatError) {
    self.init(kind, at: try members.text("time"), by: try members.text("tool"))
    outcome = try members.choice("outcome")
    person = try members.optionalText("person")
    from = try members.optionalText("from")
    origin = try members.optionalText("origin")
    basis = try members.optionalText("basis")
    if let release = try members.optionalObject("release") { self.release = try RecordedRelease(release) }
    if let profile = try members.optionalObject("profile") { self.profile = try RecordedProfile(profile) }
    stacks = try members.list("stacks").map(RecordedStack.init)
    outputs = try members.texts("outputs")
    parameters = try members.texts("parameters")
    withheld = try members.textList("withheld")
    dataAtRisk = try members.list("dataAtRisk").map(RecordedRisk.init)
    access = try members.list("access").map(RecordedAccess.init)
    gates = try members.list("gates").map(RecordedGate.init)
    gatesFrom = try members.optionalText("gatesFrom")
    approvals = try members.list("approvals").map(RecordedApproval.init)
    if let isolation = try members.optionalObject("isolation") { self.isolation = try VersionedFact(isolation) }
    if let cost = try members.optionalObject("cost") { self.cost = try VersionedFact(cost) }
    if let health = try members.optionalObject("health") { self.health = try RecordedHealth(health) }
  }
}
