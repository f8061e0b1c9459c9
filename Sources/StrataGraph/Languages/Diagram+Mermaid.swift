import StrataText

extension Diagram {
  /// The diagram as a flowchart in the language of Mermaid, which many Markdown viewers draw.
  ///
  /// Ids are numbers behind a letter, as Mermaid has words of its own; titles are as they are here.
  ///
  /// - Returns: The text, which ends with a line feed.
  public func mermaid() -> String { MermaidWriter(self).text() }
}

/// Writes a diagram in the language of Mermaid.
///
/// See [Flowcharts](https://mermaid.js.org/syntax/flowchart.html).
struct MermaidWriter {
  private let diagram: Diagram
  private let tree: BoxTree

  init(_ diagram: Diagram) {
    self.diagram = diagram
    tree = BoxTree(diagram)
  }

  func text() -> String {
    var text = "flowchart LR\n"
    // The title for those who read it out.
    text += "  accTitle: \(plain(diagram.title))\n"
    text += contents(of: 0, indent: "  ")
    for link in tree.links {
      let edge = diagram.edges[link.edge]
      let arrow = ["permission": "-.->", "reference": "-.->", "network": "==>"][edge.kind] ?? "-->"
      text += "  \(id(link.source)) \(arrow)|\(quoted(edge.kind))| \(id(link.target))\n"
    }
    return text + classes + links
  }

  private func id(_ box: Int) -> String { tree.isNode(box) ? "n\(box - 1 - tree.groupCount)" : "g\(box - 1)" }

  private func contents(of box: Int, indent: String) -> String {
    tree.children[box].map { child in
      if tree.isNode(child) {
        let node = diagram.nodes[child - 1 - tree.groupCount]
        let label = node.subtitle.isEmpty ? quoted(node.title) : quoted(node.title, node.subtitle)
        return "\(indent)\(id(child))[\(label)]\n"
      }
      let title = quoted(diagram.groups[child - 1].title)
      return "\(indent)subgraph \(id(child))[\(title)]\n\(contents(of: child, indent: indent + "  "))\(indent)end\n"
    }.joined()
  }

  /// The colours of nodes, by their kinds.
  private var classes: String {
    var text = ""
    for kind in DiagramColour.nodes {
      let members = diagram.nodes.indices.filter { diagram.nodes[$0].kind == kind }
      guard !members.isEmpty, let colour = DiagramColour.all.first(where: { $0.name == kind }) else { continue }
      text += "  classDef \(kind) stroke:\(colour.light)\n"
      text += "  class \(members.map { "n\($0)" }.joined(separator: ",")) \(kind)\n"
    }
    return text
  }

  private var links: String {
    diagram.nodes.enumerated().map { index, node in
      // A quote would end the address, and is none of one's characters.
      node.safeLink.map { "  click n\(index) href \"\(displayable($0).replacing("\"", with: "%22"))\"\n" } ?? ""
    }.joined()
  }

  /// Lines as one text in quotes, in which nothing is markup.
  private func quoted(_ lines: String...) -> String {
    "\"\(lines.map(escaped).joined(separator: "<br/>"))\""
  }

  /// A text with what means something to Mermaid, to Markdown or to HTML by its number.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in displayable(text).unicodeScalars {
      if "\"#&<>`*_\\{}".unicodeScalars.contains(scalar) {
        escaped += "#\(scalar.value);"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A text for a line that has no quotes.
  private func plain(_ text: String) -> String {
    displayable(text).split { " ;#{}%".contains($0) }.joined(separator: " ")
  }
}
