import StrataJSON

/// A change set that is being carried out, and what is known of it.
struct StackExecution {
  /// The end of a stack's deployment.
  enum End {
    /// All of it was carried out.
    case deployed(DeployedStack)
    /// It ended otherwise, with a status.
    case failed(String, DeploymentError)
    /// It never began.
    case notCarriedOut(DeploymentError)
    /// It may be going on.
    case unknown(DeploymentError)
  }

  private let deployment: StackDeployment
  private let changeSetID: String
  private let client: StackClient
  /// The events that are known, those from before the execution among them.
  private var known: Set<String>
  /// The events of this execution, the oldest first.
  private var events: [StackEvent] = []
  private var isBegun = false
  private var saidCleaningUp = false
  /// The seconds without news.
  private var silence = 0.0

  /// Gets ready to carry a change set out: looks at the events that there are, so that none of them is taken for a new one.
  init(_ deployment: StackDeployment, _ created: StackDeployment.Created) throws {
    (self.deployment, changeSetID) = (deployment, created.id)
    client = deployment.client(created.stackID)
    known = Set(try client.events(besides: []).map(\.id))
  }

  private var name: String { deployment.name }

  /// The text by which CloudFormation knows the request when it comes again, and which its events carry.
  private var token: String { String(changeSetID.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.suffix(64)) }

  // MARK: Beginning

  /// Tells CloudFormation to carry the change set out, and after a lost answer looks whether it does.
  ///
  /// - Returns: The end, where that is known at once; nil where it's going on.
  func begin() throws -> End? {
    var pause = 1.0
    var attempt = 1
    while true {
      do {
        try deployment.aws.call(
          "cloudformation", "execute-change-set",
          arguments: client.names(changeSetID) + ["--client-request-token", token])
        return nil
      } catch let failure as AwsClient.Failure {
        switch try lookUp(after: failure) {
        case .goingOn: return nil
        case .over(let end): return end
        case .notBegun: break
        }
        guard attempt < AwsClient.attempts else {
          return failure.mayHaveHappened ? .unknown(lost(failure)) : refused(failure)
        }
        attempt += 1
        deployment.aws.wait(pause)
        pause *= 2
      }
    }
  }

  private enum Beginning {
    case goingOn, notBegun
    case over(End)
  }

  /// The state after a failed call to begin.
  private func lookUp(after failure: AwsClient.Failure) throws -> Beginning {
    let isAnswered = ["InvalidChangeSetStatus", "TokenAlreadyExists", "ChangeSetNotFound"].contains {
      failure.code.hasPrefix($0)
    }
    guard failure.mayPass || isAnswered else { return .over(refused(failure)) }
    do {
      switch try client.changeSet(changeSetID)?.execution {
      case .begun?, .complete?, .failed?: return .goingOn
      case .available?: return isAnswered ? .over(refused(failure)) : .notBegun
      case .obsolete?: return .over(.notCarriedOut(StackDeployment.superseded(name)))
      case .unavailable?: return .over(refused(failure))
      case nil:
        return .over(
          .notCarriedOut(
            DeploymentError(
              "the change set of \(name) is gone before it was carried out",
              hint: "somebody else removed it or deployed; deploy again")))
      }
    } catch let second as AwsClient.Failure {
      return .over(failure.mayHaveHappened ? .unknown(lost(second)) : refused(failure))
    }
  }

  private func refused(_ failure: AwsClient.Failure) -> End {
    .notCarriedOut(DeploymentError("\(failure), so that \(name) isn't deployed", hint: failure.hint))
  }

  // MARK: Waiting

  /// Looks how far it is, once.
  ///
  /// - Parameter progress: Takes a line for each event.
  /// - Returns: The end; nil while it's going on.
  /// - Throws: What isn't about the stack, such as that there is no `aws` command any more.
  mutating func poll(_ progress: (String) -> Void) throws -> End? {
    do {
      let fresh = try client.events(besides: known)
      known.formUnion(fresh.map(\.id))
      // What somebody else began as soon as this was done is another matter.
      let news = fresh.filter { $0.token == nil || $0.token == token }
      for event in news { progress(deployment.aws.shown(event.text)) }
      if !news.isEmpty { silence = 0 }
      // One that is older may come later.
      events = StackEvent.inOrder(events + news)
      let state = try client.changeSet(changeSetID)
      if state?.execution?.isBegun == true { isBegun = true }
      if let end = try end(state, progress) { return end }
    } catch let failure as AwsClient.Failure {
      return .unknown(lost(failure))
    }
    if !isBegun, silence >= deployment.patience.beginning {
      return .unknown(lost("CloudFormation doesn't begin with \(name), \(Patience.text(silence)) after it was told to"))
    }
    if silence >= deployment.patience.news {
      return .unknown(lost("nothing was heard of \(name) for \(Patience.text(silence))"))
    }
    return nil
  }

  /// Counts the seconds that were waited.
  mutating func waited(_ seconds: Double) { silence += seconds }

  /// The last event of the stack itself that is newer than the execution.
  private var last: StackEvent? { events.last { $0.isOf(name, id: client.id ?? "") } }

  private mutating func end(_ state: ChangeSetState?, _ progress: (String) -> Void) throws -> End? {
    if state?.execution == .obsolete {
      // While something is going on, nothing is settled.
      if let stack = try client.describe(), DeployedStack(stack).status.isInProgress { return nil }
      return .notCarriedOut(StackDeployment.superseded(name))
    }
    guard let last else { return nil }
    let status = StackStatus(last.status)
    if status.isCleaningUp, !saidCleaningUp {
      saidCleaningUp = true
      progress("the work on \(name) is done, and what isn't needed any more is being removed")
    }
    guard status.isFinal, state == nil || state?.execution?.hasEnded == true else { return nil }
    guard let described = try client.describe() else {
      if status.text.hasPrefix("DELETE") { return failed(status, nil) }
      return .failed(
        "gone",
        DeploymentError(
          "the stack \(name) is gone, while it was being deployed", hint: "see who deleted it, then deploy again"))
    }
    let stack = DeployedStack(described)
    // An answer may be older than the event; where it stays another, somebody else has begun something by now.
    guard stack.status == status || (last.token == token && silence >= deployment.patience.agreement) else {
      return nil
    }
    if state == nil, stack.changeSetID != changeSetID { return nil }
    let isWell = state == nil || state?.execution == .complete
    return isWell && status.isDeployed ? .deployed(stack) : failed(status, stack)
  }

  private func failed(_ status: StackStatus, _ stack: DeployedStack?) -> End {
    let report = FailureReport(client: client, artifact: deployment.artifact, places: deployment.places)
    let lines = report.lines(of: events)
    let reason =
      lines.isEmpty ? (stack?.statusReason ?? last?.reason).map { ": \(deployment.aws.shown($0))" } ?? "" : ""
    return .failed(
      status.text,
      DeploymentError(
        "the deployment of \(name) failed, and its status is \(status.text)\(reason)\(lines)",
        hint: status.advice(for: name)
          + "; aws cloudformation describe-stack-events --stack-name \(name) has all events"))
  }

  private func lost(_ failure: AwsClient.Failure) -> DeploymentError {
    lost("\(failure), while \(name) is being deployed")
  }

  private func lost(_ reason: String) -> DeploymentError {
    DeploymentError(
      reason,
      hint: "it may be going on: aws cloudformation describe-stacks --stack-name \(name) tells; deploying "
        + "\(deployment.environment) again looks it up first")
  }
}
