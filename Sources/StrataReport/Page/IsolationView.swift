import StrataIsolation
import StrataText

/// Whether environments reach into each other, with what shows it.
struct IsolationView: PageView {
  static let id = "isolation"
  static let title = "Isolation"

  private let page: PageContext

  init?(_ page: PageContext) {
    if page.contents.systems.allSatisfy({ $0.isolation == nil }) { return nil }
    self.page = page
  }

  var mark: String { page.contents.systems.compactMap { $0.isolation?.verdict }.max()?.rawValue ?? "" }

  func write(to html: inout HTMLWriter) {
    html.element(
      "p", .classes("lead"),
      text:
        "Whether anything of one environment reaches into another: who may act on what, which packets pass, what AWS "
        + "itself carries, and which names match.")
    page.systems(&html, where: { $0.isolation != nil }) { html, system, index in
      guard let isolation = system.isolation else { return }
      matrix(isolation, to: &html)
      html.element(
        "p",
        text:
          "\(Count.of(isolation.closed, "way")) that might lead from one to another \(isolation.closed == 1 ? "is" : "are") closed by a fact."
      )
      if !isolation.ways.isEmpty {
        html.element(page.hasSystems ? "h4" : "h3", text: "Ways that aren't closed")
        html.element("ol", .classes("plain")) { html in
          for way in isolation.ways { write(way, in: index, to: &html) }
        }
      }
      shared(isolation.shared, to: &html)
      html.element(page.hasSystems ? "h4" : "h3", text: "What the verdicts don't speak of")
      html.sentences(isolation.frame)
    }
  }

  private func matrix(_ isolation: ReportedIsolation, to html: inout HTMLWriter) {
    let head = ["From"] + isolation.environments.map { "to \($0)" }
    html.table("Isolation of the environments, by where a way leads from and to", head: head) { html in
      for (name, row) in zip(isolation.environments, isolation.matrix) {
        html.element("tr") { html in
          html.element("th", .value("scope", "row")) { $0.name(name) }
          for verdict in row {
            html.element("td", .classes("verdict")) { html in
              if let verdict { html.badge(verdict.tone, verdict.rawValue) } else { html.text("–") }
            }
          }
        }
      }
    }
  }

  private func write(_ way: ReportedIsolation.Way, in system: Int, to html: inout HTMLWriter) {
    html.element("li", .classes("item entry")) { html in
      html.element("p", .classes("entry-head")) { html in
        html.badge(way.verdict.tone, way.verdict.rawValue)
        html.name(way.from)
        html.text(" to ")
        html.name(way.to)
        if let source = way.source {
          html.text(", by ")
          page.resource(source, in: system, to: &html)
        }
      }
      for sentence in way.sentences { html.element("p") { $0.name(sentence) } }
      html.sentences(way.places, "places")
    }
  }

  private func shared(_ shared: [ReportedIsolation.Shared], to html: inout HTMLWriter) {
    if shared.isEmpty { return }
    html.element(page.hasSystems ? "h4" : "h3", text: "Shared by environments")
    html.element("ul", .classes("plain")) { html in
      for resource in shared {
        html.element("li", .classes("item entry")) { html in
          html.element("p", .classes("entry-head")) { html in
            html.name(resource.name)
            html.element("span", .classes("type")) { $0.name(resource.type) }
          }
          html.sentences(resource.uses)
        }
      }
    }
  }
}

extension ReportedIsolation.Verdict {
  var tone: Tone {
    switch self {
    case .proven: .good
    case .accepted: .quiet
    case .undecided: .caution
    case .broken: .bad
    }
  }
}
