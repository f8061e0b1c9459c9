import StrataFindings
import StrataJSON
import StrataTemplate

/// The windows in which a database is saved and cared for are long enough, and apart.
struct TimeWindowRule: TemplateRule {
  let about = RuleDescription(
    "time-window", .error,
    reason: "a database refuses windows for backups and maintenance that are too short, or that overlap",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    good: TimeWindowRule.sample("03:00-03:30"), bad: TimeWindowRule.sample("03:00-04:00"))

  /// The properties of a type that are windows, and how long each must be at least, in minutes.
  private struct Windows {
    let daily: String?
    let weekly: String
    var least = 30
  }

  private static let types: [String: Windows] = [
    "AWS::RDS::DBInstance": Windows(daily: "PreferredBackupWindow", weekly: "PreferredMaintenanceWindow"),
    "AWS::RDS::DBCluster": Windows(daily: "PreferredBackupWindow", weekly: "PreferredMaintenanceWindow"),
    "AWS::DocDB::DBCluster": Windows(daily: "PreferredBackupWindow", weekly: "PreferredMaintenanceWindow"),
    "AWS::DocDB::DBInstance": Windows(daily: nil, weekly: "PreferredMaintenanceWindow"),
    "AWS::Neptune::DBCluster": Windows(daily: "PreferredBackupWindow", weekly: "PreferredMaintenanceWindow"),
    "AWS::Neptune::DBInstance": Windows(daily: nil, weekly: "PreferredMaintenanceWindow"),
    "AWS::Redshift::Cluster": Windows(daily: nil, weekly: "PreferredMaintenanceWindow"),
    "AWS::ElastiCache::CacheCluster": Windows(daily: "SnapshotWindow", weekly: "PreferredMaintenanceWindow", least: 60),
    "AWS::ElastiCache::ReplicationGroup": Windows(
      daily: "SnapshotWindow", weekly: "PreferredMaintenanceWindow", least: 60),
    "AWS::MemoryDB::Cluster": Windows(daily: "SnapshotWindow", weekly: "MaintenanceWindow", least: 60),
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(withEachType: { Self.types[$0] }).flatMap { resource, windows -> [Finding] in
      let daily = windows.daily.flatMap { self.windows(resource, $0) } ?? []
      let weekly = self.windows(resource, windows.weekly) ?? []
      let short = (daily + weekly).filter { $0.window.length < windows.least }.map { place, window in
        finding(
          "the window is too short", at: place.pointer, expected: "\(windows.least) minutes or more",
          given: "\(window.length)")
      }
      // ElastiCache and MemoryDB take windows that overlap.
      guard short.isEmpty, windows.least == 30, daily.count == 1, weekly.count == 1,
        daily[0].window.overlaps(weekly[0].window)
      else { return short }
      return [
        finding(
          "this overlaps the window of backups, \(daily[0].place.text ?? "")", at: weekly[0].place.pointer,
          expected: "two windows that are apart", given: weekly[0].place.text)
      ]
    }
  }

  private func windows(
    _ resource: TemplateResource, _ property: String
  ) -> [(place: PlacedValue, window: TimeWindow)]? {
    resource.placed(property)?.alternatives.compactMap { place in
      place.text.flatMap(TimeWindow.init).map { (place, $0) }
    }
  }

  private static func sample(_ window: JSONValue) -> JSONValue {
    [
      "Orders": [
        "Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Snapshot", "UpdateReplacePolicy": "Snapshot",
        "Properties": [
          "Engine": "postgres", "DBInstanceClass": "db.t4g.small", "AllocatedStorage": "20", "StorageEncrypted": true,
          "MasterUsername": "app", "ManageMasterUserPassword": true, "PreferredBackupWindow": window,
          "PreferredMaintenanceWindow": "sun:03:30-sun:04:30",
        ],
      ]
    ]
  }
}
