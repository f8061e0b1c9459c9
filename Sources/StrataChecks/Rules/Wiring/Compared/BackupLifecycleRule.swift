import StrataFindings
import StrataJSON
import StrataTemplate

/// Backups stay 90 days in cold storage.
struct BackupLifecycleRule: TemplateRule {
  let about = RuleDescription(
    "short-cold-storage", .error, reason: "AWS Backup refuses to delete backups that haven't been cold for 90 days",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-lifecycleresourcetype.html",
    good: BackupLifecycleRule.sample(days: 97), bad: BackupLifecycleRule.sample(days: 30))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::Backup::BackupPlan").flatMap { plan in
      (plan.placed("BackupPlan")?["BackupPlanRule"]?.elements ?? []).flatMap { rule in
        ([rule] + (rule["CopyActions"]?.elements ?? [])).flatMap { $0["Lifecycle"]?.elements ?? [] }.compactMap(check)
      }
    }
  }

  private func check(_ lifecycle: PlacedValue) -> Finding? {
    guard let cold = ContainerPortRule.number(lifecycle.value["MoveToColdStorageAfterDays"]),
      let end = ContainerPortRule.number(lifecycle.value["DeleteAfterDays"]),
      // What is never moved, or never deleted, has a number of less than 1.
      cold > 0, end > 0
    else { return nil }
    let (least, overflows) = cold.addingReportingOverflow(90)
    guard !overflows, end < least else { return nil }
    return finding(
      "backups are deleted less than 90 days after they went to cold storage",
      at: lifecycle.pointer.appending("DeleteAfterDays"), expected: "\(least) or more", given: String(end))
  }

  private static func sample(days: Int64) -> JSONValue {
    [
      "Plan": [
        "Type": "AWS::Backup::BackupPlan",
        "Properties": [
          "BackupPlan": [
            "BackupPlanName": "daily",
            "BackupPlanRule": [
              [
                "RuleName": "daily", "TargetBackupVault": "vault",
                "Lifecycle": ["MoveToColdStorageAfterDays": 7, "DeleteAfterDays": .integer(days)],
              ]
            ],
          ]
        ],
      ]
    ]
  }
}
