import StrataEnvironments
import StrataJSON
import StrataReleases

/// Finds out what became of change sets that an earlier run was to carry out, and whose end it didn't see.
struct PendingLookup {
  let target: DeploymentTarget
  let aws: AwsClient
  let follower: any DeploymentFollower
  let now: () -> String

  /// Looks them up, says what is known, and records it.
  ///
  /// - Returns: What is recorded of it; nil where there was nothing to look up, or no records are kept.
  /// - Throws: Why it can't be known; the record is as it was then.
  func settle() throws -> ReleaseEvent? {
    let environment = target.environment.name
    let pending = try target.store.profiles.deployments().pending(of: environment)
    if pending.isEmpty { return nil }
    var ends: [(PendingExecution, String)] = []
    for execution in pending {
      follower.progress("\(execution.stack): looking up what was begun at \(execution.startedAt)")
      let end = try end(of: execution)
      follower.note("\(execution.stack), begun at \(execution.startedAt): \(Self.words(for: end))")
      ends.append((execution, end))
    }
    let outcome =
      ends.allSatisfy { $0.1 == "deployed" }
      ? "completed"
      : ends.allSatisfy { $0.1 == Self.never } ? Self.never : "failed"
    let attempt = DeploymentAttempt(
      environment: environment, profile: pending[0].profile, time: pending[0].startedAt, outcome: outcome,
      stacks: ends.map { ($0.0.stack, $0.1, $0.0.sha256) })
    let ids = Set(pending.map(\.changeSetID))
    let event = try target.records.map { _ in try self.event(of: pending, ends: ends.map(\.1)) }
    if let event {
      // Who was killed between the record and here has recorded it.
      try target.store.add(event, to: environment) { history in
        !history.records.contains { $0.event.time >= event.time && $0.event.tells(of: event.stacks) }
      }
    }
    try target.store.profiles.changeRecord { record in
      if event == nil { record.add(attempt) }
      record.settle(ids, of: environment)
    }
    return event
  }

  /// What was noted last, with what became of the stacks since.
  private func event(of pending: [PendingExecution], ends: [String]) throws -> ReleaseEvent {
    let tool = target.store.recorder.tool
    let last = pending[pending.count - 1]
    var event = last.event ?? ReleaseEvent(.deployment, at: last.startedAt, by: tool)
    event.tool = tool
    event.profile = event.profile ?? RecordedProfile(name: last.profile, sha256: nil)
    for (execution, end) in zip(pending, ends) {
      let index = event.stacks.firstIndex { $0.name == execution.stack }
      let noted = index.map { event.stacks[$0] }
      let stack = RecordedStack(
        name: execution.stack, id: execution.stackID, template: execution.sha256, end: end,
        parameters: end == "deployed" ? try parameters(of: execution) : [], changes: noted?.changes ?? [],
        tags: noted?.tags, rollbackTriggers: noted?.rollbackTriggers)
      if let index { event.stacks[index] = stack } else { event.stacks.append(stack) }
    }
    event.outcome = ReleaseEvent.Outcome(of: event.stacks.map(\.end))
    return event
  }

  /// The parameters that a stack has by what was begun; none where something else came since.
  private func parameters(of execution: PendingExecution) throws -> [RecordedParameter] {
    let client = StackClient(
      name: execution.stack, aws: aws.working(in: StackARN(execution.stackID)?.region), id: execution.stackID)
    guard let stack = try client.describe().map({ DeployedStack($0) }),
      stack.changeSetID == nil || stack.changeSetID == execution.changeSetID,
      let bytes = try target.records?.templates.template(execution.sha256),
      let template = try? JSONValue(parsing: bytes)
    else { return [] }
    return RecordedParameter.all(of: template["Parameters"]?.object ?? [:], stack, set: Set(execution.set))
  }

  private static let never = "not carried out"

  private static func words(for end: String) -> String {
    switch end {
    case "deployed": "it was carried out to its end"
    case never: "it was never carried out"
    default: "it ended as \(end)"
    }
  }

  private func end(of execution: PendingExecution) throws -> String {
    let region = StackARN(execution.stackID)?.region
    let client = StackClient(name: execution.stack, aws: aws.working(in: region), id: execution.stackID)
    var pause = 0.5
    var waited = 0.0
    while true {
      let state = try client.changeSet(execution.changeSetID)
      switch state?.execution {
      case .complete?: return "deployed"
      case .failed?: return try client.describe()?["StackStatus"]?.string ?? "gone"
      case .available?, .unavailable?, .obsolete?:
        client.discard(execution.changeSetID)
        // The order to carry it out may have been on its way when the run before was killed.
        if try client.changeSet(execution.changeSetID)?.execution?.isBegun == true { continue }
        return Self.never
      case .begun?: break
      case nil:
        guard let stack = try client.describe().map({ DeployedStack($0) }) else { return "gone" }
        guard stack.changeSetID == execution.changeSetID else { return Self.never }
        if stack.status.isDeployed { return "deployed" }
        if stack.status.isFinal { return stack.status.text }
      }
      guard waited < Patience().news else {
        throw DeploymentError(
          "\(execution.stack) is still being deployed, by what was begun at \(execution.startedAt)",
          hint: "wait for the end, then deploy again")
      }
      if waited == 0 { follower.progress("\(execution.stack): it's going on, and is waited for") }
      aws.wait(pause)
      waited += pause
      pause = min(pause * 1.5, 15)
    }
  }
}

extension ReleaseEvent {
  /// Whether it says of stacks what is said here.
  fileprivate func tells(of others: [RecordedStack]) -> Bool {
    others.allSatisfy { other in
      stacks.contains {
        $0.name == other.name && $0.template == other.template && $0.end == other.end
          // What never came to be has no id in a record, and its name had one that was noted.
          && ($0.id == nil || $0.id == other.id)
      }
    }
  }
}
