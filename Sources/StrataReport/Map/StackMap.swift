public import StrataGraph
public import StrataIsolation

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
  ///   - path: The construct that a resource comes from, such as `Orders/Intake/Jobs`, by the place of its stack among
  ///     `stacks` and by its logical id, which puts the boxes of a construct together where there are many; what AWS CDK
  ///     says in its templates unless given.
  ///   - link: The address for a resource's box, such as `#resource-Jobs`, by the same; none unless given.
  public init(
    title: String, stacks: [IsolatedStack], path: ((_ stack: Int, _ logicalID: String) -> String?)? = nil,
    link: ((_ stack: Int, _ logicalID: String) -> String?)? = nil
  ) {
    let subject = MapSubject(stacks, paths: path)
    let frames = MapFrames(subject)
    let subtitles = MapSubtitles(subject, frames)
    let lines = MapEdges(subject).lines
    var nodes = subject.boxes.map { resource in
      let kind = ResourceKind(resource.type)
      return Diagram.Node(
        id: subject.ids.of(resource.index), title: resource.logicalID, subtitle: subtitles.text(of: resource, kind),
        kind: kind.kind, group: frames.frame(of: resource), link: link?(resource.stack, resource.logicalID))
    }
    if lines.contains(where: { $0.source == .internet }) {
      nodes.insert(Diagram.Node(id: MapIDs.internet, title: "Internet", subtitle: "anybody", kind: "internet"), at: 0)
    }
    func id(_ ending: MapEdges.Ending) -> String {
      switch ending {
      case .box(let index): subject.ids.of(index)
      case .internet: MapIDs.internet
      }
    }
    diagram = Diagram(
      title: title, groups: frames.groups, nodes: nodes,
      edges: lines.map {
        Diagram.Edge(
          source: id($0.source), target: id($0.target), kind: $0.kind.rawValue,
          title: $0.sentences.joined(separator: "; "))
      })
  }
}
