import StrataText

/// What the environments cost in a month, and what that is made of.
struct CostView: PageView {
  static let id = "cost"
  static let title = "Cost"

  private let page: PageContext
  let mark = ""

  init?(_ page: PageContext) {
    if page.contents.systems.allSatisfy(\.costs.isEmpty) { return nil }
    self.page = page
  }

  func write(to html: inout HTMLWriter) {
    page.systems(&html, where: { !$0.costs.isEmpty }) { html, system, index in
      totals(system.costs, to: &html)
      for cost in system.costs { write(cost, in: index, to: &html) }
    }
  }

  private func totals(_ costs: [ReportedCost], to html: inout HTMLWriter) {
    let titles = costs.first?.totals.map(\.title) ?? []
    html.table("Cost a month", head: ["Environment"] + titles) { html in
      for cost in costs {
        html.element("tr") { html in
          html.element("th", .value("scope", "row")) { $0.name(cost.name) }
          for total in cost.totals {
            html.element("td", .classes("number")) { html in
              html.element("strong", text: total.amount)
              if !total.note.isEmpty { html.element("span", .classes("note")) { $0.name(total.note) } }
            }
          }
        }
      }
    }
  }

  private func write(_ cost: ReportedCost, in system: Int, to html: inout HTMLWriter) {
    html.element("details", .classes("group")) { html in
      html.element("summary") { html in
        html.name(cost.name)
        html.element("span", .classes("aside"), text: " \(Count.of(cost.lines.count, "line"))")
      }
      let head = ["Resource", "What", "Decided by", "Price"] + cost.totals.map(\.title)
      html.table("What \(cost.name) costs a month", head: head) { html in
        for line in cost.lines { write(line, columns: cost.totals.count, in: system, to: &html) }
      }
      if !cost.notPriced.isEmpty {
        html.element("p", text: "Of these types no price is known, which doesn't make them free:")
        html.element("ul", .classes("links")) { html in
          for place in cost.notPriced { html.element("li") { page.resource(place, in: system, to: &$0) } }
        }
      }
      html.sentences(cost.notes)
    }
  }

  private func write(_ line: ReportedCost.Line, columns: Int, in system: Int, to html: inout HTMLWriter) {
    html.element("tr", .classes("item")) { html in
      html.element("th", .value("scope", "row")) { page.resource(line.resource, in: system, to: &$0) }
      html.cell(line.dimension)
      html.cell(line.kind)
      html.cell(line.price)
      for amount in line.amounts { html.cell(amount, "number") }
      if line.amounts.isEmpty { html.element("td", .value("colspan", "\(columns)")) { $0.name(line.note) } }
    }
  }
}
