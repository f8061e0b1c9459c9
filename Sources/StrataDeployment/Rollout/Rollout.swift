import StrataEnvironments
import StrataLanguage
import StrataPipeline
import StrataReleases

/// The stacks of an environment on their way: those that don't use each other at the same time.
struct Rollout {
  /// A stack, and how far it is.
  struct Item {
    let deployment: StackDeployment
    /// The stacks among these that this one uses, directly or not.
    let needs: Set<String>
    var state = State.waiting {
      didSet { if case .ready(let prepared) = state { changes = prepared.changes.changes } }
    }
    /// What the change set has that is carried out, or was to be.
    private(set) var changes: [ChangeSet.Change] = []
    /// The alarms that its change set names; nil where nothing is said of them.
    var triggers: RecordedTriggers?

    init(deployment: StackDeployment, needs: Set<String>) {
      (self.deployment, self.needs) = (deployment, needs)
      triggers = deployment.triggers?.recorded
    }
  }

  /// How far a stack is.
  enum State {
    /// The change set is made when the stacks that it needs are there.
    case waiting
    case created(StackDeployment.Created)
    case ready(StackDeployment.Prepared)
    case unchanged(DeployedStack)
    case running(StackExecution)
    case ended(StackExecution.End)
    /// It was neither begun with nor will it be.
    case leftOut
  }

  var items: [Item]
  let follower: any DeploymentFollower
  /// Refuses changes that mustn't be.
  let check: (ChangeSet, StackDeployment) throws -> Void
  /// Notes a change set that is about to be carried out, and how far the others are.
  let expect: (StackDeployment, StackDeployment.Created, Rollout) throws -> Void

  /// Takes the stacks of an environment.
  ///
  /// - Parameters:
  ///   - deployments: The stacks, in the order of deployment.
  ///   - follower: Somebody who is told, and decides.
  ///   - check: Refuses changes that mustn't be.
  ///   - expect: Notes a change set that is about to be carried out, for a run that comes after this one was killed.
  init(
    _ deployments: [StackDeployment], for follower: any DeploymentFollower,
    check: @escaping (ChangeSet, StackDeployment) throws -> Void,
    expect: @escaping (StackDeployment, StackDeployment.Created, Rollout) throws -> Void
  ) {
    var needs: [String: Set<String>] = [:]
    let names = Set(deployments.map(\.name))
    for deployment in deployments {
      let direct = deployment.artifact.dependencies
      needs[deployment.name] = direct.reduce(into: Set(direct)) { $0.formUnion(needs[$1] ?? []) }
    }
    items = deployments.map { Item(deployment: $0, needs: (needs[$0.name] ?? []).intersection(names)) }
    (self.follower, self.check, self.expect) = (follower, check, expect)
  }

  // MARK: Before anything is changed

  /// Makes the change sets that can be made now, shows them, and refuses them where they mustn't be.
  ///
  /// - Throws: The reason why there is nothing to carry out; no change set is left then.
  mutating func prepare() throws {
    do {
      for item in items { try item.deployment.check() }
      for index in items.indices where !mustWait(index) {
        follower.progress("\(items[index].deployment.name): making a change set")
        do {
          if let created = try items[index].deployment.create() {
            items[index].state = .created(created)
          } else {
            try leave(index)
          }
        } catch let failure as AwsClient.Failure where waitsForExport(index, failure.message) {
          continue
        }
      }
      // While one is waited for, CloudFormation makes the others.
      for index in items.indices { try settle(index) }
      show()
      for item in items {
        if case .ready(let prepared) = item.state { try check(prepared.changes, item.deployment) }
      }
    } catch {
      discard()
      throw error
    }
  }

  /// Shows what would happen to each stack.
  func show() {
    for item in items {
      defer { showSettings(of: item) }
      switch item.state {
      case .ready(let prepared): follower.changes(prepared.changes.changes, of: item.deployment.name)
      case .unchanged: follower.nothingChanges(in: item.deployment.name)
      case .waiting:
        let names = items.map(\.deployment.name).filter(item.needs.contains)
        let all = [names.dropLast().joined(separator: ", "), names.last ?? ""].filter { !$0.isEmpty }
        follower.progress(
          "\(item.deployment.name): its changes are known when \(all.joined(separator: " and ")) "
            + "\(names.count == 1 ? "is" : "are") deployed, and shown then")
      default: break
      }
    }
  }

