import StrataFindings
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
  private var findings = Set<Finding>()
  /// The places of constructs that were used wrongly, by what they report themselves or what is said of them.
  var mistakenSites: Set<CallSite> = []

  init(app: String, site: CallSite) {
    identity = SynthesisIdentity(app: app)
    self.site = site
  }

  func addStack(
    _ name: String, environment: StackEnvironment?, description: String?, site: CallSite
  ) -> StackState {
    let stack = StackState(
      synthesis: self, index: stacks.count, name: name, environment: environment, description: description,
      site: DeclarationSite(site))
    stacks.append(stack)
    if let earlier = stacksByName[name] {
      stack.report(
        Finding(
          .duplicateID, "a stack \"\(name)\" is declared already",
          hint: "give one of them another name",
          notes: [.init(site: earlier.site.site, message: "the other is declared here")]))
    } else {
      stacksByName[name] = stack
    }
    if let mistake = Finding.stackName(name) { stack.report(mistake) }
    for mistake in environment?.mistakes ?? [] { stack.report(mistake) }
    return stack
  }

  /// Does what can only be done when everything is declared, renders the templates, and lets go of each stack as soon as
  /// its template is made.
  ///
  /// - Parameter take: Is given each template once, in no particular order.
  /// - Returns: What is known when all are rendered.
  /// - Throws: What `take` throws.
  func finish<Failure>(_ take: (RenderedStack) throws(Failure) -> Void) throws(Failure) -> RenderedApp {
    runFinalizers()
    if stacks.isEmpty {
      report(
        Finding(.construct, "the app \"\(identity.app)\" has no stack", expected: "at least one", given: "none"),
        path: nil, site: DeclarationSite(site))
    }
    for stack in stacks { stack.assignPathIDs() }
    for stack in stacks { stack.assignContentIDs() }
    resolveDependencies()
    for group in renderingOrder() {
      let bodies = group.map { TemplateRenderer(stack: stacks[$0]).render() }
      for (index, body) in zip(group, bodies) {
        try take(stacks[index].rendered(from: body))
        stacks[index].dismantle()
      }
    }
    let order = deploymentOrder()
    return RenderedApp(
      name: identity.app, order: order,
      dependencies: stacks.map { stack in order.filter { stack.uses[$0] != nil }.map { stacks[$0].name } },
      findings: findings.sorted(), mistakenSites: mistakenSites)
  }

  private func runFinalizers() {
    // Work may register more work; a bound turns an endless chain into a message.
    var rounds = 0
    while !finalizers.isEmpty {
      rounds += 1
      guard rounds <= 100 else {
        report(
          Finding(
            .construct, "finalization never ends: the work of each of 100 rounds registered more",
            hint: "register work only once for each construct"), path: nil, site: DeclarationSite(site))
        break
      }
      let round = finalizers
      finalizers = []
      for work in round { work() }
    }
  }

  func report(
    _ mistake: Finding, severity: Severity = .error, path: ConstructPath?, property: String? = nil,
    site: DeclarationSite?
  ) {
    if path?.isRepeated == true { return }
    findings.insert(
      mistake.placed(
        severity: severity, path: path?.description ?? "", property: property, site: site?.site,
        adding: site?.notes ?? []))
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
