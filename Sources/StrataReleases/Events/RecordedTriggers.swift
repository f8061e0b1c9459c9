package import StrataJSON

/// The alarms by which CloudFormation was to take the change of a stack back.
package struct RecordedTriggers: Sendable, Hashable {
  /// The ARNs of the alarms, as CloudFormation was given them.
  package let alarms: [String]
  /// The minutes for which they were watched when all was deployed.
  package let minutes: Int
  /// The alarms that are declared and weren't there, by their paths.
  package let missing: [String]

  /// Records alarms.
  package init(alarms: [String], minutes: Int, missing: [String]) {
    (self.alarms, self.minutes, self.missing) = (alarms, minutes, missing)
  }

  /// The alarms as records have them.
  package var json: JSONValue {
    var object: JSONObject = [
      "alarms": .array(alarms.map(JSONValue.string)), "monitoringTimeInMinutes": .integer(Int64(minutes)),
    ]
    if !missing.isEmpty { object["missing"] = .array(missing.map(JSONValue.string)) }
    return .object(object)
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      alarms: try members.textList("alarms"), minutes: try members.number("monitoringTimeInMinutes"),
      missing: try members.textList("missing"))
  }

  /// Reads what a record or a plan has; nil where that is none.
  package init?(parsing json: JSONValue) {
    guard let object = json.object, let triggers = try? RecordedTriggers(RecordMembers(object)) else { return nil }
    self = triggers
  }
}