  private func showSettings(of item: Item) {
    let lines = item.settings
    if !lines.isEmpty { follower.settings(lines, of: item.deployment.name) }
  }

  /// Whether the change set can't be made yet, since what the stack uses isn't there.
  private func mustWait(_ index: Int) -> Bool {
    items.contains { item in
      items[index].needs.contains(item.deployment.name) && item.deployment.deployed == nil
    }
  }

  private func waitsForExport(_ index: Int, _ reason: String) -> Bool {
    !items[index].needs.isEmpty && reason.contains("No export named")
  }

  private mutating func settle(_ index: Int) throws {
    guard case .created(let created) = items[index].state else { return }
    do {
      if let prepared = try items[index].deployment.prepared(created) {
        items[index].state = .ready(prepared)
      } else {
        try leave(index)
      }
    } catch let refusal as StackDeployment.Refusal {
      let waits = waitsForExport(index, refusal.reason)
      items[index].state = waits ? .waiting : .leftOut
      if !waits { throw refusal.error }
    }
  }

  private mutating func leave(_ index: Int) throws {
    let deployment = items[index].deployment
    guard let deployed = deployment.deployed else {
      throw DeploymentError(
        "CloudFormation says that nothing changes in \(deployment.name), which isn't deployed",
        hint: "a stack has at least one resource")
    }
    // Where something was to change, somebody else has changed it since the stack was looked at.
    let isOlder = !deployment.isAsDeployed
    items[index].state = .unchanged(isOlder ? try deployment.client().find() ?? deployed : deployed)
  }

  /// Removes the change sets that aren't carried out.
  mutating func discard() {
    for index in items.indices {
      let deployment = items[index].deployment
      switch items[index].state {
      case .created(let created): deployment.client(created.stackID).discard(created.id)
      case .ready(let prepared): deployment.client(prepared.created.stackID).discard(prepared.created.id)
      case .waiting: break
      default: continue
      }
      items[index].state = .leftOut
    }
  }

  /// Whether there is anything to ask about.
  var hasChanges: Bool {
    items.contains { item in
      switch item.state {
      case .ready, .waiting: true
      case .unchanged: item.deployment.needsProtection
      default: false
      }
    }
  }

  // MARK: Carrying it out

  /// Carries the change sets out, each when those that it needs are done.
  ///
  /// Where one fails, those that are running are waited for, and no other begins.
  ///
  /// - Throws: What isn't about a stack; what is, is the state of that.
  mutating func run() throws {
    for item in items {
      if case .unchanged(let stack) = item.state { protect(item.deployment, stack) }
    }
    var pause = 0.5
    while true {
      for index in items.indices where canBegin(index) { try begin(index) }
      guard items.contains(where: \.isRunning) else { break }
      var isNews = false
      for index in items.indices { if try poll(index) { isNews = true } }
      guard let aws = items.first(where: \.isRunning)?.deployment.aws else { continue }
      pause = isNews ? 0.5 : min(pause * 1.5, 15)
      aws.wait(pause)
      for index in items.indices {
        guard case .running(var execution) = items[index].state else { continue }
        execution.waited(pause)
        items[index].state = .running(execution)
      }
    }
    discard()
  }

  private func canBegin(_ index: Int) -> Bool {
    switch items[index].state {
    case .ready, .waiting: break
    default: return false
    }
    return items.allSatisfy { item in
      switch item.state {
      case .ended(.deployed), .unchanged: true
      // After one that went wrong nothing begins.
      case .ended, .leftOut: false
      default: !items[index].needs.contains(item.deployment.name)
      }
    }
  }

