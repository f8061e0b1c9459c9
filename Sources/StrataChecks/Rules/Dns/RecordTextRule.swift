import StrataFindings
import StrataJSON
import StrataTemplate

/// A text record is made of strings that fit.
struct RecordTextRule: TemplateRule {
  let about = RuleDescription(
    "record-text", .error,
    reason: "Route 53 refuses a TXT record with a string of more than 255 characters, or more than 4000 in all",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html",
    good: RecordTextRule.sample([200, 100]), bad: RecordTextRule.sample([300]))

  func check(_ template: TemplateContents) -> [Finding] {
    PlacedRecord.all(in: template).flatMap { placed -> [Finding] in
      let types = placed.record.all("Type")
      guard types.count == 1, ["TXT", "SPF"].contains(types[0].value.string) else { return [] }
      return placed.record.each("ResourceRecords").compactMap { value in
        value.text.flatMap { RecordText($0) }.flatMap { finding(in: $0, at: value.pointer) }
      }
    }
  }

  private func finding(in text: RecordText, at place: JSONPointer) -> Finding? {
    if let length = text.lengths.first(where: { $0 > RecordText.limit }) {
      return finding(
        "a string of the record is too long", at: place,
        expected: "\(RecordText.limit) characters at most between two quotation marks", given: "\(length)",
        hint: "write several one after the other: \"…\" \"…\"")
    }
    let sum = text.lengths.reduce(0, +)
    if sum <= RecordText.limitOfAll { return nil }
    return finding(
      "the strings of the record are too long together", at: place,
      expected: "\(RecordText.limitOfAll) characters at most", given: "\(sum)")
  }

  private static func sample(_ lengths: [Int]) -> JSONValue {
    let strings = lengths.map { "\"\(String(repeating: "a", count: $0))\"" }.joined(separator: " ")
    return RecordSamples.record(
      name: "key.example.com", type: "TXT", values: ["TTL": 60, "ResourceRecords": [.string(strings)]])
  }
}
