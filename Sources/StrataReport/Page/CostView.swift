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
      html.table(
        "What \(cost.name) costs a month",
        head: ["Resource", "Dimension", "Quantity", "Price", "A month", "Decided by"]
      ) { html in
        for line in cost.lines {
          html.element("tr", .classes("item")) { html in
            html.element("th", .value("scope", "row")) { html in
              if let resource = line.resource { page.resource(resource, in: system, to: &html) } else { html.text("–") }
            }
            html.cell(line.dimension)
            html.cell(line.quantity, "number")
            html.cell(line.price, "number")
            html.cell(line.amount, "number")
            html.cell(line.kind)
          }
        }
      }
      if !cost.notPriced.isEmpty {
        html.element("p", text: "Not priced, which isn't free:")
        html.sentences(cost.notPriced)
      }
      html.sentences(cost.notes)
    }
  }
}
