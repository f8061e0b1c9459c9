import StrataGraph
import StrataText

/// A report as one HTML file that needs nothing else: it can be read without a network, without its script, and on paper.
///
/// The same contents always give the same bytes.
package struct ReportPage {
  private let page: PageContext

  /// Lays out contents.
  ///
  /// - Parameters:
  ///   - contents: The contents.
  ///   - maps: Gives the maps of these contents' stacks, and is asked when all else is written; they're drawn unless given.
  package init(_ contents: ReportContents, maps: (() -> ReportMaps)? = nil) {
    let names = PageNames(contents)
    page = PageContext(contents: contents, names: names, maps: maps ?? { ReportMaps(contents, names) })
  }

  /// What a report begins with, by which a file is known to be one.
  package static let beginning = "<!doctype html>\n<html lang=\"en\" data-made-by=\"strata-report\">"

  private static let views: [any PageView.Type] = [
    OverviewView.self, MapView.self, EnvironmentsView.self, IsolationView.self, CostView.self, FindingsView.self,
    ChangesView.self, PromotionView.self, ResourcesView.self,
  ]

  /// A view with what is written of it.
  private struct Section {
    let view: any PageView
    let bytes: [UInt8]

    init?(_ view: any PageView.Type, _ page: PageContext) {
      guard let view = view.init(page) else { return nil }
      var html = HTMLWriter()
      view.section(to: &html)
      (self.view, bytes) = (view, html.bytes)
    }
  }

  /// The views that have something to show, in their order.
  private var sections: [Section] {
    var sections = Self.views.map { $0 is MapView.Type ? nil : Section($0, page) }
    // Maps may still be drawn while all else is written.
    if let place = Self.views.firstIndex(where: { $0 is MapView.Type }) {
      sections[place] = Section(MapView.self, page)
    }
    return sections.compactMap(\.self)
  }

  /// The bytes of the file.
  package func bytes() -> [UInt8] {
    let sections = self.sections
    let style = PageStyle.css + DiagramStyle.css
    var html = HTMLWriter()
    html.markup(Self.beginning)
    html.newline()
    html.element("head") { html in
      html.void("meta", .value("charset", "utf-8"))
      html.void(
        "meta", .value("http-equiv", "Content-Security-Policy"),
        .value("content", ContentPolicy.text(style: style, script: PageScript.text)))
      html.void("meta", .value("name", "viewport"), .value("content", "width=device-width, initial-scale=1"))
      html.element("title", text: title)
      html.element("style") { $0.markup(style) }
    }
    html.newline()
    html.element("body") { html in
      html.element("a", .classes("skip"), .link(to: "content"), text: "Skip to the contents")
      header(to: &html)
      html.element("div", .classes("layout")) { html in
        list(of: sections.map(\.view), to: &html)
        html.element("main", .id("content"), .value("tabindex", "-1")) { html in
          for section in sections { html.markup(section.bytes) }
        }
      }
      html.newline()
      html.element("script") { $0.markup(PageScript.text) }
    }
    html.markup("</html>\n")
    return html.bytes
  }

  private var title: String {
    "\(page.contents.systems.map(\.name).joined(separator: ", ")): report"
  }

  private func header(to html: inout HTMLWriter) {
    html.element("header", .classes("top")) { html in
      html.element("div") { html in
        html.element("h1") { html in
          for (index, system) in page.contents.systems.enumerated() {
            if index > 0 { html.text(", ") }
            html.name(system.name)
          }
        }
        html.element("p", text: summary)
      }
      html.element("form", .classes("search"), .value("role", "search"), .flag("hidden")) { html in
        html.element("label", .value("for", "search"), text: "Search")
        html.void(
          "input", .id("search"), .value("type", "search"), .value("autocomplete", "off"), .value("spellcheck", "false")
        )
        html.element("output", .value("for", "search"), text: "")
      }
    }
  }

  private var summary: String {
    let systems = page.contents.systems
    let stacks = systems.flatMap(\.stacks)
    let environments = systems.reduce(0) { $0 + $1.environments.count }
    return [
      systems.count > 1 ? Count.of(systems.count, "system") : nil,
      environments > 0 ? Count.of(environments, "environment") : nil, Count.of(stacks.count, "stack"),
      Count.of(stacks.reduce(0) { $0 + $1.resources.count }, "resource"),
    ].compactMap { $0 }.joined(separator: " · ")
  }

  private func list(of views: [any PageView], to html: inout HTMLWriter) {
    html.element("nav", .classes("views"), .label("Views")) { html in
      html.element("ul") { html in
        for view in views {
          html.element("li") { html in
            html.element("a", .link(to: type(of: view).id)) { html in
              html.element("span", text: type(of: view).title)
              html.element("span", .classes("mark"), text: view.mark)
            }
          }
        }
      }
    }
  }
}
