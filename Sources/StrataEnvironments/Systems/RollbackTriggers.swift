package import StrataLanguage

/// Alarms by which CloudFormation takes a deployment of an environment back when one goes off.
///
/// ```swift
/// .required("production", rollbackTriggers: RollbackTriggers(["Api/Errors"], monitoringTime: .seconds(600)))
/// ```
///
/// They watch each change of each of the environment's stacks, as far as they're there already before it: an alarm can't
/// watch the deployment that makes it. See
/// [rollback triggers](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-rollback-triggers.html).
public struct RollbackTriggers: Sendable, Hashable {
  /// The paths of the alarms' constructs, or the ends of their paths.
  public let alarms: [String]

  /// The time for which the alarms are watched when all resources are deployed.
  public let monitoringTime: Duration

  /// The line that declared them.
  package let site: CallSite

  /// Names alarms.
  ///
  /// - Parameters:
  ///   - alarms: The paths of the alarms' constructs, or as much of their ends as tells them apart, such as `Errors` or
  ///     `Api/Errors`; 5 at most. Without any, those that the stacks have are taken away.
  ///   - monitoringTime: The time for which they're watched when all resources are deployed, 0 to 180 min in whole minutes;
  ///     0 unless given, so that they're watched while the stack is changed.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public init(_ alarms: [String], monitoringTime: Duration = .zero, file: String = #filePath, line: Int = #line) {
    (self.alarms, self.monitoringTime) = (alarms, monitoringTime)
    site = CallSite(file: file, line: line)
  }

  /// The time for which they're watched, in minutes.
  package var minutes: Int { Int(clamping: monitoringTime.components.seconds / 60) }
}

extension RollbackTriggers {
  /// The most alarms that CloudFormation takes, and the most minutes:
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackConfiguration.html>.
  private static let (mostAlarms, mostMinutes): (Int, Int64) = (5, 180)

  /// What is wrong with them.
  ///
  /// - Parameter environment: The system and the environment that they're of, such as `shop/production`.
  /// - Returns: The mistakes.
  func mistakes(of environment: String) -> [Finding] {
    var findings: [Finding] = []
    func report(_ message: String, expected: String, given: String) {
      findings.append(
        Finding(
          .invalidPromotion, message, path: environment, property: "rollbackTriggers", site: site, expected: expected,
          given: given))
    }
    if alarms.count > Self.mostAlarms {
      report("there are too many rollback triggers", expected: "\(Self.mostAlarms) at most", given: "\(alarms.count)")
    }
    var seen: Set<String> = []
    for alarm in alarms {
      if alarm.split(separator: "/", omittingEmptySubsequences: false).contains("") {
        report(
          "a rollback trigger isn't the path of an alarm", expected: "one such as Api/Errors", given: "\"\(alarm)\"")
      } else if !seen.insert(alarm).inserted {
        report("a rollback trigger stands there twice", expected: "each alarm once", given: alarm)
      }
    }
    let (seconds, parts) = monitoringTime.components
    if seconds < 0 || seconds > Self.mostMinutes * 60 || seconds % 60 != 0 || parts != 0 {
      report(
        "rollback triggers have a time that can't be", expected: "0 to \(Self.mostMinutes) min, in whole minutes",
        given: parts == 0 ? "\(seconds) s" : "\(monitoringTime)")
    }
    return findings
  }
}

extension System {
  /// Finds out whether the environments' rollback triggers can be.
  ///
  /// - Throws: ``ProfileError`` with what is wrong with them.
  func checkRollbackTriggers() throws(ProfileError) {
    let mistakes = environments.flatMap { $0.rollbackTriggers?.mistakes(of: "\(name)/\($0.name)") ?? [] }
    if !mistakes.isEmpty { throw ProfileError(mistakes) }
  }
}
