import StrataIsolation
import StrataJSON
import TestSupport
import Testing

@Suite struct RandomSelectionTests {
  private static let keys = ["Team", "Stage"]
  private static let values = ["a", "b"]

  /// A filter of tags: a key with a value, or with one that a parameter gives.
  private struct Condition {
    let key: String
    let value: String?
    let isNegated: Bool
  }

  private static func holds(_ conditions: [Condition], _ tags: [String: String], parameter: String) -> Bool {
    conditions.allSatisfy { (tags[$0.key] == ($0.value ?? parameter)) != $0.isNegated }
  }

  @Test func verdictsOfBackupsAreThoseOfTheirConditions() {
    var random = SplitMix64(seed: 31)
    var counts: [String: Int] = [:]
    for round in 0..<1_000 {
      let resources = (0..<(1 + random.below(3))).map { _ in
        Dictionary(uniqueKeysWithValues: Self.keys.map { ($0, random.pick(Self.values)) })
      }
      let conditions = (0..<(1 + random.below(3))).map { _ in
        Condition(
          key: random.pick(Self.keys), value: random.below(5) == 0 ? nil : random.pick(Self.values),
          isNegated: random.below(3) == 0)
      }
      func written(_ isNegated: Bool) -> JSONValue {
        .array(
          conditions.filter { $0.isNegated == isNegated }.map {
            [
              "ConditionKey": .string("aws:ResourceTag/\($0.key)"),
              "ConditionValue": $0.value.map { .string($0) } ?? ["Ref": "Any"],
            ]
          })
      }
      let selection: JSONValue = [
        "Resources": ["*"], "Conditions": ["StringEquals": written(false), "StringNotEquals": written(true)],
      ]
      let production = resources.enumerated().map { index, tags -> (String, JSONValue) in
        let written = tags.sorted { $0.key < $1.key }.map { tag -> JSONValue in
          ["Key": .string(tag.key), "Value": .string(tag.value)]
        }
        return ("Table\(index)", ["Type": "AWS::DynamoDB::Table", "Properties": ["Tags": .array(written)]])
      }
      let world = SampleWorlds.world(
        staging: ["Own": ["Type": "AWS::Backup::BackupSelection", "Properties": ["BackupSelection": selection]]],
        production: JSONObject(production), parameters: ["Any": ["Type": "String"]])
      let word = NameProver(world).candidates(from: 0, to: 1).first?.word
      let outcomes = (Self.values + ["other"]).map { parameter in
        resources.contains { Self.holds(conditions, $0, parameter: parameter) }
      }
      counts[word ?? "", default: 0] += 1
      switch word {
      case "open": #expect(!outcomes.contains(false), "round \(round)")
      case "selects-no-other": #expect(!outcomes.contains(true), "round \(round)")
      default: #expect(word == "undecided" && conditions.contains { $0.value == nil }, "round \(round)")
      }
    }
    for word in ["open", "selects-no-other", "undecided"] { #expect(counts[word] ?? 0 > 50) }
  }
}
