import StrataJSON

/// One run from declarations to templates.
package final class Synthesis {
  let identity: SynthesisIdentity
  let site: CallSite
  var tags = Tags()
  private(set) var stacks: [StackState] = []
  private var stacksByName: [String: StackState] = [:]
  var dependencies: [Dependency] = []
  var finalizers: [() -> Void] = []
  private var diagnostics = Set<Diagnostic>()
  /// Where constructs are declared that were used wrongly, by what they report themselves.
  private(set) var mistakenSites: Set<CallSite> = []

  init(app: String, site: CallSite) {
    identity = SynthesisIdentity(app: app)
    self.site = site
  }

  func addStack(
    _ name: String, environment: StackEnvironment?, description: String?, site: CallSite
  ) -> StackState {
    let stack = StackState(
      synthesis: self, index: stacks.count, name: name, environment: environment, description: description, site: site)
    stacks.append(stack)
    if let earlier = stacksByName[name] {
      stack.report(
        Mistake(
          .duplicateID, "a stack \"\(name)\" is declared already",
          hint: "give one of them another name",
          notes: [.init(site: earlier.site, message: "the other is declared here")]))
    } else {
      stacksByName[name] = stack
    }
    if let mistake = Limits.stackName(name) { stack.report(mistake) }
    for mistake in environment?.mistakes ?? [] { stack.report(mistake) }
    return stack
  }

  /// Does what can only be done when everything is declared, and makes the templates.
  ///
  /// - Throws: Every mistake at once.
  func finish() throws(SynthesisError) -> Assembly {
    runFinalizers()
    if stacks.isEmpty {
      report(Mistake(.construct, "the app \"\(identity.app)\" declares no stack"), path: nil, site: site)
    }
    for stack in stacks { stack.assignPathIDs() }
    for stack in stacks { stack.assignContentIDs() }
    resolveDependencies()
    let bodies = stacks.map { TemplateRenderer(stack: $0).render() }
    let order = deploymentOrder()
    var buffer = ByteBuffer()
    var artifacts: [StackArtifact] = []
    for index in order {
      artifacts.append(stacks[index].artifact(from: bodies[index], order: order, buffer: &buffer))
    }
    let sorted = diagnostics.sorted()
    if sorted.contains(where: { $0.severity == .error }) { throw SynthesisError(sorted) }
    return Assembly(app: identity.app, stacks: artifacts, warnings: sorted)
  }

  private func runFinalizers() {
    // Work may register more work; a bound turns an endless chain into a message.
    var rounds = 0
    while !finalizers.isEmpty {
      rounds += 1
      guard rounds <= 100 else {
        report(
          Mistake(
            .construct, "finalization never ends: the work of each of 100 rounds registered more",
            hint: "register work only once for each construct"), path: nil, site: site)
        break
      }
      let round = finalizers
      finalizers = []
      for work in round { work() }
    }
  }

  func report(
    _ mistake: Mistake, severity: Severity = .error, path: ConstructPath?, property: String? = nil, site: CallSite?
  ) {
    if path?.isRepeated == true { return }
    if mistake.rule == .construct, severity == .error, let site { mistakenSites.insert(site) }
    diagnostics.insert(
      Diagnostic(
        severity, rule: mistake.rule, path: path?.description ?? "", property: property, site: site,
        message: mistake.message, expected: mistake.expected, given: mistake.given, hint: mistake.hint,
        notes: mistake.notes))
  }

  /// Lets go of the constructs, which hold each other and this synthesis.
  func dismantle() {
    for stack in stacks { stack.dismantle() }
    stacks = []
    stacksByName = [:]
    dependencies = []
    finalizers = []
  }
}
