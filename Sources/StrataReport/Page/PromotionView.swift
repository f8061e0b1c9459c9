/// Which release each environment has, and what is before the next.
struct PromotionView: PageView {
  static let id = "promotion"
  static let title = "Promotion"

  private let page: PageContext
  let mark = ""

  init?(_ page: PageContext) {
    if page.contents.systems.allSatisfy({ $0.promotion == nil }) { return nil }
    self.page = page
  }

  func write(to html: inout HTMLWriter) {
    html.element("p", .classes("lead"), text: "By the records alone; nobody was asked what is in place.")
    page.systems(&html, where: { $0.promotion != nil }) { html, system, _ in
      guard let promotion = system.promotion else { return }
      if !promotion.way.isEmpty {
        html.element("ol", .classes("way"), .label("The way of releases")) { html in
          for name in promotion.way { html.element("li") { $0.name(name) } }
        }
      }
      html.table("Releases by environment", head: ["Environment", "Release", "Health", "Deployed", "Gates before it"]) {
        html in
        for environment in promotion.environments { write(environment, to: &html) }
      }
    }
  }

  private func write(_ environment: ReportedPromotion.Environment, to html: inout HTMLWriter) {
    html.element("tr", .classes("item")) { html in
      html.element("th", .value("scope", "row")) { $0.name(environment.name) }
      html.element("td") { html in
        html.name(environment.release)
        html.sentences(environment.notes)
      }
      html.element("td") { html in
        if !environment.health.isEmpty { html.badge(environment.tone, environment.health) }
      }
      html.cell(environment.time)
      html.element("td") { $0.sentences(environment.gates) }
    }
  }
}

extension ReportedPromotion.Environment {
  fileprivate var tone: Tone {
    switch health {
    case "healthy": .good
    case "unhealthy": .bad
    case "not asked": .quiet
    default: .caution
    }
  }
}
