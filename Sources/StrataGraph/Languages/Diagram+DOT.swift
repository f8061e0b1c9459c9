import StrataText

extension Diagram {
  /// The diagram in the DOT language of Graphviz.
  ///
  /// Groups are clusters, and what has an id here has it there. Titles of edges are tooltips, as long ones would be wider
  /// than what they're at.
  ///
  /// - Returns: The text, which ends with a line feed.
  public func dot() -> String { DOTWriter(self).text() }
}

/// Writes a diagram in the DOT language.
///
/// See [DOT Language](https://graphviz.org/doc/info/lang.html), and
/// [escString](https://graphviz.org/docs/attr-types/escString/) for backslashes.
struct DOTWriter {
  private let diagram: Diagram
  private let tree: BoxTree

  init(_ diagram: Diagram) {
    self.diagram = diagram
    tree = BoxTree(diagram)
  }

  func text() -> String {
    var text = """
      digraph \(quoted(diagram.title)) {
        graph [label=\(quoted(diagram.title)), rankdir=LR, fontname="Helvetica", fontsize=11]
        node [shape=box, style="rounded,filled", fillcolor="white", fontname="Helvetica", fontsize=11]
        edge [fontname="Helvetica", fontsize=9, arrowsize=0.7]

      """
    text += contents(of: 0, indent: "  ")
    for link in tree.links { text += edge(diagram.edges[link.edge]) }
    return text + "}\n"
  }

  private func contents(of box: Int, indent: String) -> String {
    tree.children[box].map { tree.isNode($0) ? node($0, indent) : cluster($0, indent) }.joined()
  }

  private func cluster(_ box: Int, _ indent: String) -> String {
    let group = diagram.groups[box - 1]
    // A cluster without a node isn't drawn.
    let isEmpty = tree.children[box].isEmpty
    let filler = isEmpty ? "\(indent)  \(quoted("\(group.id) (empty)")) [style=invis, label=\"\", height=0.2]\n" : ""
    return """
      \(indent)subgraph \(quoted("cluster_\(group.id)")) {
      \(indent)  label=\(quoted(group.title))
      \(indent)  class=\(quoted(XMLText.className(group.kind)))
      \(indent)  style="rounded"
      \(indent)  color="\(Self.colour(group.kind == "stack" ? "stack-line" : "\(group.kind)-line"))"
      \(filler)\(contents(of: box, indent: indent + "  "))\(indent)}

      """
  }

  private func node(_ box: Int, _ indent: String) -> String {
    let node = diagram.nodes[box - 1 - tree.groupCount]
    let label = node.subtitle.isEmpty ? quoted(node.title) : quoted(node.title, node.subtitle)
    let link = node.safeLink.map { ", URL=\(quoted($0))" } ?? ""
    let kind = XMLText.className(node.kind)
    return
      "\(indent)\(quoted(node.id)) [label=\(label), class=\(quoted(kind)), color=\"\(Self.colour(kind))\"\(link)]\n"
  }

  private func edge(_ edge: Diagram.Edge) -> String {
    let style = ["permission": ", style=dashed", "reference": ", style=dotted"][edge.kind] ?? ""
    let kind = XMLText.className(edge.kind)
    return "  \(quoted(edge.source)) -> \(quoted(edge.target)) "
      + "[class=\(quoted(kind)), tooltip=\(quoted(edge.title)), color=\"\(Self.colour(kind))\"\(style)]\n"
  }

  private static func colour(_ name: String) -> String {
    (DiagramColour.all.first { $0.name == name } ?? DiagramColour.all.first { $0.name == "other" })?.light ?? "black"
  }

  /// Lines as one text in quotes, in which a backslash stands for itself.
  private func quoted(_ lines: String...) -> String {
    let escaped = lines.map { line in
      displayable(line).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "\"\(escaped.joined(separator: "\\n"))\""
  }
}
