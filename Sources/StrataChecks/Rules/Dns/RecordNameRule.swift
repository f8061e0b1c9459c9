import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A record has a name that DNS allows for it.
struct RecordNameRule: TemplateRule {
  let about = RuleDescription(
    "record-name", .error,
    reason: "Route 53 refuses a CNAME at the top of its zone or beside another record, and a label that is too long",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
    good: RecordSamples.record(
      name: "www.example.com", type: "CNAME", values: ["TTL": 60, "ResourceRecords": ["a.example.net"]]),
    bad: RecordSamples.record(
      name: "example.com", type: "CNAME", values: ["TTL": 60, "ResourceRecords": ["a.example.net"]]))

  /// See [DNS domain name format](https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html).
  private static let longestLabel = 63

  private struct Key: Hashable {
    let zone: JSONValue
    let name: [PartialText.Part]
  }

  func check(_ template: TemplateContents) -> [Finding] {
    let records = PlacedRecord.all(in: template)
    if records.isEmpty { return [] }
    let aliases = records.filter { $0.record.value["Type"] == "CNAME" }
    return records.compactMap(longLabel) + aliases.compactMap(top) + neighbours(records, template)
  }

  private func longLabel(_ record: PlacedRecord) -> Finding? {
    guard let name = record.name else { return nil }
    let label = PartialText(name.value).text(unknownAs: "\0").split(separator: ".").first {
      !$0.contains("\0") && Self.length($0) > Self.longestLabel
    }
    guard let label else { return nil }
    return finding(
      "a label of the record's name is too long", at: name.pointer,
      expected: "\(Self.longestLabel) characters or fewer",
      given: "\(Self.length(label)) in \(Wording.quoted(String(label)))")
  }

  /// The number of characters, of which those written as a backslash and three digits are one each.
  private static func length(_ label: Substring) -> Int {
    label.utf8.count - 3 * label.utf8.count { $0 == UInt8(ascii: "\\") }
  }

  private func top(_ record: PlacedRecord) -> Finding? {
    guard let name = record.name, let zone = record.zone, DomainName(name.value).isSame(as: DomainName(zone.value))
    else {
      return nil
    }
    return finding(
      "a CNAME can't be at the top of its zone", at: name.pointer, expected: "a name below \(DomainName(zone.value))",
      given: "\(DomainName(name.value))", hint: "write an A record with an AliasTarget")
  }

  /// The names that have a CNAME and another record.
  private func neighbours(_ records: [PlacedRecord], _ template: TemplateContents) -> [Finding] {
    var aliases: [Key: PlacedRecord] = [:]
    for record in records where record.record.value["Type"] == "CNAME" {
      guard let key = key(of: record), aliases[key] == nil else { continue }
      aliases[key] = record
    }
    if aliases.isEmpty { return [] }
    let solver = ConditionSolver(template)
    return records.compactMap { record in
      guard let type = record.record.value["Type"]?.string, type != "CNAME", let key = key(of: record),
        let alias = aliases[key], let name = record.name, solver.canHave(record.resource, alias.resource)
      else { return nil }
      return finding(
        "this name has a CNAME, beside which there can be no other record", at: name.pointer,
        expected: "a name that no CNAME has, or no CNAME",
        given: "\(type) beside the CNAME of \(alias.resource.logicalID)")
    }
  }

  /// What tells the record's name from others; nil where only deployment tells whether it's there.
  private func key(of record: PlacedRecord) -> Key? {
    guard let name = record.name, !record.record.pointer.tokens.contains(IntrinsicFunction.if.name) else { return nil }
    return Key(zone: record.zoneKey, name: DomainName(name.value).key)
  }
}
