import StrataFindings
import StrataJSON
import Testing

/// Backups in cold storage.
@Suite struct BackupLifecycleRuleTests {
  private func found(_ rule: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "short-cold-storage",
      inResources: [
        "Plan": ["Type": "AWS::Backup::BackupPlan", "Properties": ["BackupPlan": ["BackupPlanRule": [rule]]]]
      ])
  }

  @Test func deletedTooSoon() {
    let place = "/Resources/Plan/Properties/BackupPlan/BackupPlanRule/0/"
    let text = ": backups are deleted less than 90 days after they went to cold storage; expected 97 or more; given 96"
    let lifecycle: JSONValue = ["MoveToColdStorageAfterDays": 7, "DeleteAfterDays": 96]
    #expect(found(["Lifecycle": lifecycle]) == [place + "Lifecycle/DeleteAfterDays" + text])
    #expect(
      found(["CopyActions": [["Lifecycle": lifecycle]]]) == [place + "CopyActions/0/Lifecycle/DeleteAfterDays" + text])
    #expect(
      found(["Lifecycle": ["Fn::If": ["C", lifecycle, ["Ref": "AWS::NoValue"]]]]) == [
        place + "Lifecycle/Fn::If/1/DeleteAfterDays" + text
      ])
  }

  @Test(
    arguments: [
      ["MoveToColdStorageAfterDays": 7, "DeleteAfterDays": 97], ["DeleteAfterDays": 7],
      ["MoveToColdStorageAfterDays": 7], ["MoveToColdStorageAfterDays": -1, "DeleteAfterDays": 30],
      ["MoveToColdStorageAfterDays": 7, "DeleteAfterDays": -1],
      ["MoveToColdStorageAfterDays": 7, "DeleteAfterDays": ["Ref": "Days"]],
      ["MoveToColdStorageAfterDays": .integer(.max), "DeleteAfterDays": 1],
    ] as [JSONValue])
  func whatIsFine(lifecycle: JSONValue) {
    #expect(found(["Lifecycle": lifecycle]) == [])
  }
}
