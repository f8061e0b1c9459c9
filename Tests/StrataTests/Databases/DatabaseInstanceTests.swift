import Strata
import StrataDatabases
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct DatabaseInstanceTests {
  @Test func aDatabaseAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      DatabaseInstance(
        "Wiki", in: scope, vpc: databaseVpc, engine: .mySQL("8.4.7"), type: "db.t4g.medium", storage: .gibibytes(20))
    }
    let wiki = template.resource("Wiki")
    #expect(
      wiki?.properties == [
        "AllocatedStorage": "20", "AutoMinorVersionUpgrade": true, "BackupRetentionPeriod": 7,
        "CopyTagsToSnapshot": true, "DBInstanceClass": "db.t4g.medium",
        "DBInstanceIdentifier": [
          "Fn::Sub": [
            "wiki-${Value1}", ["Value1": ["Fn::Select": [2, ["Fn::Split": ["/", ["Ref": "AWS::StackId"]]]]]],
          ]
        ], "DBParameterGroupName": ["Ref": "WikiParameters"], "DBSubnetGroupName": ["Ref": "WikiSubnets"],
        "DeletionProtection": true, "EnableCloudwatchLogsExports": ["error", "slowquery"],
        "EnableIAMDatabaseAuthentication": true, "Engine": "mysql", "EngineVersion": "8.4.7",
        "ManageMasterUserPassword": true, "MasterUsername": "admin", "MultiAZ": false, "PubliclyAccessible": false,
        "StorageEncrypted": true, "StorageType": "gp3",
        "VPCSecurityGroups": [["Fn::GetAtt": ["WikiSecurityGroup", "GroupId"]]],
      ])
    #expect(wiki?.json["DeletionPolicy"] == "Snapshot")
    #expect(wiki?.json["UpdateReplacePolicy"] == "Snapshot")
    #expect(wiki?.json["DependsOn"] == ["WikiErrorLogs", "WikiSlowqueryLogs"])
    #expect(
      wiki?.json["Metadata"] == [
        "checkov": [
          "skip": [
            ["comment": "CloudWatch has its metrics; processes are watched if said", "id": "CKV_AWS_118"],
            ["comment": "One zone is enough where backups are, unless isMultiZone is said", "id": "CKV_AWS_157"],
          ]
        ]
      ])
    #expect(
      template.resource("WikiParameters")?.properties == [
        "Description": "Database Test/Wiki", "Family": "mysql8.4",
        "Parameters": ["log_output": "FILE", "require_secure_transport": "1", "slow_query_log": "1"],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let wiki = DatabaseInstance(
        "Wiki", in: scope, vpc: testVpc, engine: .postgreSQL("17.7"), type: "db.m8g.large", storage: .gibibytes(100),
        growingTo: .gibibytes(110), isMultiZone: true, database: "wiki", user: "owner", subnets: .private, port: 5433,
        backups: .days(1), logs: .forever, parameters: ["work_mem": "65536"], monitoring: .seconds(60),
        insights: .standard, isProtected: false, name: "wiki", key: Key("Key", in: scope), deletionPolicy: .retain)
      scope.output("Address", wiki.address)
      Role(
        "Role", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [wiki.connecting(as: "app")])
    }
    let key: JSONValue = ["Fn::GetAtt": ["Key", "Arn"]]
    #expect(
      template.resource("Wiki")?.properties == [
        "AllocatedStorage": "100", "AutoMinorVersionUpgrade": true, "BackupRetentionPeriod": 1,
        "CopyTagsToSnapshot": true, "DBInstanceClass": "db.m8g.large", "DBInstanceIdentifier": "wiki",
        "DBName": "wiki", "DBParameterGroupName": ["Ref": "WikiParameters"],
        "DBSubnetGroupName": ["Ref": "WikiSubnets"], "DeletionProtection": false,
        "EnableCloudwatchLogsExports": ["postgresql"], "EnableIAMDatabaseAuthentication": true,
        "EnablePerformanceInsights": true, "Engine": "postgres", "EngineVersion": "17.7", "KmsKeyId": key,
        "ManageMasterUserPassword": true, "MasterUserSecret": ["KmsKeyId": key], "MasterUsername": "owner",
        "MaxAllocatedStorage": 110, "MonitoringInterval": 60,
        "MonitoringRoleArn": ["Fn::GetAtt": ["WikiMonitoring", "Arn"]], "MultiAZ": true,
        "PerformanceInsightsKMSKeyId": key, "PerformanceInsightsRetentionPeriod": 7, "Port": "5433",
        "PubliclyAccessible": false, "StorageEncrypted": true, "StorageType": "gp3",
        "VPCSecurityGroups": [["Fn::GetAtt": ["WikiSecurityGroup", "GroupId"]]],
      ])
    #expect(template.resource("Wiki")?.json["Metadata"] == nil)
    #expect(template.resource("Wiki")?.json["DeletionPolicy"] == "Retain")
    #expect(template.resource("WikiParameters")?["Parameters"] == ["rds.force_ssl": "1", "work_mem": "65536"])
    #expect(template.resource("WikiParameters")?["Family"] == "postgres17")
    #expect(template.outputs["Address"]?["Value"] == ["Fn::GetAtt": ["Wiki", "Endpoint.Address"]])
    #expect(
      template.statements(of: "Role")?[0]?["Resource"] == [
        [
          "Fn::Sub": "arn:${AWS::Partition}:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:${Wiki.DbiResourceId}/app"
        ]
      ])
  }

  @Test func twiceInAStackAndInTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["A", "B"] {
          DatabaseInstance(
            id, in: scope, vpc: databaseVpc, engine: .mariaDB("11.8.5"), type: "db.t4g.small", storage: .gibibytes(20))
        }
      } == [])
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        DatabaseInstance(
          "A", in: scope, vpc: databaseVpc, engine: .mariaDB("11"), type: "t4g.small", storage: .mebibytes(512),
          growingTo: .gibibytes(21), authenticatesByIAM: false
        ).connecting(as: "app").statements.forEach { _ in }
        DatabaseInstance(
          "B", in: scope, vpc: databaseVpc, engine: .mySQL("8"), type: "db.t4g.small", storage: .gibibytes(65_537))
      }.map { $0.replacing("DatabaseInstanceTests.swift: error: Test/", with: "") } == [
        "A: DBInstanceClass: this isn't the type of a database's instance; expected a type such as db.t4g.medium, given \"t4g.small\" [invalid-value]",
        "A: authenticatesByIAM: the database doesn't ask IAM who may connect; expected true, given false [construct]",
        "A: engine: mariadb has no version of this form; expected a version such as 11.8.5 or 11.8, given \"11\" [construct]",
        "A: growingTo: storage must be able to grow by a tenth; expected 22 GiB or more, given 21 GiB [construct]",
        "A: storage: storage must be whole GiB in a range; expected 20 GiB to 65,536 GiB, given 512 MiB [construct]",
        "B: engine: mysql has no version of this form; expected a version such as 8.4.7 or 8.4, given \"8\" [construct]",
        "B: storage: storage must be whole GiB in a range; expected 20 GiB to 65,536 GiB, given 65537 GiB [construct]",
      ])
  }
}
