/// The line below a drawing that says what the kinds of edges look like.
struct SVGLegend {
  private let kinds: [(kind: String, text: FittedText)]

  /// The size of the legend, in pixels; nothing where there are no edges.
  let width: Int
  let height: Int

  init(_ diagram: Diagram, _ layout: DiagramLayout) {
    var kinds: [(kind: String, text: FittedText)] = []
    for route in layout.routes {
      let kind = diagram.edges[route.edge].kind
      if kinds.contains(where: { $0.kind == kind }) { continue }
      kinds.append((kind, FittedText(kind, size: NodeBoxes.subtitleSize, limit: 150)))
    }
    self.kinds = kinds.sorted { $0.kind < $1.kind }
    width = kinds.reduce(0) { $0 + $1.text.width + 60 }
    height = kinds.isEmpty ? 0 : 30
  }

  /// The elements, below a height.
  func text(below height: Int) -> String {
    if kinds.isEmpty { return "" }
    let y = height + 24
    var x = 0
    var text = "<g class=\"legend\">"
    for (kind, words) in kinds {
      let line = SVGPath.line([Point(x: x, y: y), Point(x: x + 32, y: y)])
      text += "<g class=\"edge edge-\(XMLText.className(kind))\">\(line)</g>"
      text += "<text x=\"\(x + 38)\" y=\"\(y + 4)\">\(XMLText.escaped(words.shown))</text>"
      x += words.width + 60
    }
    return text + "</g>\n"
  }
}
