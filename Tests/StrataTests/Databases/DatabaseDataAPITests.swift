import Strata
import StrataDatabases
import StrataTesting
import TestSupport
import Testing

@Suite struct DatabaseDataAPITests {
  private static func database(_ scope: Scope, hasDataAPI: Bool = true) -> Database {
    Database(
      "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0.5, to: 4),
      hasDataAPI: hasDataAPI)
  }

  @Test func statementsOverHTTPS() throws {
    let template = try template { scope in
      let orders = Self.database(scope)
      Role("Role", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [orders.querying()])
    }
    #expect(template.resource("Orders")?["EnableHttpEndpoint"] == true)
    #expect(
      template.statements(of: "Role") == [
        [
          "Action": [
            "rds-data:BatchExecuteStatement", "rds-data:BeginTransaction", "rds-data:CommitTransaction",
            "rds-data:ExecuteStatement", "rds-data:RollbackTransaction",
          ], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Orders", "DBClusterArn"]]],
        ],
        [
          "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Effect": "Allow",
          "Resource": [["Fn::GetAtt": ["Orders", "MasterUserSecret.SecretArn"]]],
        ],
      ])
  }

  @Test func whoTakesNoneSaysSo() {
    #expect(
      findings { scope in
        let orders = Self.database(scope, hasDataAPI: false)
        Role("Role", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [orders.querying()])
      } == [
        """
        DatabaseDataAPITests.swift: error: Test/Orders: hasDataAPI: the database takes no statements over HTTPS; expected \
        hasDataAPI: true, given false [construct]
        """
      ])
  }
}
