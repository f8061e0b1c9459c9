import StrataDiff
import StrataIsolation
import StrataText

/// What there is to be known at a glance, with links to the rest.
struct OverviewView: PageView {
  static let id = "overview"
  static let title = "Overview"

  private let page: PageContext
  let mark = ""

  init?(_ page: PageContext) { self.page = page }

  func write(to html: inout HTMLWriter) {
    page.systems(&html) { html, system, _ in
      html.element("div", .classes("cards")) { html in
        contents(of: system, to: &html)
        findings(of: system, to: &html)
        if let isolation = system.isolation { self.isolation(isolation, to: &html) }
        if !system.costs.isEmpty { costs(system.costs, to: &html) }
        if let changes = system.changes { self.changes(changes, to: &html) }
        if let promotion = system.promotion { self.promotion(promotion, to: &html) }
      }
      html.sentences(system.notes)
    }
  }

  private func card(
    _ title: String, _ view: String?, to html: inout HTMLWriter, body: (inout HTMLWriter) -> Void
  ) {
    html.element("article", .classes("card")) { html in
      html.element(page.hasSystems ? "h4" : "h3") { html in
        if let view { html.element("a", .link(to: view), text: title) } else { html.text(title) }
      }
      body(&html)
    }
  }

  private func contents(of system: ReportedSystem, to html: inout HTMLWriter) {
    let resources = system.stacks.reduce(0) { $0 + $1.resources.count }
    card("Contents", ResourcesView.id, to: &html) { html in
      html.element("p", .classes("figure"), text: Count.of(resources, "resource"))
      html.element("p", text: "in \(Count.of(system.stacks.count, "stack"))")
      if system.environments.isEmpty { return }
      html.element("ul", .classes("chips"), .label("Environments")) { html in
        for name in system.environments { html.element("li") { $0.name(name) } }
      }
    }
  }

  private func findings(of system: ReportedSystem, to html: inout HTMLWriter) {
    func count(_ kind: ReportedFinding.Kind) -> Int { system.findings.count { $0.kind == kind } }
    let (errors, warnings, accepted) = (count(.error), count(.warning), count(.accepted))
    card("Findings", FindingsView.id, to: &html) { html in
      html.element("p", .classes("figure")) { html in
        if errors > 0 { html.badge(.bad, Count.of(errors, "error")) }
        if warnings > 0 { html.badge(.caution, Count.of(warnings, "warning")) }
        if errors + warnings == 0 { html.badge(.good, "nothing found") }
      }
      if accepted > 0 { html.element("p", text: "\(Count.grouped(accepted)) accepted, with a reason") }
    }
  }

  private func isolation(_ isolation: ReportedIsolation, to html: inout HTMLWriter) {
    card("Isolation", IsolationView.id, to: &html) { html in
      html.element("p", .classes("figure")) { $0.badge(isolation.verdict.tone, isolation.verdict.rawValue) }
      let count = isolation.environments.count * (isolation.environments.count - 1)
      html.element("p", text: "of \(Count.of(count, "pair")) of environments")
    }
  }

  private func costs(_ costs: [ReportedCost], to html: inout HTMLWriter) {
    card("Cost a month", CostView.id, to: &html) { html in
      html.element("dl", .classes("costs")) { html in
        for cost in costs {
          html.element("dt") { $0.name(cost.name) }
          html.element("dd") { html in
            html.element("ul", .classes("totals")) { html in
              for total in cost.totals {
                html.element("li") { html in
                  html.element("span", .classes("aside"), text: total.title)
                  html.element("strong", text: total.amount)
                }
              }
            }
            if let note = cost.totals.first?.note, !note.isEmpty { html.element("span", .classes("note"), text: note) }
          }
        }
      }
    }
  }

  private func changes(_ changes: ReportedChanges, to html: inout HTMLWriter) {
    card("Changes", ChangesView.id, to: &html) { html in
      let verdict = changes.difference.verdict
      html.element("p", .classes("figure")) { $0.badge(verdict.tone, verdict.rawValue) }
      html.element("p") { html in
        html.text("against ")
        html.name(changes.place)
      }
    }
  }

  private func promotion(_ promotion: ReportedPromotion, to html: inout HTMLWriter) {
    card("Promotion", PromotionView.id, to: &html) { html in
      if let same = promotion.environments.first?.release, promotion.environments.allSatisfy({ $0.release == same }) {
        html.element("p") { $0.name(same) }
        return
      }
      html.element("dl", .classes("pairs")) { html in
        for environment in promotion.environments {
          html.element("dt") { $0.name(environment.name) }
          html.element("dd") { $0.name(environment.release) }
        }
      }
    }
  }
}
