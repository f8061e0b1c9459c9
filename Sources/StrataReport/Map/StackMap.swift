public import StrataGraph
public import StrataIsolation
import StrataTemplate

/// A map of a stack, or of several that belong together: what is in it, in which networks it stands, and what reaches
/// what.
///
/// It's made of templates alone. What is only a part of something else, such as a queue's policy, is in the box of what
/// it's a part of; what the lines between boxes say already, such as security groups and roles, has none.
public struct StackMap: Sendable {
  /// The map.
  public let diagram: Diagram

  /// Makes a map.
  ///
  /// - Parameters:
  ///   - title: What the map shows.
  ///   - stacks: The stacks.
  ///   - link: The address for a resource's box, by the place of its stack among `stacks` and by its logical id, such as
  ///     `#resource-Jobs`; none unless given.
  public init(title: String, stacks: [IsolatedStack], link: ((_ stack: Int, _ logicalID: String) -> String?)? = nil) {
    let environments = Self.environments(of: stacks)
    let world = IsolationWorld(environments: environments, stacks: stacks)
    let uses = world.namedUses
    let (network, grants) = (NetworkOutline(world), GrantOutline(world))
    let ids = MapIDs(world)
    let folding = Folding(world, uses, roles: grants.roles)
    let frames = MapFrames(world, uses, network, folding, ids)
    let edges = MapEdges(world, uses, network, grants, folding).lines
    let subtitles = MapSubtitles(world, uses, folding, frames)
    var nodes = world.resources.filter { folding.box(of: $0.index) == $0.index }.map { resource in
      let kind = ResourceKind(resource.type)
      return Diagram.Node(
        id: ids.of(resource.index), title: resource.logicalID, subtitle: subtitles.text(of: resource, kind),
        kind: kind.kind, group: frames.group(of: resource), link: link?(resource.stack, resource.logicalID))
    }
    if edges.contains(where: { $0.source == .internet }) {
      nodes.insert(Diagram.Node(id: MapIDs.internet, title: "Internet", subtitle: "anybody", kind: "internet"), at: 0)
    }
    func id(_ ending: MapEdges.Ending) -> String {
      switch ending {
      case .box(let index): ids.of(index)
      case .internet: MapIDs.internet
      }
    }
    diagram = Diagram(
      title: title, groups: frames.groups, nodes: nodes,
      edges: edges.map {
        Diagram.Edge(
          source: id($0.source), target: id($0.target), kind: $0.kind.rawValue,
          title: $0.sentences.joined(separator: "; "))
      })
  }

  /// The environments of stacks, in the order in which they come.
  private static func environments(of stacks: [IsolatedStack]) -> [String] {
    var seen: Set<String> = []
    return stacks.flatMap { stack in
      stack.environment.map { [$0] } ?? TemplateEnvironments(Template(stack.contents.json)).names
    }.filter { seen.insert($0).inserted }
  }
}
