internal import StrataBackup
import StrataText

extension BackupPlan {
  /// A rule of a plan: when backups are made, and how long they're kept.
  ///
  /// See [Backup plan options](https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html).
  public struct Rule: Sendable {
    let kind: String
    let schedule: String
    let keeping: Duration
    let coldAfter: Duration?

    /// A backup each day at 5:00 UTC.
    ///
    /// - Parameters:
    ///   - keeping: The time for which a backup is kept, in whole days, 1 to 36,500.
    ///   - coldAfter: The age at which it moves to cold storage, in whole days from 1, and 90 days before it's deleted at
    ///     the latest; never unless given. Backups of buckets stay where they are.
    /// - Returns: The rule.
    public static func daily(keeping: Duration, coldAfter: Duration? = nil) -> Rule {
      Rule(kind: "Daily", schedule: "0 5 * * ? *", keeping: keeping, coldAfter: coldAfter)
    }

    /// A backup each Sunday at 5:00 UTC.
    ///
    /// - Parameters:
    ///   - keeping: The time for which a backup is kept, in whole days, 1 to 36,500.
    ///   - coldAfter: The age at which it moves to cold storage, in whole days from 1, and 90 days before it's deleted at
    ///     the latest; never unless given. Backups of buckets stay where they are.
    /// - Returns: The rule.
    public static func weekly(keeping: Duration, coldAfter: Duration? = nil) -> Rule {
      Rule(kind: "Weekly", schedule: "0 5 ? * 1 *", keeping: keeping, coldAfter: coldAfter)
    }

    /// A backup on the first of each month at 5:00 UTC.
    ///
    /// - Parameters:
    ///   - keeping: The time for which a backup is kept, in whole days, 1 to 36,500.
    ///   - coldAfter: The age at which it moves to cold storage, in whole days from 1, and 90 days before it's deleted at
    ///     the latest; never unless given. Backups of buckets stay where they are.
    /// - Returns: The rule.
    public static func monthly(keeping: Duration, coldAfter: Duration? = nil) -> Rule {
      Rule(kind: "Monthly", schedule: "0 5 1 * ? *", keeping: keeping, coldAfter: coldAfter)
    }

    /// A backup at times of one's own, in UTC.
    ///
    /// - Parameters:
    ///   - schedule: The minute, hour, day of the month, month, day of the week and year, such as `30 3 ? * MON-FRI *`; the
    ///     minute is a number, since AWS Backup makes one an hour at most.
    ///   - keeping: The time for which a backup is kept, in whole days, 1 to 36,500.
    ///   - coldAfter: The age at which it moves to cold storage, in whole days from 1, and 90 days before it's deleted at
    ///     the latest; never unless given. Backups of buckets stay where they are.
    /// - Returns: The rule.
    public static func cron(_ schedule: String, keeping: Duration, coldAfter: Duration? = nil) -> Rule {
      Rule(kind: "Cron", schedule: schedule, keeping: keeping, coldAfter: coldAfter)
    }

    /// The rules as they're in a template, each with a name of its own.
    static func values(
      _ rules: [Rule], vault: StringValue, _ declaration: Declaration
    ) -> ListValue<Backup.BackupPlan.BackupRuleResourceType> {
      if rules.isEmpty {
        declaration.report(
          "a plan must have a rule", property: "rules", expected: "one such as .daily(keeping: .days(35))",
          given: "none")
      }
      var counts: [String: Int] = [:]
      return ListValue(
        rules.map { rule in
          counts[rule.kind, default: 0] += 1
          let count = counts[rule.kind] ?? 1
          return rule.value(named: rule.kind + (count == 1 ? "" : "\(count)"), vault: vault, declaration)
        })
    }

    private func value(
      named name: String, vault: StringValue, _ declaration: Declaration
    ) -> Backup.BackupPlan.BackupRuleResourceType {
      if !isSchedule {
        declaration.report(
          "AWS Backup has no such schedule", property: "rules",
          expected: "minute, hour, day of the month, month, day of the week and year, such as 30 3 ? * MON-FRI *",
          given: "\"\(schedule)\"", hint: "the minute is a number, and one of the two days is ?")
      }
      let days = declaration.days(keeping, in: 1...36_500, property: "rules")
      let cold = coldAfter.map { declaration.days($0, in: 1...36_410, property: "rules") }
      // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
      if let coldAfter, coldAfter >= .days(1), coldAfter <= .days(36_410), keeping < coldAfter + .days(90) {
        declaration.report(
          "a backup must lie in cold storage for 90 days at least", property: "rules",
          expected: "keeping: \((coldAfter + .days(90)).inWords) or more", given: keeping.inWords)
      }
      return .init(
        ruleName: .literal(name), targetBackupVault: vault,
        lifecycle: .init(deleteAfterDays: NumberValue(days), moveToColdStorageAfterDays: cold.map(NumberValue.init)),
        scheduleExpression: .literal("cron(\(schedule))"))
    }

    /// See [Cron expressions](https://docs.aws.amazon.com/AmazonCloudWatch/latest/events/ScheduledEvents.html#CronExpressions).
    private var isSchedule: Bool {
      let fields = schedule.split(separator: " ", omittingEmptySubsequences: false)
      return fields.count == 6 && (Int(fields[0]).map { (0...59).contains($0) } ?? false)
        && fields.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics(and: ",-*?/#") }
        && [fields[2], fields[4]].count { $0 == "?" } == 1 && ![0, 1, 3, 5].contains { fields[$0].contains("?") }
    }
  }
}
