import StrataLanguage
import StrataPlatform

/// The rendering of an app's stacks, of some while others are still being declared.
///
/// A stack of which nobody holds a construct can't be changed any more, but for what concerns all stacks. Its body is rendered
/// when those are there that it reads values of, and its template is made when those are rendered that read its values, as
/// each of them adds an output to it. Which of the stacks to come will do so is a guess; where it's wrong nothing
/// more is rendered, and the rest is declared to see who uses whom.
package final class GradualRendering {
  /// The knowledge of an app that isn't declared yet.
  enum Plan {
    /// There is none, so that no later stack is expected to use an earlier one.
    case guess
    /// The stacks that may use each stack of the app, by its index.
    case users([Int: Set<Int>])
    /// Nothing may be rendered before all is declared.
    case wait
  }

  /// The number of resources up to which all stacks wait until everything is declared, which is when most apps are.
  package static let usualLimit = 800

  let synthesis: Synthesis
  private let plan: Plan
  private let limit: Int
  private let take: (RenderedStack) -> Void
  /// The stacks whose templates aren't made, by their indexes in the order of declaration; nested ones belong to those around.
  private var waiting: [Int] = []
  /// The number of resources from which on it's looked at who needs to wait no longer.
  private var threshold: Int
  private var waitingResources = 0
  /// What is rendered of those that wait for their users, with what is nested in them.
  private var bodies: [Int: [TemplateBody]] = [:]
  /// The stacks that each one may use.
  private var usable: [Int: Set<Int>] = [:]
  private var released: Set<Int> = []
  /// The changes to what concerns all stacks, when the first body was rendered.
  private var changes: Int?
  /// The plan to begin anew with, once this one turned out to be wrong.
  private var otherPlan: Plan?

  init(of app: AppState, _ plan: Plan, limit: Int, _ take: @escaping (RenderedStack) -> Void) {
    synthesis = Synthesis(app)
    (self.plan, self.limit, self.take) = (plan, limit, take)
    threshold = limit
    if case .wait = plan { return }
    app.beforeStack = { self.proceed() }
  }

  /// Renders what is left, when everything is declared.
  ///
  /// - Returns: The plan to declare the app anew with, since what was given is void; nil where all templates were given.
  func finish() -> Plan? {
    synthesis.app.beforeStack = nil
    waiting += synthesis.takeIn()
    synthesis.isLeftToEnd = LeftToEnd.isAllowed && bodies.isEmpty && resourceCount(of: waiting) <= limit
    look()
    if let otherPlan {
      guard case .users = otherPlan else { return otherPlan }
      return .users(users)
    }
    identify(waiting.filter { bodies[$0] == nil })
    if !synthesis.app.boundaries.isEmpty { for stack in synthesis.stacks { stack.renderBoundaries() } }
    let left = Set(waiting)
    for group in synthesis.renderingOrder(of: waiting, using: usable.mapValues(left.intersection)) {
      for index in group where bodies[index] == nil { renderBody(of: index) }
      for index in group { release(index) }
    }
    return nil
  }

  /// Renders what can be rendered before the next stack is declared, where much is waiting.
  private func proceed() {
    let new = synthesis.takeIn()
    waiting += new
    waitingResources += resourceCount(of: new)
    if waitingResources < threshold { return }
    look()
    let settled = waiting.filter { bodies[$0] == nil && !synthesis.stacks[$0].state.isHeld }
    if otherPlan != nil {
      for index in settled { letGo(of: index) }
    } else if synthesis.app.boundaries.isEmpty {
      renderBodies(of: settled)
      releaseUnawaited()
    }
    waitingResources = resourceCount(of: waiting)
    // What can't go is looked at again when there's twice as much, so that it isn't over and over.
    threshold = waitingResources + max(waitingResources, limit)
  }

  private func resourceCount(of indexes: [Int]) -> Int {
    indexes.reduce(0) { sum, index in
      sum + synthesis.stacks[index].withNested.reduce(0) { $0 + $1.state.resources.count }
    }
  }

  /// Looks at whom the stacks that may still change may use, and whether what was rendered holds.
  private func look() {
    for index in waiting where bodies[index] == nil { usable[index] = synthesis.stacksUsable(by: index) }
    if let changes, changes != synthesis.app.changes {
      otherPlan = .wait
    } else if otherPlan == nil, waiting.contains(where: usesReleased) {
      if case .guess = plan { otherPlan = .users([:]) } else { otherPlan = .wait }
    }
  }

  /// Whether a stack whose body isn't rendered uses one whose template is made.
  private func usesReleased(_ index: Int) -> Bool {
    bodies[index] == nil && !uses(of: index).isDisjoint(with: released)
  }

  private func uses(of index: Int) -> Set<Int> { usable[index] ?? [] }

  /// The stacks that may use each one, as far as they were looked at.
  private var users: [Int: Set<Int>] {
    var users: [Int: Set<Int>] = [:]
    for (user, used) in usable { for index in used { users[index, default: []].insert(user) } }
    return users
  }

  // MARK: One stack after the other

  private func renderBodies(of settled: [Int]) {
    var group = settled
    while true {
      let known = Set(group).union(bodies.keys)
      let isComplete = { [self] (index: Int) in uses(of: index).isSubset(of: known) }
      if group.allSatisfy(isComplete) { break }
      group.removeAll { !isComplete($0) }
    }
    if group.isEmpty { return }
    if changes == nil { changes = synthesis.app.changes }
    identify(group)
    for index in group { renderBody(of: index) }
  }

  /// Gives everything in stacks its logical id, and makes their resources wait for each other.
  private func identify(_ group: [Int]) {
    let stacks = group.flatMap { synthesis.stacks[$0].withNested }.sorted { $0.state.index < $1.state.index }
    for stack in stacks { stack.assignPathIDs() }
    for stack in stacks { stack.assignContentIDs() }
    for stack in stacks { stack.resolveDependencies() }
  }

  private func renderBody(of index: Int) {
    bodies[index] = synthesis.stacks[index].withNested.map { TemplateRenderer(stack: $0).render() }
  }

  /// Makes the templates of the stacks that no other is known or expected to use any more.
  private func releaseUnawaited() {
    var awaited: Set<Int> = []
    for index in waiting where bodies[index] == nil { awaited.formUnion(uses(of: index)) }
    for index in waiting where bodies[index] != nil && !awaited.contains(index) && !isExpectedToBeUsed(index) {
      release(index)
    }
  }

  private func isExpectedToBeUsed(_ index: Int) -> Bool {
    guard case .users(let users) = plan, let users = users[index] else { return false }
    return users.contains { bodies[$0] == nil && !released.contains($0) }
  }

  /// Makes a stack's template of its body and what others read of it, and lets go of what it was made of.
  private func release(_ index: Int) {
    guard let bodies = bodies.removeValue(forKey: index) else { return }
    take(synthesis.stacks[index].rendered(from: bodies))
    letGo(of: index)
  }

  private func letGo(of index: Int) {
    for stack in synthesis.stacks[index].withNested { stack.finish() }
    released.insert(index)
    waiting.removeAll { $0 == index }
  }
}
