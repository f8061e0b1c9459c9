import StrataFacts
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataDiff

/// Which data a deployment could lose.
@Suite struct DataRiskTests {
  private func risks(_ type: String, _ old: JSONObject?, _ new: JSONObject?) throws -> [String] {
    func make(_ resource: JSONObject?) -> JSONValue {
      guard var resource else { return template([:]) }
      resource["Type"] = .string(type)
      return template(["It": .object(resource)])
    }
    return try TemplateDifference(from: make(old), to: make(new)).dataAtRisk.map {
      "\($0.contents): \($0.event), \($0.reason)"
    }
  }

  @Test func whatIsRemovedWithoutAPolicyIsAtRisk() throws {
    #expect(try risks("AWS::S3::Bucket", [:], nil) == ["its objects: removed, no DeletionPolicy"])
    #expect(
      try risks("AWS::S3::Bucket", ["DeletionPolicy": "Delete"], nil)
        == ["its objects: removed, DeletionPolicy is Delete"])
    for policy in ["Retain", "RetainExceptOnCreate"] {
      #expect(try risks("AWS::S3::Bucket", ["DeletionPolicy": .string(policy)], nil) == [])
    }
    #expect(
      try risks("AWS::S3::Bucket", ["DeletionPolicy": "Snapshot"], nil)
        == ["its objects: removed, DeletionPolicy is Snapshot, which the type can't take"])
    #expect(try risks("AWS::EC2::Volume", ["DeletionPolicy": "Snapshot"], nil) == [])
    #expect(
      try risks("AWS::S3::Bucket", ["DeletionPolicy": ["Fn::If": ["C", "Retain", "Delete"]]], nil)
        == ["its objects: removed, DeletionPolicy depends on a condition"])
    #expect(try risks("AWS::IAM::Role", [:], nil) == [])
    #expect(try risks("AWS::S3::Bucket", nil, [:]) == [])
  }

  @Test func databasesAreSavedUnlessTheyArePartOfACluster() throws {
    #expect(try risks("AWS::RDS::DBCluster", [:], nil) == [])
    #expect(try risks("AWS::RDS::DBInstance", [:], nil) == [])
    #expect(
      try risks("AWS::RDS::DBInstance", ["Properties": ["DBClusterIdentifier": "c"]], nil)
        == ["its databases: removed, no DeletionPolicy"])
    // The preset is one of removal alone.
    #expect(
      try risks(
        "AWS::RDS::DBInstance", ["Properties": ["DBName": "a"]], ["Properties": ["DBName": "b"]])
        == ["its databases: replaced, no UpdateReplacePolicy"])
  }

  @Test func whatIsReplacedNeedsAnotherPolicy() throws {
    let (old, new): (JSONObject, JSONObject) = (
      ["DeletionPolicy": "Retain", "Properties": ["TableName": "a"]],
      ["DeletionPolicy": "Retain", "Properties": ["TableName": "b"]]
    )
    #expect(try risks("AWS::DynamoDB::Table", old, new) == ["its items: replaced, no UpdateReplacePolicy"])
    var kept = new
    kept["UpdateReplacePolicy"] = "Retain"
    #expect(try risks("AWS::DynamoDB::Table", old, kept) == [])
  }

  @Test func aShorterRetentionLosesWhatIsOlder() throws {
    func change(_ old: JSONObject, _ new: JSONObject) throws -> [String] {
      try risks("AWS::Logs::LogGroup", ["Properties": .object(old)], ["Properties": .object(new)])
    }
    #expect(
      try change(["RetentionInDays": 30], ["RetentionInDays": 7])
        == ["older logs: kept for less time, RetentionInDays is lower"])
    #expect(try change([:], ["RetentionInDays": 7]).count == 1)
    #expect(try change(["RetentionInDays": 7], ["RetentionInDays": 30]) == [])
    #expect(try change(["RetentionInDays": 7], [:]) == [])
  }

  @Test func everyTypeIsOneThatExists() {
    let unknown = StatefulTypes.all.map(\.type).filter { !FactsIndex.embedded.contains($0) }
    #expect(unknown == [])
    #expect(Set(StatefulTypes.all.map(\.type)).count == StatefulTypes.all.count)
    let rules = Set(ExposureRule.all.map(\.type)).filter { !FactsIndex.embedded.contains($0) }
    #expect(rules == [])
  }

  @Test func everyPropertyOfARuleExists() throws {
    let paths =
      ExposureRule.all.map { ($0.type, $0.path) } + Retention.all.map { ($0.type, $0.path) }
      + ListRule.all.flatMap { rule in rule.types.map { ($0, rule.path) } }
      + ProtectionRule.all.flatMap { rule in rule.types.map { ($0, rule.path) } }
    for (type, path) in paths {
      guard let facts = ResourceFacts.of(type) else {
        Issue.record("no facts of \(type)")
        continue
      }
      var node: SchemaNode? = facts.root
      for name in path {
        guard let current = node else { break }
        let view = SchemaView(current, of: facts)
        node = name == "*" || name.contains("=") ? view.item(at: 0) : view.property(name)
      }
      #expect(node != nil, "\(type) \(path)")
    }
    let guardians = ProtectionRule.guardians.keys.filter { !FactsIndex.embedded.contains($0) }
    #expect(guardians == [])
  }
}
