package import StrataFindings
import StrataJSON

/// Everything declared of one app during one synthesis.
package final class AppState {
  package let identity: SynthesisIdentity
  package let site: CallSite
  package internal(set) var tags = Tags() { didSet { changes += 1 } }
  /// Whether a scope of the app may have tags.
  package internal(set) var hasScopeTags = false
  /// The stacks in the order of declaration, nested ones among them.
  package private(set) var stacks: [StackState] = []
  private var stacksByName: [String: StackState] = [:]
  /// The work to do when everything is declared.
  private var finalizers: [() -> Void] = []
  /// The work to do when that is done as well.
  private var lastFinalizers: [() -> Void] = []
  /// Mistakes and warnings that no template shows.
  package private(set) var findings = Set<Finding>()
  /// The places of constructs that were used wrongly, by what they report themselves or what is said of them.
  package internal(set) var mistakenSites: Set<CallSite> = []
  /// The content of packages; nil where it's not of interest which there are.
  let packages: PackageLock?
  /// The policy that gives names; none unless the app says one.
  package internal(set) var naming: NamingPolicy? { didSet { changes += 1 } }
  /// The policies beyond which environments' roles may do nothing.
  package internal(set) var boundaries: [DeclaredBoundary] = [] { didSet { changes += 1 } }
  /// The number of changes to what concerns all stacks: tags, names and boundaries.
  package private(set) var changes = 0
  /// The work that is done before a stack is declared, while none is being declared.
  package var beforeStack: (() -> Void)?
  /// The number of stacks that are being declared, each within the closure of the one before.
  private var openStacks = 0
  /// The environments that the app may be declared for, as far as whoever declares it says so.
  var knownEnvironments: [String] = []

  init(app: String, site: CallSite, packages: PackageLock? = PackageLock([:])) {
    self.packages = packages
    identity = SynthesisIdentity(app: app)
    self.site = site
  }

  func addStack(
    _ name: String, environment: StackEnvironment?, owner: String? = nil, description: String?, site: CallSite
  ) -> StackState {
    if openStacks == 0 { beforeStack?() }
    let stack = StackState(
      app: self, index: stacks.count, name: name, environment: environment, owner: owner, description: description,
      site: DeclarationSite(site))
    stacks.append(stack)
    DeclarationObserver.current?(.stack(name, at: site))
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

  /// Declares what is in a stack.
  func fill<Made>(_ stack: StackState, by declare: (Scope) -> Made) -> Made {
    openStacks += 1
    defer { openStacks -= 1 }
    return declare(Scope(stack.root))
  }

  /// Adds a stack whose template another one has.
  func addStack(_ stack: (_ index: Int) -> StackState) -> StackState {
    let stack = stack(stacks.count)
    stacks.append(stack)
    stack.nesting?.node.stack.nested.append(stack)
    return stack
  }

  /// Does work of a construct when everything is declared.
  ///
  /// Until then the construct is held, so that its stack isn't let go of, whatever the work itself holds.
  func finalize(_ node: ConstructNode, by work: @escaping () -> Void) {
    finalizers.append { withExtendedLifetime(node, work) }
  }

  /// Does work of a construct when nothing else is left to be done.
  func finalize(_ node: ConstructNode, lastBy work: @escaping () -> Void) {
    lastFinalizers.append { withExtendedLifetime(node, work) }
  }

  /// Takes the work that was registered since it was last taken; where there is none, that which comes last.
  package func takeFinalizers() -> [() -> Void] {
    if finalizers.isEmpty {
      defer { lastFinalizers = [] }
      return lastFinalizers
    }
    defer { finalizers = [] }
    return finalizers
  }

  /// Reports a mistake, unless its construct is the repetition of one, which was said.
  package func report(
    _ mistake: Finding, severity: Severity = .error, path: ConstructPath?, property: String? = nil,
    site: DeclarationSite?
  ) {
    if path?.isRepeated == true { return }
    findings.insert(
      mistake.placed(
        severity: severity, path: path?.description ?? "", property: property, site: site?.site,
        adding: site?.notes ?? []))
  }

  /// Lets go of the constructs, which hold each other and this.
  package func dismantle() {
    for stack in stacks { stack.dismantle() }
    stacks = []
    stacksByName = [:]
    beforeStack = nil
    finalizers = []
    lastFinalizers = []
    boundaries = []
  }
}
