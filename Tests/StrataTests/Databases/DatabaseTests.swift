import Strata
import StrataDatabases
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct DatabaseTests {
  /// A name made of a word and the stack's id.
  private static func named(_ text: String) -> JSONValue {
    [
      "Fn::Sub": [
        .string(text), ["Value1": ["Fn::Select": [2, ["Fn::Split": ["/", ["Ref": "AWS::StackId"]]]]]],
      ]
    ]
  }

  @Test func aDatabaseAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      Database(
        "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0.5, to: 4))
    }
    #expect(
      template.json["Resources"] == [
        "Orders": [
          "Type": "AWS::RDS::DBCluster", "DependsOn": ["OrdersPostgresqlLogs"], "DeletionPolicy": "Snapshot",
          "UpdateReplacePolicy": "Snapshot",
          "Properties": [
            "BackupRetentionPeriod": 7, "CopyTagsToSnapshot": true,
            "DBClusterIdentifier": Self.named("orders-${Value1}"),
            "DBClusterParameterGroupName": ["Ref": "OrdersParameters"], "DBSubnetGroupName": ["Ref": "OrdersSubnets"],
            "DeletionProtection": true, "EnableCloudwatchLogsExports": ["postgresql"],
            "EnableIAMDatabaseAuthentication": true, "Engine": "aurora-postgresql", "EngineVersion": "17.7",
            "ManageMasterUserPassword": true, "MasterUsername": "postgres",
            "ServerlessV2ScalingConfiguration": ["MaxCapacity": 4.0, "MinCapacity": 0.5], "StorageEncrypted": true,
            "VpcSecurityGroupIds": [["Fn::GetAtt": ["OrdersSecurityGroup", "GroupId"]]],
          ],
        ],
        "OrdersInstance": [
          "Type": "AWS::RDS::DBInstance", "DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Delete",
          "Metadata": accepted("CKV_AWS_118", because: "CloudWatch has its metrics; processes are watched if said"),
          "Properties": [
            "AutoMinorVersionUpgrade": true, "DBClusterIdentifier": ["Ref": "Orders"],
            "DBInstanceClass": "db.serverless", "Engine": "aurora-postgresql", "PubliclyAccessible": false,
          ],
        ],
        "OrdersParameters": [
          "Type": "AWS::RDS::DBClusterParameterGroup",
          "Properties": [
            "Description": "Database Test/Orders", "Family": "aurora-postgresql17",
            "Parameters": ["rds.force_ssl": "1"],
          ],
        ],
        "OrdersPostgresqlLogs": [
          "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain",
          "Metadata": acceptedLogKey,
          "Properties": [
            "LogGroupName": Self.named("/aws/rds/cluster/orders-${Value1}/postgresql"), "RetentionInDays": 30,
          ],
        ],
        "OrdersSecurityGroup": [
          "Type": "AWS::EC2::SecurityGroup",
          "Properties": [
            "GroupDescription": "Database Test/Orders",
            "SecurityGroupEgress": [
              ["CidrIp": "127.0.0.1/32", "Description": "Nothing may be sent", "IpProtocol": "-1"]
            ], "VpcId": "vpc-0a1b2c3d",
          ],
        ],
        "OrdersSubnets": [
          "Type": "AWS::RDS::DBSubnetGroup",
          "Properties": [
            "DBSubnetGroupDescription": "Database Test/Orders",
            "SubnetIds": ["subnet-0000000e", "subnet-0000000f"],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let database = Database(
        "Orders", in: scope, vpc: testVpc, engine: .mySQL("8.0.mysql_aurora.3.10.3"),
        capacity: .instances("db.r8g.large"), readers: 2, database: "orders", user: "owner", subnets: .private,
        port: 3307, backups: .days(35), logs: .days(90),
        parameters: ["slow_query_log": "0", "max_connections": "100"], authenticatesByIAM: false,
        monitoring: .seconds(15), insights: .advanced, isProtected: false, name: "orders-db",
        key: Key("Key", in: scope), deletionPolicy: .delete)
      scope.output("Reader", database.readerAddress)
      scope.output("Port", "\(database.port)")
      scope.output("Arn", database.arn)
    }
    let key: JSONValue = ["Fn::GetAtt": ["Key", "Arn"]]
    #expect(
      template.resource("Orders")?.properties == [
        "BackupRetentionPeriod": 35, "CopyTagsToSnapshot": true, "DBClusterIdentifier": "orders-db",
        "DBClusterParameterGroupName": ["Ref": "OrdersParameters"], "DBSubnetGroupName": ["Ref": "OrdersSubnets"],
        "DatabaseInsightsMode": "advanced", "DatabaseName": "orders", "DeletionProtection": false,
        "EnableCloudwatchLogsExports": ["error", "slowquery"], "EnableIAMDatabaseAuthentication": false,
        "Engine": "aurora-mysql", "EngineVersion": "8.0.mysql_aurora.3.10.3", "KmsKeyId": key,
        "ManageMasterUserPassword": true, "MasterUserSecret": ["KmsKeyId": key], "MasterUsername": "owner",
        "PerformanceInsightsEnabled": true, "PerformanceInsightsKmsKeyId": key,
        "PerformanceInsightsRetentionPeriod": 465, "Port": 3307, "StorageEncrypted": true,
        "VpcSecurityGroupIds": [["Fn::GetAtt": ["OrdersSecurityGroup", "GroupId"]]],
      ])
    #expect(template.resource("Orders")?.json["DeletionPolicy"] == "Delete")
    #expect(template.resources(of: "AWS::RDS::DBInstance").count == 3)
    #expect(
      template.resource("OrdersReader2")?.properties == [
        "AutoMinorVersionUpgrade": true, "DBClusterIdentifier": ["Ref": "Orders"], "DBInstanceClass": "db.r8g.large",
        "EnablePerformanceInsights": true, "Engine": "aurora-mysql", "MonitoringInterval": 15,
        "MonitoringRoleArn": ["Fn::GetAtt": ["OrdersMonitoring", "Arn"]], "PerformanceInsightsKMSKeyId": key,
        "PerformanceInsightsRetentionPeriod": 465, "PubliclyAccessible": false,
      ])
    #expect(template.resource("OrdersInstance")?.json["DeletionPolicy"] == "Delete")
    #expect(template.resource("OrdersInstance")?.json["Metadata"] == nil)
    #expect(
      template.resource("OrdersParameters")?["Parameters"] == [
        "max_connections": "100", "require_secure_transport": "ON", "slow_query_log": "0",
      ])
    #expect(template.resource("OrdersParameters")?["Family"] == "aurora-mysql8.0")
    #expect(template.resource("OrdersSlowqueryLogs")?["LogGroupName"] == "/aws/rds/cluster/orders-db/slowquery")
    #expect(template.resource("OrdersErrorLogs")?.json["DeletionPolicy"] == "Delete")
    let group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:RDSOSMetrics"
    #expect(
      template.statements(of: "OrdersMonitoring") == [
        [
          "Action": [
            "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents",
            "logs:PutLogEvents", "logs:PutRetentionPolicy",
          ], "Effect": "Allow",
          "Resource": [["Fn::Sub": .string(group)], ["Fn::Sub": .string("\(group):log-stream:*")]],
        ]
      ])
    #expect(template.outputs["Reader"]?["Value"] == ["Fn::GetAtt": ["Orders", "ReadEndpoint.Address"]])
    #expect(template.outputs["Port"]?["Value"] == "3307")
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Orders", "DBClusterArn"]])
  }

  @Test func whoMayConnectAndReadTheSecret() throws {
    let template = try template { scope in
      let orders = Database(
        "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0, to: 1))
      let web = SecurityGroup("Web", in: scope, vpc: databaseVpc, description: "Web")
      orders.allow(from: web)
      orders.allow(from: "10.0.0.0/16", port: orders.port)
      Role(
        "Role", in: scope, trusting: .service("ec2.amazonaws.com"),
        permissions: [orders.connecting(as: "app"), orders.secret.reading])
      scope.output("Password", orders.secret.field("password").valueFrom)
    }
    #expect(
      template.statements(of: "Role") == [
        [
          "Action": ["rds-db:connect"], "Effect": "Allow",
          "Resource": [
            [
              "Fn::Sub":
                "arn:${AWS::Partition}:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:${Orders.DBClusterResourceId}/app"
            ]
          ],
        ],
        [
          "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Effect": "Allow",
          "Resource": [["Fn::GetAtt": ["Orders", "MasterUserSecret.SecretArn"]]],
        ],
      ])
    #expect(template.outputs["Password"]?["Value"] == ["Fn::Sub": "${Orders.MasterUserSecret.SecretArn}:password::"])
    let rule = template.resource("OrdersSecurityGroupFromWebPort5432")
    #expect(rule?["FromPort"] == 5432)
    #expect(rule?["SourceSecurityGroupId"] == ["Fn::GetAtt": ["Web", "GroupId"]])
    #expect(
      template.resource("OrdersSecurityGroup")?["SecurityGroupIngress"] == [
        [
          "CidrIp": "10.0.0.0/16", "Description": "Port 5432 from 10.0.0.0/16", "FromPort": 5432, "IpProtocol": "tcp",
          "ToPort": 5432,
        ]
      ])
    #expect(
      template.resource("Orders")?["ServerlessV2ScalingConfiguration"] == [
        "MaxCapacity": 1.0, "MinCapacity": 0.0, "SecondsUntilAutoPause": 300,
      ])
  }

  @Test func twiceInAStackInTwoStacksAndForTwoEnvironments() throws {
    @Sendable func declare(_ scope: Scope) {
      for id in ["Orders", "OrDers", "9"] {
        Database(
          id, in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0.5, to: 1))
      }
    }
    #expect(findingsInTwoStacks { declare($0) } == [])
    let template = try template { scope in
      for environment in ["dev", "prod"] { declare(Scope(environment, in: scope)) }
    }
    let names = template.resources(of: "AWS::RDS::DBCluster").map {
      "\($0["DBClusterIdentifier"]?["Fn::Sub"]?[0] ?? "")"
    }
    #expect(names.count == 6)
    #expect(Set(names).count == 6)
    #expect(names.allSatisfy { $0.dropFirst().first?.isLetter == true }, "\(names)")
    #expect(names.allSatisfy { $0.dropLast(10) == $0.dropLast(10).lowercased() }, "\(names)")
  }

  @Test func publicSubnetsAreRefused() {
    let message =
      "subnets: a database mustn't be in public subnets, which the internet reaches; expected isolated or private subnets, given public ones [construct]"
    #expect(
      findings { scope in
        Database(
          "Cluster", in: scope, vpc: testVpc, engine: .postgreSQL("17.7"), capacity: .instances("db.r8g.large"),
          subnets: .public)
        DatabaseInstance(
          "Instance", in: scope, vpc: testVpc, engine: .mySQL("8.4.7"), type: "db.t4g.medium", storage: .gibibytes(20),
          subnets: .public)
      } == ["Cluster", "Instance"].map { "DatabaseTests.swift: error: Test/\($0): \(message)" })
  }

  @Test func whatIsRefused() {
    let oneZone = ImportedVpc(
      id: "vpc-0a1b2c3d",
      subnets: [
        .isolated("subnet-0000000e", zone: "eu-central-1a"), .isolated("subnet-0000000f", zone: "eu-central-1a"),
      ])
    #expect(
      findings { scope in
        Database(
          "Names", in: scope, vpc: databaseVpc, engine: .postgreSQL("seventeen"),
          capacity: .serverless(from: 0.7, to: 300), readers: 16, database: "1", user: "admin", port: 80,
          backups: .days(36), monitoring: .seconds(2), name: "Orders")
        Database("Zones", in: scope, vpc: oneZone, engine: .postgreSQL("17.7"), capacity: .instances("r8g.large"))
        Database(
          "Subnets", in: scope, vpc: testVpc, engine: .postgreSQL("16.2"),
          capacity: .serverless(from: 0, to: 1, pausingAfter: .seconds(10)))
        let less = Database(
          "Less", in: scope, vpc: databaseVpc, engine: .mySQL("8.0.mysql"),
          capacity: .serverless(from: 4, to: 2, pausingAfter: .minutes(5)), authenticatesByIAM: false)
        Role(
          "Role", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [less.connecting(as: "a b")])
      }.map { $0.replacing("DatabaseTests.swift: error: Test/", with: "") } == [
        "Less: authenticatesByIAM: the database doesn't ask IAM who may connect; expected true, given false [construct]",
        "Less: capacity: only a database that goes down to 0 units pauses; expected from: 0, given from: 4 with pausingAfter: 300 s (5 min) [construct]",
        "Less: capacity: the most units must be as many as the least or more; expected 4 or more, given 2 [construct]",
        "Less: engine: aurora-mysql has no version of this form; expected a version such as 8.0.mysql_aurora.3.10.3 or 8.0, given \"8.0.mysql\" [construct]",
        "Names: DBClusterIdentifier: RDS refuses this name; expected 1 to 63 small letters, digits and single hyphens, a letter first and no hyphen last, given \"Orders\" [physical-name]",
        "Names: DatabaseName: this can't be a database's name; expected 1 to 63 letters, digits and underscores, a letter first, given \"1\" [physical-name]",
        "Names: MasterUsername: the first user can't have this name; expected 1 to 16 letters, digits and underscores, a letter first, and not admin or rdsadmin, given \"admin\" [physical-name]",
        "Names: backups: this must be whole days in a range; expected 1 day to 35 days, given 3,110,400 s (36 d) [construct]",
        "Names: capacity: capacity must be halves of units in a range; expected 0 to 256 in steps of 0.5, given 0.7 [construct]",
        "Names: capacity: capacity must be halves of units in a range; expected 1 to 256 in steps of 0.5, given 300.0 [construct]",
        "Names: engine: aurora-postgresql has no version of this form; expected a version such as 17.7 or 17, given \"seventeen\" [construct]",
        "Names: monitoring: RDS looks at processes in certain intervals only; expected 1 s, 5 s, 10 s, 15 s, 30 s or 60 s, given 2 s [construct]",
        "Names: port: RDS takes no such port; expected 1,150 to 65,535, given 80 [construct]",
        "Names: readers: a cluster must have 15 readers at most; expected 0 to 15, given 16 [construct]",
        "Names/PostgresqlLogs: LogGroupName/Fn::Sub: RDS refuses this name; expected 1 to 63 small letters, digits and single hyphens, a letter first and no hyphen last, given \"Orders\" [physical-name]",
        "Role: Policies/0/PolicyDocument/Statement/0/Resource/0/Fn::Sub: this can't be a database's user; expected 1 to 63 letters, digits and _-.@$, given \"a b\" [physical-name]",
        "Subnets: capacity: this must be whole seconds in a range; expected 300 s (5 min) to 86,400 s (1 d), given 10 s [construct]",
        "Subnets: capacity: this version can't pause; expected 0.5 or more, or a later version, given 0 for aurora-postgresql 16.2 [construct]",
        "Subnets: subnets: the network has no isolated subnets; expected .public or .private, given .isolated [construct]\n  hint: add them to the network, or choose others here",
        "Zones: subnets: a database needs subnets in two zones; expected 2 zones or more, given 1 zone [construct]\n  hint: let the network span two zones, though the database may use one",
        "Zones/Instance: DBInstanceClass: this isn't the type of a database's instance; expected a type such as db.t4g.medium, given \"r8g.large\" [invalid-value]",
      ])
  }

  @Test func metricsNameTheCluster() {
    #expect(
      findings { scope in
        let orders = Database(
          "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0.5, to: 1))
        let page = Dashboard("Page", in: scope)
        page.add("All", orders.cpuUtilization, orders.connections, orders.freeMemory, orders.capacity)
        page.add("More", orders.capacityUtilization, orders.usedStorage)
      } == [])
  }
}
