import StrataFindings
import StrataJSON
import StrataTemplate

/// A record has values and a time to live, or stands for something of AWS.
struct RecordValueRule: TemplateRule {
  let about = RuleDescription(
    "record-value", .error,
    reason: "Route 53 refuses a record that has neither values for some time nor an alias, or both",
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
    good: RecordSamples.record(name: "www.example.com"),
    bad: RecordSamples.record(name: "www.example.com", values: ["ResourceRecords": ["192.0.2.1"]]))

  private static let wanted = "TTL and ResourceRecords, or AliasTarget"

  func check(_ template: TemplateContents) -> [Finding] {
    PlacedRecord.all(in: template).compactMap { placed in
      if placed.isOpen { return nil }
      let record = placed.record
      if isThere("AliasTarget", record) != false {
        guard isThere("AliasTarget", record) == true,
          let other = ["ResourceRecords", "TTL"].first(where: { isThere($0, record) == true })
        else { return nil }
        return finding(
          "an alias has no \(other) of its own", at: record.pointer.appending(other), expected: Self.wanted,
          given: "AliasTarget and \(other)", hint: "remove \(other)")
      }
      if isThere("ResourceRecords", record) == false {
        return finding("the record has no value", at: record.pointer, expected: Self.wanted, given: "neither")
      }
      guard isThere("TTL", record) == false, isThere("ResourceRecords", record) == true else { return nil }
      return finding(
        "the record doesn't say for how long it holds", at: record.pointer, expected: "TTL, in seconds", given: "none")
    }
  }

  /// Whether a member is there for sure, or isn't; nil where a condition decides.
  private func isThere(_ name: String, _ record: PlacedValue) -> Bool? {
    guard let value = record[name] else { return false }
    let alternatives = value.alternatives
    if alternatives.isEmpty { return false }
    return value.value.call?.function == .if ? nil : true
  }
}
