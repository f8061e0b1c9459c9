import Strata
import StrataDatabases
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct DatabaseAlarmsTests {
  /// What each alarm of a template is about, at what it goes off, and of what.
  private func alarms(_ declare: @escaping @Sendable (Scope) -> Void) throws -> [JSONValue] {
    try template(declare).resources(of: "AWS::CloudWatch::Alarm").map { alarm in
      let parts: [JSONValue?] = [alarm["MetricName"], alarm["ComparisonOperator"], alarm["Threshold"]]
      return .array((parts + [alarm["Dimensions"]?[0]?["Name"], alarm["AlarmDescription"]]).compactMap { $0 })
    }
  }

  @Test func anInstances() throws {
    let alarms = try alarms { scope in
      let wiki = DatabaseInstance(
        "Wiki", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), type: "db.t4g.medium",
        storage: .gibibytes(100))
      DatabaseAlarms("Alarms", in: scope, of: wiki, notify: [Topic("Topic", in: scope)], connections: 100)
    }
    let name: JSONValue = "DBInstanceIdentifier"
    #expect(
      alarms == [
        ["DatabaseConnections", "GreaterThanThreshold", 100.0, name, "Test/Wiki: connections are many"],
        ["CPUUtilization", "GreaterThanThreshold", 85.0, name, "Test/Wiki: the CPU is busy"],
        ["FreeableMemory", "LessThanThreshold", 268_435_456.0, name, "Test/Wiki: memory is scarce"],
        ["FreeStorageSpace", "LessThanThreshold", 10_737_418_240.0, name, "Test/Wiki: storage runs out"],
      ])
  }

  @Test func aClusters() throws {
    let alarms = try alarms { scope in
      let fixed = Database(
        "Fixed", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .instances("db.r8g.large"))
      DatabaseAlarms("A", in: scope, of: fixed, notify: [], utilization: 0.5, freeMemory: .gibibytes(1))
      let serverless = Database(
        "Serverless", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 1, to: 4))
      DatabaseAlarms("B", in: scope, of: serverless, notify: [], connections: 10)
    }
    let name: JSONValue = "DBClusterIdentifier"
    #expect(
      alarms == [
        ["CPUUtilization", "GreaterThanThreshold", 50.0, name, "Test/Fixed: the CPU is busy"],
        ["FreeableMemory", "LessThanThreshold", 1_073_741_824.0, name, "Test/Fixed: memory is scarce"],
        ["ACUUtilization", "GreaterThanThreshold", 85.0, name, "Test/Serverless: capacity runs out"],
        ["DatabaseConnections", "GreaterThanThreshold", 10.0, name, "Test/Serverless: connections are many"],
      ])
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        let database = Database(
          "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .instances("db.r8g.large"))
        DatabaseAlarms(
          "Alarms", in: scope, of: database, notify: [], utilization: 85, freeMemory: .mebibytes(0), connections: 0)
      }.map { $0.replacing("DatabaseAlarmsTests.swift: error: Test/Alarms: ", with: "") } == [
        "connections: connections must be 1 or more; expected 1 or more, given 0 [construct]",
        "freeMemory: freeMemory must be 1 MiB or more; expected 1 MiB or more, given 0 GiB [construct]",
        "utilization: utilization must be above 0 and up to 1; expected above 0 and up to 1, given 85.0 [construct]\n  hint: 85 percent are 0.85",
      ])
  }
}
