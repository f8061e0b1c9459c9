import StrataJSON

/// The reasons why CloudFormation refused a change set, which it doesn't always give with the change set.
struct ChangeSetReasons {
  private let client: StackClient
  private let places: TemplatePlaces

  init(_ client: StackClient, _ places: TemplatePlaces) {
    (self.client, self.places) = (client, places)
  }

  /// What CloudFormation found in a change set.
  struct Answer {
    /// The reasons that it has beside the change set's own.
    var reasons: [ChangeSetReason] = []
    /// Why they can't be had; nil where they were.
    var excuse: String?
  }

  /// Asks what was found in a change set before it was made.
  ///
  /// - Parameters:
  ///   - changeSet: The change set's id; it's still there.
  ///   - stackID: The stack's id.
  ///   - reason: The change set's own reason.
  /// - Returns: Lines with each reason; empty where the change set's own says all.
  func lines(of changeSet: String, _ stackID: String, reason: String?) -> String {
    let answer = answer(about: changeSet, stackID, reason: reason)
    return answer.reasons.map { TemplatePlaces.lines($0.text, at: $0.place) }.joined()
      + (answer.excuse.map { "\n  \($0)" } ?? "")
  }

  /// Asks what was found in a change set before it was made; nothing is asked where its own reason says all.
  func answer(about changeSet: String, _ stackID: String, reason: String?) -> Answer {
    guard Self.pointsElsewhere(reason) else { return Answer() }
    do {
      let answer = try client.aws.read(
        "cloudformation", "describe-events",
        arguments: ["--change-set-name", changeSet, "--stack-name", stackID, "--filters", "FailedEvents=true"]
      ) { $0["OperationEvents"]?.array == nil ? "its answer has no events" : nil }
      var seen: Set<ChangeSetReason> = []
      let reasons = (answer["OperationEvents"]?.array ?? []).compactMap(self.reason)
        .filter { seen.insert($0).inserted }
      return Answer(reasons: reasons, excuse: reasons.isEmpty ? "CloudFormation has no event that failed" : nil)
    } catch let failure as AwsClient.Failure {
      return Answer(excuse: Self.excuse(failure))
    } catch {
      return Answer(excuse: "the reasons can't be had: \(error)")
    }
  }

  /// Whether a reason says no more than that there is one.
  static func pointsElsewhere(_ reason: String?) -> Bool {
    guard let reason = reason?.lowercased(), !reason.isEmpty else { return true }
    return ["validation", "hook", "describeevents", "describe-events"].contains { reason.contains($0) }
  }

  private func reason(_ event: JSONValue) -> ChangeSetReason? {
    func text(_ key: String) -> String? { event[key]?.string.flatMap { $0.isEmpty ? nil : client.aws.shown($0) } }
    let path = text("ValidationPath")
    let reason = text("ValidationStatusReason") ?? text("HookStatusReason") ?? text("ResourceStatusReason")
    let cause = text("ValidationName") ?? text("HookType") ?? text("EventType")
    let id = text("LogicalResourceId") ?? path.flatMap(TemplatePlaces.logicalID)
    if reason == nil, id == nil { return nil }
    let words = [id, text("ResourceType"), path, cause.map { "\($0):" }, reason ?? "no reason was given"]
    return ChangeSetReason(
      text: words.compactMap { $0 }.joined(separator: "  "), logicalID: id, place: id.flatMap { places[$0] })
  }

  private static func excuse(_ failure: AwsClient.Failure) -> String {
    if failure.isUnknownOperation {
      return "CloudFormation has the reasons, and this aws command is too old to ask for them: update it"
    }
    if failure.isDenied {
      return "CloudFormation has the reasons, and asking for them needs the permission \(failure.permission)"
    }
    return "CloudFormation has the reasons, and they can't be had: \(failure)"
  }
}
