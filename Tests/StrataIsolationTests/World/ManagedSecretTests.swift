import StrataIsolation
import StrataJSON
import Testing

/// The secrets with databases' passwords, which RDS makes.
@Suite struct ManagedSecretTests {
  private static let cluster = database("AWS::RDS::DBCluster", ["DBClusterIdentifier": "shop-production-db"])

  private static func database(_ type: String, _ properties: JSONObject) -> JSONValue {
    ["Type": .string(type), "Properties": .object(["ManageMasterUserPassword": true] + properties)]
  }

  private func verdict(_ statement: JSONValue, _ database: JSONValue = cluster) -> String {
    let world = SampleWorlds.world(staging: ["Worker": role(statement)], production: ["Main": database])
    return PermissionProver(world).verdicts.first?.word ?? "none"
  }

  @Test func whoeverReadsAnySecretReadsIt() {
    #expect(verdict(allow("secretsmanager:GetSecretValue", "*")) == "open")
    #expect(verdict(allow("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:rds!*")) == "open")
    #expect(
      verdict(allow("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:shop-*")) == "resource-text")
    let instance = Self.database("AWS::RDS::DBInstance", [:])
    #expect(verdict(allow("secretsmanager:GetSecretValue", "*"), instance) == "open")
  }

  @Test func oneThatIsNotMadeIsNot() {
    let given = Self.database("AWS::RDS::DBCluster", ["ManageMasterUserPassword": false])
    #expect(verdict(allow("secretsmanager:GetSecretValue", "*"), given) == "resource-text")
  }

  @Test func itsAttributeNamesItAndNotTheDatabase() {
    let world = SampleWorlds.world(
      staging: [
        "Main": Self.database("AWS::RDS::DBCluster", [:]),
        "Worker": role(allow("secretsmanager:*", ["Fn::GetAtt": ["Main", "MasterUserSecret.SecretArn"]])),
      ], production: ["Main": Self.cluster])
    #expect(PermissionProver(world).verdicts.map(\.word) == ["resource-text"])
  }

  @Test(
    arguments: [
      ("aws:rds:primaryDBClusterArn", "arn:aws:rds:*:*:cluster:shop-staging-*", "condition"),
      ("aws:rds:primaryDBClusterArn", "arn:aws:rds:*:*:cluster:shop-*", "open"),
      ("aws:rds:primaryDBInstanceArn", "arn:aws:rds:*:*:db:shop-*", "condition"),
      ("team", "orders", "undecided"),
    ])
  func itsTagsAreThoseThatRDSGives(key: String, pattern: String, word: String) {
    let condition: JSONValue = ["StringLike": .object(["aws:ResourceTag/\(key)": .string(pattern)])]
    #expect(verdict(allow("secretsmanager:GetSecretValue", "*", condition)) == word)
  }
}
