import Strata
import StrataDatabases
import StrataTesting
import TestSupport
import Testing

@Suite struct ImportedDatabaseTests {
  @Test func whoMayConnect() throws {
    let template = try template { scope in
      let legacy = ImportedDatabase(
        name: "legacy", address: "legacy.example.com", port: 3306,
        securityGroup: SecurityGroup("Legacy", in: scope, existing: "sg-0a1b2c3d"),
        secret: ImportedSecret(name: "legacy/login"), resourceID: "db-ABCDEFGHIJKL01234", account: "123456789012",
        region: "eu-central-1")
      legacy.allow(from: SecurityGroup("Web", in: scope, vpc: databaseVpc, description: "Web"))
      Role(
        "Role", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [legacy.connecting(as: "app")])
      scope.output("Address", legacy.address)
    }
    #expect(
      template.statements(of: "Role")?[0]?["Resource"] == [
        [
          "Fn::Sub": "arn:${AWS::Partition}:rds-db:eu-central-1:123456789012:dbuser:db-ABCDEFGHIJKL01234/app"
        ]
      ])
    #expect(template.resource("LegacyFromWebPort3306")?["GroupId"] == "sg-0a1b2c3d")
    #expect(template.outputs["Address"]?["Value"] == "legacy.example.com")
  }

  @Test(arguments: [nil, "legacy"] as [String?])
  func withoutAnIDNobodyConnectsByIAM(_ id: String?) {
    let said = findingsOfPermitting { scope in
      ImportedDatabase(
        name: "legacy", address: "legacy.example.com", port: 3306,
        securityGroup: SecurityGroup("Legacy", in: scope, existing: "sg-0a1b2c3d"),
        resourceID: id.map { .literal($0) }
      ).connecting(as: "app")
    }
    #expect(said.count == 1)
    #expect(
      said.first?.hasSuffix(
        "IAM knows a database by its resource id; expected resourceID: such as cluster-ABCDEFGHIJKL01234 or db-ABCDEFGHIJKL01234, given \(id.map { "\"\($0)\"" } ?? "none") [invalid-value]"
      ) == true, "\(said)")
  }
}
