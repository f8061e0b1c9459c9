/// A drawing of things and of what leads from one to another: nodes, in groups that may stand in one another, and edges.
///
/// It knows nothing of what the things are: their kinds are words that choose colours.
public struct Diagram: Sendable, Hashable {
  /// A frame around nodes and other groups, such as a network or one of its subnets.
  public struct Group: Sendable, Hashable {
    /// The group's id, which is unique among the ids of nodes and groups.
    public var id: String
    /// The text at its top.
    public var title: String
    /// The word that chooses its colour, such as `network` or `stack`.
    public var kind: String
    /// The id of the group that it stands in; nil for none.
    public var parent: String?

    /// Makes a group.
    ///
    /// - Parameters:
    ///   - id: The group's id, which is unique among the ids of nodes and groups.
    ///   - title: The text at its top.
    ///   - kind: The word that chooses its colour, such as `network` or `stack`.
    ///   - parent: The id of the group that it stands in; none unless given.
    public init(id: String, title: String, kind: String, parent: String? = nil) {
      (self.id, self.title, self.kind, self.parent) = (id, title, kind, parent)
    }
  }

  /// A thing, drawn as a box.
  public struct Node: Sendable, Hashable {
    /// The node's id, which is unique among the ids of nodes and groups.
    public var id: String
    /// The text of its first line.
    public var title: String
    /// The text of its second line; empty for none.
    public var subtitle: String
    /// The word that chooses its colour, such as `compute` or `storage`.
    public var kind: String
    /// The id of the group that it stands in; nil for none.
    public var group: String?
    /// The address that it leads to, such as `#resource-Jobs`; nil for none, as is one that's neither a place of the same
    /// page nor of `https`.
    public var link: String?

    /// Makes a node.
    ///
    /// - Parameters:
    ///   - id: The node's id, which is unique among the ids of nodes and groups.
    ///   - title: The text of its first line.
    ///   - subtitle: The text of its second line; empty unless given.
    ///   - kind: The word that chooses its colour, such as `compute` or `storage`.
    ///   - group: The id of the group that it stands in; none unless given.
    ///   - link: The address that it leads to, such as `#resource-Jobs`; none unless given.
    public init(
      id: String, title: String, subtitle: String = "", kind: String, group: String? = nil, link: String? = nil
    ) {
      (self.id, self.title, self.subtitle) = (id, title, subtitle)
      (self.kind, self.group, self.link) = (kind, group, link)
    }
  }

  /// A line from a node to another.
  public struct Edge: Sendable, Hashable {
    /// The id of the node at which it begins.
    public var source: String
    /// The id of the node at which it ends, with an arrow.
    public var target: String
    /// The word that chooses its colour and its line: `network`, `data`, `permission` or `reference`.
    public var kind: String
    /// The meaning, which is shown where it's pointed at.
    public var title: String

    /// Makes an edge.
    ///
    /// - Parameters:
    ///   - source: The id of the node at which it begins.
    ///   - target: The id of the node at which it ends, with an arrow.
    ///   - kind: The word that chooses its colour and its line: `network`, `data`, `permission` or `reference`.
    ///   - title: What it means; empty unless given.
    public init(source: String, target: String, kind: String, title: String = "") {
      (self.source, self.target, self.kind, self.title) = (source, target, kind, title)
    }
  }

  /// The subject of the drawing, for those who read it out and for the window's title.
  public var title: String
  /// The groups; one whose parent isn't among them, or stands in itself, stands outside of all.
  public var groups: [Group]
  /// The nodes; one whose group isn't among the groups stands outside of all.
  public var nodes: [Node]
  /// The edges; one whose ends aren't two of the nodes isn't drawn.
  public var edges: [Edge]

  /// Makes a diagram.
  ///
  /// - Parameters:
  ///   - title: What the drawing shows.
  ///   - groups: The groups; none unless given.
  ///   - nodes: The nodes; none unless given.
  ///   - edges: The edges; none unless given.
  public init(title: String, groups: [Group] = [], nodes: [Node] = [], edges: [Edge] = []) {
    (self.title, self.groups, self.nodes, self.edges) = (title, groups, nodes, edges)
  }
}

extension Diagram.Node {
  /// The address that it leads to, unless that could run a script.
  var safeLink: String? { link.flatMap { $0.hasPrefix("#") || $0.hasPrefix("https://") ? $0 : nil } }
}
