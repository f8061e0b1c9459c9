import StrataGraph
import StrataText

/// Maps of the stacks: those of an environment together, and each that belongs to no environment alone.
struct MapView: PageView {
  static let id = "map"
  static let title = "Map"

  private let page: PageContext
  private let maps: ReportMaps

  init?(_ page: PageContext) {
    maps = page.maps()
    if maps.systems.allSatisfy(\.isEmpty) { return nil }
    self.page = page
  }

  var mark: String { Count.grouped(maps.systems.joined().count) }

  func write(to html: inout HTMLWriter) {
    html.element(
      "p", .classes("lead"),
      text:
        "What is in each environment, in which networks it stands, and what reaches what. What a line means is shown "
        + "where it's pointed at, and each box leads to its resource.")
    page.systems(&html, where: { !$0.stacks.isEmpty }) { html, _, index in
      for map in maps.systems[index] { write(map, to: &html) }
    }
  }

  private func write(_ map: ReportMaps.Map, to html: inout HTMLWriter) {
    html.element("figure", .classes("map group")) { html in
      html.element("figcaption") { html in
        html.element(page.hasSystems ? "h4" : "h3") { $0.name(map.title) }
      }
      html.element("div", .classes("tools"), .flag("hidden"), .value("role", "group"), .label("Size of \(map.title)")) {
        html in
        for (action, title) in [("in", "Larger"), ("out", "Smaller"), ("fit", "Fit"), ("full", "Full size")] {
          html.element("button", .value("type", "button"), .value("data-zoom", action), text: title)
        }
      }
      html.element(
        "div", .classes("map-box"), .value("tabindex", "0"), .value("role", "group"), .label("Map of \(map.title)")
      ) { html in
        html.markup(map.svg)
      }
      lines(of: map.diagram, to: &html)
    }
  }

  /// Writes what the lines say, for who can't see them.
  private func lines(of diagram: Diagram, to html: inout HTMLWriter) {
    if diagram.edges.isEmpty { return }
    let titles = Dictionary(diagram.nodes.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    html.element("details") { html in
      html.element("summary", text: "\(Count.of(diagram.edges.count, "line")) as text")
      html.element("ul") { html in
        for edge in diagram.edges {
          html.element("li", .classes("item")) { html in
            html.name(titles[edge.source] ?? edge.source)
            html.text(" → ")
            html.name(titles[edge.target] ?? edge.target)
            html.text(", \(edge.kind)")
            if !edge.title.isEmpty {
              html.text(": ")
              html.name(edge.title)
            }
          }
        }
      }
    }
  }
}
