import StrataFindings
import StrataJSON
import StrataTemplate

/// A record is in the zone that it's put into.
struct RecordZoneRule: TemplateRule {
  let about = RuleDescription(
    "record-zone", .error, reason: "Route 53 refuses a record whose name isn't within its zone",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html",
    good: RecordSamples.record(name: "www.example.com"), bad: RecordSamples.record(name: "www.example.org"))

  func check(_ template: TemplateContents) -> [Finding] {
    var seen: Set<JSONPointer> = []
    return PlacedRecord.all(in: template).flatMap { record -> [Finding] in
      guard let zone = record.zone else { return [] }
      var findings: [Finding] = []
      if let text = zone.text, !text.hasSuffix("."), zone.pointer.tokens.contains("HostedZoneName"),
        seen.insert(zone.pointer).inserted
      {
        findings.append(
          finding(
            "the name of a zone by which it's looked up must end with a dot", at: zone.pointer, expected: "\(text).",
            given: text))
      }
      if let name = record.name, DomainName(name.value).isWithin(DomainName(zone.value)) == false {
        findings.append(
          finding(
            "the record isn't within its zone", at: name.pointer,
            expected: "a name that is or ends with \(DomainName(zone.value))", given: "\(DomainName(name.value))"))
      }
      return findings
    }
  }
}
