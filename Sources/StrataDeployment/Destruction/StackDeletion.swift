import StrataJSON
import StrataText

/// The deletion of one stack, by its id, followed to its end.
struct StackDeletion {
  let stack: DoomedStack
  let environment: String
  let aws: AwsClient
  /// What deletion is known by, so that a call that's made twice deletes once.
  let token: String

  /// The number of times that a stack may be looked at before its deletion has begun.
  private static let patience = 20

  /// The number of times in a row that CloudFormation may fail to say how far a deletion is.
  private static let toleratedFailures = 5

  /// Deletes the stack, and waits for the end.
  ///
  /// - Parameter progress: Takes a line for each event.
  /// - Throws: The reason why it isn't known to be gone.
  func carryOut(progress: (String) -> Void) throws {
    if try !isUnderWay() { try request() }
    try wait(progress)
  }

  /// Whether it's being deleted already; it must be as it was when somebody agreed to its going.
  private func isUnderWay() throws -> Bool {
    guard let current = try StackDescription.find(stack.id, aws) else { return true }
    if current.status == "DELETE_IN_PROGRESS" || current.status == "DELETE_COMPLETE" { return true }
    guard current.changed == stack.changed, current.status == stack.status else {
      throw DeploymentError(
        "\(stack.name) was changed since it was looked at: its status is \(current.status)",
        hint: "look at it again: destroy shows what there is", isGrave: true)
    }
    return false
  }

  private func request() throws {
    do {
      _ = try aws.repeating(
        "cloudformation", "delete-stack", ["--stack-name", stack.id, "--client-request-token", token])
    } catch let failure as AwsClient.Failure {
      // The call may have come through, and its answer not.
      if failure.code == "TokenAlreadyExistsException" { return }
      if let current = try? StackDescription.find(stack.id, aws), current.status == "DELETE_IN_PROGRESS" { return }
      throw DeploymentError(
        "\(failure.description), and \(stack.name) is as it was for all that's known",
        hint: "when the cause is mended, destroy it again")
    }
  }

  private func wait(_ progress: (String) -> Void) throws {
    var shown: Set<String> = []
    var pause = 1.0
    var (failures, idle) = (0, 0)
    var hasBegun = stack.isBeingDeleted
    func showEvents() {
      for event in events() where shown.insert(event.id).inserted {
        if event.json["ClientRequestToken"]?.string == token { hasBegun = true }
        progress(event.event.text)
      }
    }
    while true {
      showEvents()
      do {
        guard let current = try StackDescription.find(stack.id, aws) else { return }
        failures = 0
        if current.status == "DELETE_COMPLETE" { return showEvents() }
        if current.status == "DELETE_IN_PROGRESS" { hasBegun = true }
        // An earlier deletion may have failed as well.
        if current.status == "DELETE_FAILED", hasBegun || stack.status != "DELETE_FAILED" { throw failure(current) }
        if current.status != "DELETE_IN_PROGRESS" { idle += 1 }
        if idle >= Self.patience { throw StackFailure(error: notBegun(current)) }
      } catch let failure as StackFailure {
        throw failure.error
      } catch {
        failures += 1
        if failures >= Self.toleratedFailures { throw unknown(error) }
      }
      aws.wait(pause)
      pause = min(pause * 1.5, 10)
    }
  }

  /// The end of a deletion that went wrong, as opposed to an answer that didn't come.
  private struct StackFailure: Error {
    let error: DeploymentError
  }

  private func notBegun(_ current: StackDescription) -> DeploymentError {
    DeploymentError(
      "\(stack.name) isn't being deleted, though CloudFormation was asked to: its status is \(current.status)",
      hint: "destroy it again, or see aws cloudformation describe-stack-events --stack-name \(stack.name)")
  }

  private func unknown(_ error: any Error) -> DeploymentError {
    DeploymentError(
      "\(error), while \(stack.name) is being deleted",
      hint: "the deletion goes on; destroy \(environment) again to see how it ended")
  }

  // MARK: Events

  private func events() -> [(id: String, event: StackEvent, json: JSONValue)] {
    let answer = try? aws.call("cloudformation", "describe-stack-events", arguments: ["--stack-name", stack.id])
    let all = (answer?["StackEvents"]?.array ?? []).reversed()
    // The deletion that an earlier run asked for has another token, and its events are the last ones.
    return all.compactMap { event in
      guard let id = event["EventId"]?.string, event["ResourceStatus"]?.string?.hasPrefix("DELETE_") == true else {
        return nil
      }
      if let other = event["ClientRequestToken"]?.string, other != token, !stack.isBeingDeleted { return nil }
      return (id, StackEvent(event), event)
    }
  }

  private func failure(_ current: StackDescription) -> StackFailure {
    let failed = events().filter { entry in
      entry.event.isCause && entry.json["PhysicalResourceId"]?.string != stack.id
        && entry.json["ResourceType"] != "AWS::CloudFormation::Stack"
    }
    var seen: Set<String> = []
    var ids: [String] = []
    var lines = ""
    for entry in failed.reversed() {
      guard let id = entry.json["LogicalResourceId"]?.string, seen.insert(id).inserted else { continue }
      ids.insert(id, at: 0)
      let construct = stack.resources.first { $0.logicalID == id }?.construct.map { "  \($0)" } ?? ""
      lines = "\n  \(entry.event.text)\(construct)" + lines
    }
    let reason = lines.isEmpty ? current.reason.map { ": \($0)" } ?? "" : ""
    let retained = ids.isEmpty ? "LOGICAL_ID" : ids.joined(separator: " ")
    let error = DeploymentError(
      "\(stack.name) wasn't deleted, and its status is DELETE_FAILED\(reason)\(lines)",
      hint:
        "mend the cause and destroy it again; or leave behind what can't be deleted: aws cloudformation delete-stack "
        + "--stack-name \(stack.name) --retain-resources \(retained)")
    return StackFailure(error: error)
  }
}
