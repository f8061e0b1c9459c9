import StrataText

/// The environments of each system side by side.
struct EnvironmentsView: PageView {
  static let id = "environments"
  static let title = "Environments"

  private let page: PageContext
  private let tables: [Int: EnvironmentTable]

  init?(_ page: PageContext) {
    self.page = page
    var tables: [Int: EnvironmentTable] = [:]
    for (index, system) in page.contents.systems.enumerated() where system.environments.count > 1 {
      let table = EnvironmentTable(system)
      if !table.groups.isEmpty { tables[index] = table }
    }
    if tables.isEmpty { return nil }
    self.tables = tables
  }

  var mark: String { "\(tables.values.reduce(0) { $0 + $1.differing })" }

  func write(to html: inout HTMLWriter) {
    html.element(
      "p", .classes("lead"),
      text: "Which resources each environment has, and which of their properties differ by more than the environment's "
        + "name. What is the same everywhere is folded away.")
    for (index, system) in page.contents.systems.enumerated() {
      guard let table = tables[index] else { continue }
      html.element("div", .classes("system")) { html in
        if page.hasSystems { html.element("h3", .classes("system-name")) { $0.name(system.name) } }
        for group in table.groups { write(group.stack, group.rows, of: table, in: index, to: &html) }
      }
    }
  }

  private func write(
    _ stack: String, _ rows: [EnvironmentTable.Row], of table: EnvironmentTable, in system: Int,
    to html: inout HTMLWriter
  ) {
    let differing = rows.filter { !$0.isEverywhere || !$0.differences.isEmpty }
    let same = rows.filter { $0.isEverywhere && $0.differences.isEmpty }
    html.element("section", .classes("group")) { html in
      html.element(page.hasSystems ? "h4" : "h3") { html in
        html.name(stack)
        html.element(
          "span", .classes("aside"), text: " \(Count.of(differing.count, "resource")) of \(rows.count) differ")
      }
      if !differing.isEmpty {
        html.table("Resources of \(stack) that differ", head: ["Resource"] + table.environments) { html in
          for row in differing { write(row, in: system, to: &html) }
        }
      }
      if same.isEmpty { return }
      html.element("details") { html in
        html.element("summary", text: "\(Count.of(same.count, "resource")) the same in all environments")
        html.element("ul", .classes("columns")) { html in
          for row in same {
            html.element("li", .classes("item")) { html in
              link(row, in: system, to: &html)
              html.element("span", .classes("type")) { $0.name(row.type) }
            }
          }
        }
      }
    }
  }

  private func write(_ row: EnvironmentTable.Row, in system: Int, to html: inout HTMLWriter) {
    html.element("tr", .classes("item resource-row")) { html in
      html.element("th", .value("scope", "row")) { html in
        html.name(row.name)
        html.element("span", .classes("type")) { $0.name(row.type) }
      }
      for place in row.resources {
        html.element("td") { html in
          guard let place else { return html.badge(.caution, "not there") }
          page.resource(place, in: system, to: &html)
        }
      }
    }
    for difference in row.differences {
      html.element("tr", .classes("item property-row")) { html in
        html.element("th", .value("scope", "row")) { $0.name(difference.path) }
        for (value, place) in zip(difference.values, row.resources) {
          html.element("td") { html in
            if let value { html.element("code") { $0.name(Self.short(value)) } } else if place != nil { html.text("–") }
          }
        }
      }
    }
  }

  /// The first resource of a row, as a link.
  private func link(_ row: EnvironmentTable.Row, in system: Int, to html: inout HTMLWriter) {
    let id = row.resources.lazy.compactMap { $0.flatMap { page.names.of($0, in: system) } }.first
    if let id { html.element("a", .link(to: id)) { $0.name(row.name) } } else { html.name(row.name) }
  }

  /// The longest value that is shown whole; the resource itself has all of it.
  private static let longest = 300

  private static func short(_ value: String) -> String {
    value.unicodeScalars.count > longest ? "\(String(value.unicodeScalars.prefix(longest)))…" : value
  }
}
