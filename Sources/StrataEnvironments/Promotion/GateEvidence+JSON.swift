package import StrataJSON

/// What is known of a promotion, as one tool tells another, whose gates are asked.
extension GateEvidence {
  /// The form that is written here; another one isn't read.
  private static let format: Int64 = 1

  /// The evidence as JSON.
  package var json: JSONValue {
    var object: JSONObject = [
      "format": .integer(Self.format), "system": .string(system), "from": .string(from), "to": .string(to),
      "release": .string(release), "now": .string(now.description),
      "deployments": .object(
        JSONObject(
          deployments.sorted { $0.key < $1.key }.map {
            ($0.key, ["release": .string($0.value.release), "since": .string($0.value.since.description)])
          })),
      "health": .array(
        health.map {
          [
            "environment": .string($0.environment), "release": .string($0.release),
            "time": .string($0.time.description), "isHealthy": .bool($0.isHealthy), "problems": Self.json($0.problems),
          ]
        }),
      "approvals": .array(
        approvals.map {
          [
            "person": .string($0.person), "release": .string($0.release), "environment": .string($0.environment),
            "isVerified": .bool($0.isVerified), "proof": .string($0.proof),
          ]
        }),
    ]
    object["authors"] = authors.map(Self.json)
    object["dataAtRisk"] = dataAtRisk.map(Self.json)
    object["widerAccess"] = widerAccess.map(Self.json)
    object["isolation"] = isolation.map {
      [
        "version": .integer(Int64($0.version)), "breaches": Self.json($0.breaches),
        "undecided": Self.json($0.undecided),
      ]
    }
    object["cost"] = cost.map { cost in
      // A number in JSON is finite.
      var object: JSONObject = [
        "version": .integer(Int64(cost.version)), "monthly": .string("\(cost.monthly)"),
        "unpriced": Self.json(cost.unpriced), "unstated": Self.json(cost.unstated),
      ]
      object["prices"] = cost.prices.map(JSONValue.string)
      return .object(object)
    }
    return .object(object)
  }

  private static func json(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// Reads evidence.
  ///
  /// - Throws: ``GateFormatError`` for what is none, or is of another form.
  package init(json: JSONValue) throws(GateFormatError) {
    let members = GateMembers(json, "")
    let format = try members.number("format")
    if format != Self.format {
      throw GateFormatError(place: "/format", expected: "\(Self.format)", given: "\(format)")
    }
    self.init(
      system: try members.text("system"), from: try members.text("from"), to: try members.text("to"),
      release: try members.text("release"), now: try members.time("now"), authors: try members.optionalTexts("authors"),
      dataAtRisk: try members.optionalTexts("dataAtRisk"), widerAccess: try members.optionalTexts("widerAccess"))
    for (name, members) in try members.objects("deployments") {
      deployments[name] = DeployedRelease(try members.text("release"), since: try members.time("since"))
    }
    for members in try members.list("health") {
      health.append(
        HealthReport(
          of: try members.text("environment"), release: try members.text("release"), time: try members.time("time"),
          isHealthy: try members.flag("isHealthy"), problems: try members.texts("problems")))
    }
    for members in try members.list("approvals") {
      approvals.append(
        Approval(
          by: try members.text("person"), of: try members.text("release"), for: try members.text("environment"),
          isVerified: try members.flag("isVerified"), proof: try members.text("proof")))
    }
    if let members = try members.optionalObject("isolation") {
      isolation = Isolation(
        version: try members.number("version"), breaches: try members.texts("breaches"),
        undecided: try members.texts("undecided"))
    }
    if let members = try members.optionalObject("cost") {
      let text = try members.text("monthly")
      guard let monthly = Double(text) else {
        throw GateFormatError(place: "/cost/monthly", expected: "a number", given: text)
      }
      cost = Cost(
        version: try members.number("version"), monthly: monthly, unpriced: try members.texts("unpriced"),
        unstated: try members.optionalTexts("unstated") ?? [], prices: try members.optionalText("prices"))
    }
  }
}
