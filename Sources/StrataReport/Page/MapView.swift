import StrataGraph
import StrataIsolation
import StrataText

/// Maps of the stacks: those of an environment together, and each that belongs to no environment alone.
struct MapView: PageView {
  static let id = "map"
  static let title = "Map"

  private let page: PageContext

  init?(_ page: PageContext) {
    if page.contents.systems.allSatisfy({ $0.stacks.allSatisfy(\.resources.isEmpty) }) { return nil }
    self.page = page
  }

  var mark: String { Count.grouped(page.contents.systems.reduce(0) { $0 + Self.groups(of: $1).count }) }

  func write(to html: inout HTMLWriter) {
    html.element(
      "p", .classes("lead"),
      text:
        "What is in each environment, in which networks it stands, and what reaches what. What a line means is shown "
        + "where it's pointed at, and each box leads to its resource.")
    page.systems(&html, where: { !$0.stacks.isEmpty }) { html, system, index in
      for (number, group) in Self.groups(of: system).enumerated() {
        write(group, number, in: index, to: &html)
      }
    }
  }

  private typealias Group = (title: String, stacks: [ReportedStack])

  /// The stacks that are drawn together, in the order of the environments.
  private static func groups(of system: ReportedSystem) -> [Group] {
    let own = system.environments.map { name in (name, system.stacks.filter { $0.environment == name }) }
    let others = system.stacks.filter { stack in
      stack.environment.map { !system.environments.contains($0) } ?? true
    }
    return (own + others.map { ($0.name, [$0]) }).filter { !$0.1.allSatisfy(\.resources.isEmpty) }
  }

  private func write(_ group: Group, _ number: Int, in system: Int, to html: inout HTMLWriter) {
    let constructs = group.stacks.map { stack in
      Dictionary(
        stack.resources.filter { !$0.construct.isEmpty }.map { ($0.logicalID, $0.construct) },
        uniquingKeysWith: { first, _ in first })
    }
    let map = StackMap(
      title: "Map of \(group.title)",
      stacks: group.stacks.map {
        IsolatedStack(name: $0.name, environment: $0.environment, contents: $0.contents)
      }, path: { constructs[$0][$1] }
    ) { stack, logicalID in
      page.names.of(ReportedPlace(stack: group.stacks[stack].name, logicalID: logicalID), in: system).map { "#\($0)" }
    }
    html.element("figure", .classes("map group")) { html in
      html.element("figcaption") { html in
        html.element(page.hasSystems ? "h4" : "h3") { $0.name(group.title) }
      }
      html.element("div", .classes("tools"), .flag("hidden"), .value("role", "group"), .label("Size of \(group.title)"))
      {
        html in
        for (action, title) in [("in", "Larger"), ("out", "Smaller"), ("fit", "Fit"), ("full", "Full size")] {
          html.element("button", .value("type", "button"), .value("data-zoom", action), text: title)
        }
      }
      html.element(
        "div", .classes("map-box"), .value("tabindex", "0"), .value("role", "group"), .label("Map of \(group.title)")
      ) { html in
        html.markup(map.diagram.svg(idPrefix: "map-\(system)-\(number)-", isEmbedded: true))
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
