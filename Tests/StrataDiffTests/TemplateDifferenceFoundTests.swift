import StrataJSON
import Testing

@testable import StrataDiff

/// A difference between resources as a template has them and as they were found.
@Suite struct TemplateDifferenceFoundTests {
  private func difference(_ expected: JSONValue, _ found: JSONValue) throws -> TemplateDifference {
    try TemplateDifference(from: ["Resources": expected], to: ["Resources": found])
  }

  private func queue(_ name: String, _ delay: Int64) -> JSONValue {
    ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": .string(name), "DelaySeconds": .integer(delay)]]
  }

  @Test func nothingIsReplacedByWhatWasFound() throws {
    let difference = try difference(["Jobs": queue("a", 0)], ["Jobs": queue("b", 5)])
    #expect(difference.verdict == .grave)
    #expect(difference.resources.map(\.action) == [.replaced])
    let found = difference.asFound
    #expect(found.verdict == .different)
    #expect(
      found.text(title: "Jobs") == """
        Jobs
          ~ Jobs  AWS::SQS::Queue  changed in place
              ~ DelaySeconds: 0 → 5
              ~ QueueName: "a" → "b"
          1 changed

        """)
  }

  @Test func whatIsGoneIsGone() throws {
    let table: JSONValue = ["Type": "AWS::DynamoDB::Table", "Properties": ["TableName": "store"]]
    let difference = try difference(["Jobs": queue("a", 0), "Store": table], [:])
    #expect(!difference.dataAtRisk.isEmpty)
    let found = difference.asFound
    #expect(found.dataAtRisk.isEmpty)
    #expect(
      found.text(title: "Jobs") == """
        Jobs
          - Jobs  AWS::SQS::Queue  removed
              it's gone, and it held the messages in it
          - Store  AWS::DynamoDB::Table  removed
              it's gone, and it held its items
          2 removed

        """)
  }

  @Test func noCodeIsToBeWrittenForWhatSomebodyElseDeployed() throws {
    let difference = try TemplateDifference(
      from: ["Resources": ["Old": queue("a", 0)]], to: ["Resources": ["New": queue("a", 0)]],
      constructs: ["New": "Shop/New"])
    #expect(!difference.remedies.isEmpty)
    #expect(difference.asDeployed.remedies.isEmpty)
    #expect(difference.asDeployed.resources == difference.resources)
  }
}
