/// Writes a diagram that is laid out as SVG.
struct SVGWriter {
  /// The gap between the drawing and its edges, in pixels.
  private static let margin = 16

  let diagram: Diagram
  let layout: DiagramLayout
  let prefix: String
  let isEmbedded: Bool

  init(_ diagram: Diagram, _ layout: DiagramLayout, prefix: String, isEmbedded: Bool) {
    (self.diagram, self.layout, self.prefix, self.isEmbedded) = (diagram, layout, prefix, isEmbedded)
  }

  /// The whole element.
  func text() -> String {
    let legend = SVGLegend(diagram, layout)
    let width = max(layout.width, legend.width) + 2 * Self.margin
    let height = layout.height + legend.height + 2 * Self.margin
    // What has links in it is no image, as those who read it out then leave the links out.
    let role = diagram.nodes.contains { $0.safeLink != nil } ? "group" : "img"
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" class="diagram" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="\(role)" aria-labelledby="\(prefix)title \(prefix)desc">
      <title id="\(prefix)title">\(XMLText.escaped(diagram.title))</title>
      <desc id="\(prefix)desc">\(XMLText.escaped(summary))</desc>

      """
    if !isEmbedded {
      text += "<style>\n\(DiagramStyle.css)</style>\n"
      text += "<rect class=\"sheet\" width=\"\(width)\" height=\"\(height)\" fill=\"#fff\"/>\n"
    }
    text += "<g transform=\"translate(\(Self.margin) \(Self.margin))\">\n"
    for index in groupsFromOutside { text += group(index) }
    for route in layout.routes { text += edge(diagram.edges[route.edge], route.points) }
    for index in diagram.nodes.indices { text += node(index) }
    return text + legend.text(below: layout.height) + "</g>\n</svg>\n"
  }

  /// What the drawing has in it, for those who can't see it.
  private var summary: String {
    func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
    return "\(count(diagram.nodes.count, "node")) in \(count(diagram.groups.count, "group")), "
      + "\(count(layout.routes.count, "edge"))"
  }

  /// The groups in an order in which none hides what stands in it.
  private var groupsFromOutside: [Int] {
    BoxTree(diagram).groupsFromInside.reversed().filter { $0 > 0 }.map { $0 - 1 }
  }

  private func group(_ index: Int) -> String {
    let (group, frame, title) = (diagram.groups[index], layout.groups[index], layout.titles[index])
    return """
      <g class="group group-\(XMLText.className(group.kind))"\(data(group.id))>\(title.isCut ? tooltip(group.title) : "")\
      <rect \(rectangle(frame)) rx="6"/>\
      <text x="\(frame.origin.x + GroupLayout.Margin.side)" y="\(frame.origin.y + 19)">\(XMLText.escaped(title.shown))</text></g>

      """
  }

  private func node(_ index: Int) -> String {
    let (node, frame, texts) = (diagram.nodes[index], layout.nodes[index], layout.texts[index])
    let (x, y) = (frame.origin.x, frame.origin.y)
    let isSmall = texts.subtitle == nil && frame.height < 30
    let whole = node.subtitle.isEmpty ? node.title : "\(node.title), \(node.subtitle)"
    let isCut = texts.title.isCut || texts.subtitle?.isCut == true || isSmall && !node.subtitle.isEmpty
    let titleY = isSmall ? y + 15 : texts.subtitle == nil ? y + 24 : y + 17
    let subtitle = texts.subtitle.map {
      "<text class=\"subtitle\" x=\"\(x + NodeBoxes.left)\" y=\"\(y + 31)\">\(XMLText.escaped($0.shown))</text>"
    }
    let classes = "node node-\(XMLText.className(node.kind))\(isSmall ? " small" : "")"
    let id = "id=\"\(prefix)node-\(index)\" class=\"\(classes)\"\(data(node.id))"
    let (start, end) =
      node.safeLink.map { ("<a href=\"\(XMLText.escaped($0))\" \(id)>", "</a>") } ?? ("<g \(id)>", "</g>")
    return """
      \(start)\(isCut ? tooltip(whole) : "")<rect class="box" \(rectangle(frame)) rx="3"/>\
      <rect class="bar" x="\(x)" y="\(y)" width="4" height="\(frame.height)" rx="2"/>\
      <text x="\(x + NodeBoxes.left)" y="\(titleY)">\(XMLText.escaped(texts.title.shown))</text>\(subtitle ?? "")\(end)

      """
  }

  private func edge(_ edge: Diagram.Edge, _ points: [Point]) -> String {
    let title = edge.title.isEmpty ? "" : tooltip(edge.title)
    let classes = "edge edge-\(XMLText.className(edge.kind))"
    return "<g class=\"\(classes)\"\(ends(edge))>\(title)\(SVGPath.line(points))</g>\n"
  }

  private func tooltip(_ text: String) -> String { "<title>\(XMLText.escaped(text))</title>" }

  private func rectangle(_ frame: Frame) -> String {
    "x=\"\(frame.origin.x)\" y=\"\(frame.origin.y)\" width=\"\(frame.width)\" height=\"\(frame.height)\""
  }

  /// The id by which a page's script finds a node or a group.
  private func data(_ id: String) -> String { isEmbedded ? " data-id=\"\(XMLText.escaped(id))\"" : "" }

  /// The ends by which a page's script finds an edge.
  private func ends(_ edge: Diagram.Edge) -> String {
    isEmbedded
      ? " data-source=\"\(XMLText.escaped(edge.source))\" data-target=\"\(XMLText.escaped(edge.target))\"" : ""
  }
}
