import Foundation
import StrataGraph
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGWriterTests {
  private let diagram = Diagram(
    title: "Orders",
    groups: [Diagram.Group(id: "stack", title: "Orders", kind: "stack")],
    nodes: [
      Diagram.Node(id: "Jobs", title: "Jobs", subtitle: "SQS queue", kind: "messaging", group: "stack", link: "#Jobs"),
      Diagram.Node(id: "Worker", title: "Worker", kind: "compute", group: "stack"),
    ],
    edges: [Diagram.Edge(source: "Worker", target: "Jobs", kind: "data", title: "Worker reads Jobs")])

  @Test func aDrawingInAPage() {
    #expect(
      diagram.svg(idPrefix: "map-", isEmbedded: true) == #"""
        <svg xmlns="http://www.w3.org/2000/svg" class="diagram" width="292" height="144" viewBox="0 0 292 144" \#
        role="group" aria-labelledby="map-title map-desc">
        <title id="map-title">Orders</title>
        <desc id="map-desc">2 nodes in 1 group, 1 edge</desc>
        <g transform="translate(16 16)">
        <g class="group group-stack" data-id="stack"><rect x="0" y="0" width="260" height="82" rx="6"/>\#
        <text x="12" y="19">Orders</text></g>
        <g class="edge edge-data" data-source="Worker" data-target="Jobs"><title>Worker reads Jobs</title>\#
        <path d="M112 50H143"/><path class="head" d="M148 50l-7 -4v8z"/></g>
        <a href="#Jobs" id="map-node-0" class="node node-messaging" data-id="Jobs">\#
        <rect class="box" x="148" y="30" width="100" height="40" rx="3"/>\#
        <rect class="bar" x="148" y="30" width="4" height="40" rx="2"/><text x="160" y="47">Jobs</text>\#
        <text class="subtitle" x="160" y="61">SQS queue</text></a>
        <g id="map-node-1" class="node node-compute" data-id="Worker">\#
        <rect class="box" x="12" y="30" width="100" height="40" rx="3"/>\#
        <rect class="bar" x="12" y="30" width="4" height="40" rx="2"/><text x="24" y="54">Worker</text></g>
        <g class="legend"><g class="edge edge-data"><path d="M0 106H27"/><path class="head" d="M32 106l-7 -4v8z"/>\#
        </g><text x="38" y="110">data</text></g>
        </g>
        </svg>

        """#)
  }

  @Test func aFileOfItsOwnHasItsStyle() {
    let text = diagram.svg()
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\" width=\""))
    #expect(text.contains("<style>\n\(DiagramStyle.css)</style>\n<rect class=\"sheet\""))
    #expect(!text.contains("data-id"))
  }

  @Test func namesOfAnybodysAreNoMarkup() throws {
    var diagram = diagram
    diagram.title = "\"><script>"
    diagram.groups[0].title = "<script>alert(1)</script>"
    diagram.nodes[0].title = String(repeating: "<b>", count: 400)
    diagram.nodes[0].link = "javascript:alert('\"')"
    diagram.nodes[1].title = "تقارير\u{202E}\0"
    diagram.nodes[1].kind = "\"/><script>"
    diagram.edges[0].title = "]]>&"
    diagram.edges[0].kind = "<i>"
    let text = diagram.svg(idPrefix: "\"a")
    #expect(!text.contains("<script") && !text.contains("<b>") && !text.contains("<i>") && !text.contains("\u{202E}"))
    #expect(!text.contains("javascript:"))
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  @Test func whatIsCutIsWholeWhereItIsPointedAt() {
    var diagram = diagram
    diagram.nodes[1].title = String(repeating: "long ", count: 200)
    let text = diagram.svg()
    #expect(text.contains("<title>\(diagram.nodes[1].title)</title>"))
    #expect(text.contains("…</text>"))
  }

  @Test func theSameDiagramGivesTheSameText() { #expect(diagram.svg() == diagram.svg()) }
}
