import StrataJSON
import Testing

@testable import StrataChecks

/// Windows for backups and maintenance.
@Suite struct TimeWindowRuleTests {
  private func found(_ properties: JSONValue, of type: JSONValue = "AWS::RDS::DBInstance") -> [String] {
    StrataChecksTests.found(by: "time-window", inResources: ["D": ["Type": type, "Properties": properties]])
  }

  @Test(
    arguments: [
      ("03:00-03:30", "sun:03:30-sun:04:30", false), ("03:00-03:31", "sun:03:30-sun:04:30", true),
      ("23:45-00:15", "mon:00:00-mon:00:30", true), ("23:00-00:00", "mon:00:00-mon:00:30", false),
      ("00:00-00:30", "sun:23:45-mon:00:15", true), ("00:15-00:45", "sun:23:45-mon:00:15", false),
      ("05:00-05:30", "sun:23:45-tue:00:15", true),
    ])
  func windowsThatOverlap(daily: String, weekly: String, overlap: Bool) {
    let lines = found([
      "PreferredBackupWindow": .string(daily), "PreferredMaintenanceWindow": .string(weekly),
    ])
    #expect(
      lines
        == (overlap
          ? [
            "/Resources/D/Properties/PreferredMaintenanceWindow: this overlaps the window of backups, \(daily); expected two windows that are apart; given \(weekly)"
          ] : []))
  }

  @Test func windowsThatAreTooShort() {
    #expect(
      found(["PreferredBackupWindow": "03:00-03:29"]) == [
        "/Resources/D/Properties/PreferredBackupWindow: the window is too short; expected 30 minutes or more; given 29"
      ])
    #expect(
      found(["SnapshotWindow": "23:30-00:15"], of: "AWS::ElastiCache::ReplicationGroup") == [
        "/Resources/D/Properties/SnapshotWindow: the window is too short; expected 60 minutes or more; given 45"
      ])
  }

  @Test func whatIsNotKnown() {
    #expect(
      found(["PreferredBackupWindow": ["Ref": "Window"], "PreferredMaintenanceWindow": "sun:03:30-sun:04:30"]) == [])
    #expect(found(["PreferredBackupWindow": "at night"]) == [])
    #expect(found(["PreferredBackupWindow": "03:00-04:00"]) == [])
  }
}
