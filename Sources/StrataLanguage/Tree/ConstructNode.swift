import StrataFindings
import StrataText

/// A place in the tree of constructs: a scope, a resource, or a construct's scope together with its main resource.
package final class ConstructNode {
  package let path: ConstructPath
  package let stack: StackState
  package let parent: ConstructNode?
  private let depth: Int
  /// The place where something was first declared here.
  let site: DeclarationSite
  /// The stand-ins for the lines of what is declared here.
  var pins: Pins?

  private(set) var children: [ConstructNode] = []
  private var childrenByID = TextTable()

  package var resource: Resource?
  /// The place where the scope here was opened, if one was.
  var scopeSite: DeclarationSite?
  /// The stand-in for the scope where it was opened again, which was reported.
  private var repetitions: [ConstructNode] = []
  package var tags = Tags() { didSet { stack.app.hasScopeTags = true } }
  /// The path that logical ids are still made from.
  package var formerPath: FormerPath?
  package var environment: String?
  /// Whether the node is in the tree of which a trial finds out who holds it.
  var isOnTrial = false

  init(path: ConstructPath, stack: StackState, parent: ConstructNode?, site: DeclarationSite, pins: Pins? = nil) {
    self.path = path
    self.stack = stack
    self.parent = parent
    self.site = site
    self.pins = pins
    depth = parent.map { $0.depth + 1 } ?? 0
  }

  /// The depth to which scopes may be nested; each adds at least a character to logical ids, which have 255.
  private static let maximumDepth = 255

  /// The place of what a line declares here.
  func declarationSite(file: String, line: Int) -> DeclarationSite {
    pins.place(of: CallSite(file: file, line: line))
  }

  /// The node of an id below this one, made when there is none yet.
  func child(_ id: String, site: DeclarationSite) -> ConstructNode {
    let hash = TextTable.hash(of: id)
    let known = childrenByID.position(of: hash) { children[$0].path.id == id }
    if let known { return children[known] }
    if depth == Self.maximumDepth, let parent {
      report(Finding(.invalidID, "scopes are nested deeper than \(Self.maximumDepth) levels"), site: site)
      return parent.child(id, site: site)
    }
    let child = ConstructNode(path: ConstructPath(id, in: path), stack: stack, parent: self, site: site, pins: pins)
    LogicalID.check(id, of: child, site: site)
    childrenByID.insert(hash, at: children.count)
    children.append(child)
    return child
  }

  /// A node for what is declared in a scope that was opened twice, apart from what the first one holds.
  ///
  /// Its path says that it's a repetition, so that one mistake isn't reported once for each thing in it.
  func repetition(at site: DeclarationSite) -> ConstructNode {
    let repetition = ConstructNode(
      path: ConstructPath(path.id, in: path.parent, isRepeated: true), stack: stack, parent: parent, site: site)
    repetitions.append(repetition)
    return repetition
  }

  /// The node of a resource of this node's own id, which is a repetition where its construct is one.
  var resourceNode: ConstructNode {
    resource == nil ? self : repetitions.last { $0.resource == nil } ?? self
  }

  /// Reports a mistake of the construct at this node.
  package func report(
    _ mistake: Finding, severity: Severity = .error, property: String? = nil, site: DeclarationSite? = nil
  ) {
    stack.app.report(mistake, severity: severity, path: path, property: property, site: site ?? self.site)
  }

  /// The node around this one; for a nested stack's the place in the other stack that it's nested at.
  package var enclosing: ConstructNode? {
    if let parent { return parent }
    guard let nesting = stack.nesting, !nesting.isDetached else { return nil }
    return nesting.node
  }

  package func isInside(_ other: ConstructNode) -> Bool {
    var node: ConstructNode? = self
    while let current = node {
      if current === other { return true }
      node = current.enclosing
    }
    return false
  }

  /// The resources at and below this node, but for those at and below another.
  package func resources(leavingOut excluded: ConstructNode? = nil) -> [Resource] {
    var found: [Resource] = []
    var pending = [self]
    while let node = pending.popLast() {
      if node === excluded { continue }
      if let resource = node.resource { found.append(resource) }
      pending.append(contentsOf: node.children)
    }
    return found
  }

  /// Adds this node and those below it, with each reference that they have to others.
  func collect(into parts: inout TrialDeletion) {
    parts.add(self)
    if let parent { parts.add(reference: parent) }
    if let resource { parts.add(reference: resource) }
    if let base = formerPath?.base { parts.add(reference: base) }
    for child in children {
      parts.add(reference: child)
      child.collect(into: &parts)
    }
    for repetition in repetitions {
      parts.add(reference: repetition)
      repetition.collect(into: &parts)
    }
  }

  /// Lets go of the tree, whose nodes hold each other, once the synthesis is over.
  func dismantle() {
    for child in children { child.dismantle() }
    for repetition in repetitions { repetition.dismantle() }
    children = []
    repetitions = []
    childrenByID = TextTable()
    resource = nil
  }
}