  private mutating func begin(_ index: Int) throws {
    let deployment = items[index].deployment
    do {
      if case .waiting = items[index].state { try prepareLate(index) }
      guard case .ready(let prepared) = items[index].state else { return }
      let execution = try StackExecution(deployment, prepared.created)
      try expect(deployment, prepared.created, self)
      follower.progress("\(deployment.name): carrying it out")
      if let end = try execution.begin() {
        items[index].state = .ended(end)
        if case .notCarriedOut = end { deployment.client(prepared.created.stackID).discard(prepared.created.id) }
      } else {
        items[index].state = .running(execution)
      }
    } catch let failure as AwsClient.Failure {
      abandon(index, DeploymentError("\(failure), so that \(deployment.name) isn't deployed", hint: failure.hint))
    } catch let error as DeploymentError {
      abandon(index, error)
    } catch let error where error is ProfileError || error is RecordError {
      // Nothing begins that can't be noted, and what is under way is followed to its end.
      abandon(
        index, DeploymentError("what is to be done can't be noted, so that \(deployment.name) isn't deployed: \(error)")
      )
    }
  }

  private mutating func abandon(_ index: Int, _ error: DeploymentError) {
    if case .ready(let prepared) = items[index].state {
      items[index].deployment.client(prepared.created.stackID).discard(prepared.created.id)
    }
    items[index].state = .ended(.notCarriedOut(error))
  }

  /// Makes the change set of a stack that had to wait, and asks about it.
  private mutating func prepareLate(_ index: Int) throws {
    let deployment = items[index].deployment
    follower.progress("\(deployment.name): making a change set")
    guard let created = try deployment.create() else { return try leaveLate(index) }
    do {
      guard let prepared = try deployment.prepared(created) else { return try leaveLate(index) }
      items[index].state = .ready(prepared)
      follower.changes(prepared.changes.changes, of: deployment.name)
      try check(prepared.changes, deployment)
      do {
        try follower.approve()
      } catch {
        // The others go on to their end, and are recorded.
        throw DeploymentError("\(deployment.name) isn't deployed: its changes weren't approved", hint: "deploy again")
      }
    } catch let refusal as StackDeployment.Refusal {
      throw refusal.error
    } catch {
      deployment.client(created.stackID).discard(created.id)
      throw error
    }
  }

  private mutating func leaveLate(_ index: Int) throws {
    try leave(index)
    let deployment = items[index].deployment
    follower.nothingChanges(in: deployment.name)
    if let stack = deployment.deployed { protect(deployment, stack) }
  }

  /// Protects a stack that is as it should be, and mustn't be deleted by mistake.
  private func protect(_ deployment: StackDeployment, _ stack: DeployedStack) {
    guard deployment.isRequired, !stack.isProtected else { return }
    if let problem = StackProtection(client: deployment.client(stack.id)).enable() { follower.note(problem) }
  }

  /// Looks how far a stack is; true where there is news.
  private mutating func poll(_ index: Int) throws -> Bool {
    guard case .running(var execution) = items[index].state else { return false }
    let name = items[index].deployment.name
    // Whose event it is isn't clear where several are on their way.
    let prefix = items.count > 1 ? "\(name)  " : ""
    var isNews = false
    let end = try execution.poll { text in
      isNews = true
      follower.progress(prefix + text)
    }
    items[index].state = end.map(State.ended) ?? .running(execution)
    if case .deployed(let stack)? = end { protect(items[index].deployment, stack) }
    return isNews || end != nil
  }
}

extension Rollout.Item {
  /// What the stack gets beside changes of its resources, each in a line.
  fileprivate var settings: [String] {
    var lines = deployment.imports?.lines ?? []
    if deployment.needsProtection { lines.append("termination protection is turned on") }
    // Who carries a plan out has its change set, whatever is there by now.
    if triggers == deployment.triggers?.recorded {
      lines += deployment.triggers?.lines ?? []
    } else if let triggers {
      let alarms = triggers.alarms.isEmpty ? "none" : triggers.alarms.joined(separator: ", ")
      lines.append("rollback triggers: as planned, \(alarms)")
    }
    return lines
  }

  fileprivate var isRunning: Bool {
    if case .running = state { return true }
    return false
  }
}
