import StrataCost
import StrataJSON
import StrataText

extension ComparedCost {
  /// The lines that differ, and the totals that do, for a terminal.
  func text(on console: Console) -> String {
    let head = Colour.bold.paint("cost of \(displayable(name))", if: console.coloursOutput)
    let totals = (difference.before, difference.after)
    if difference.changes.isEmpty {
      return "\(head): \(totals.1.atUsage.words) US dollars a month at stated usage, as before, by "
        + "\(displayable(age.words))\n"
    }
    var lines = [
      "\(head): \(totals.0.atUsage.words) → \(totals.1.atUsage.words) US dollars a month at stated usage, by "
        + displayable(age.words)
    ]
    lines += difference.changes.map { change in
      let (mark, colour): (String, Colour) =
        change.before == nil ? ("+", .green) : change.after == nil ? ("-", .red) : ("~", .yellow)
      return "  " + colour.paint(mark, if: console.coloursOutput) + " " + displayable(Self.words(for: change))
    }
    var table = TextTable(texts: 1)
    table.add(["", "before", "after", "difference"])
    for environment in environments {
      let title = environments.count == 1 && environment == nil ? "all" : environment ?? "shared"
      add(displayable(title), before.totals(of: environment), after.totals(of: environment), to: &table)
    }
    if environments.count > 1 { add("all", totals.0, totals.1, to: &table) }
    lines += table.lines(width: console.width.map { $0 - 2 }).map { "  \($0)" }
    if !totals.1.isCeilingBound { lines.append("  the ceiling is \(totals.1.ceilingWords)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func add(_ title: String, _ before: CostTotals, _ after: CostTotals, to table: inout TextTable) {
    for row in ComparedCosts.totals(before, after) {
      table.add(["\(title), \(row.title)", row.from.words, row.to.words, row.difference])
    }
  }

  private static func words(for change: CostDifference.Change) -> String {
    guard let line = change.after ?? change.before else { return "" }
    let sides = [change.before, change.after].compactMap { $0.map(words) }
    return "\(line.resource.path)  \(line.dimension.title): \(sides.joined(separator: " → "))"
  }

  private static func words(for line: CostLine) -> String {
    switch line.outcome {
    case .priced(_, _, let dollars):
      if line.isUnbounded { return "no usage stated" }
      return dollars.stated == dollars.ceiling
        ? dollars.stated.cents : "\(dollars.stated.cents), up to \(dollars.ceiling.cents)"
    case .notPriced(let reason): return "not priced, as \(reason)"
    case .undecided(let reason): return "not decided, as \(reason)"
    }
  }

  /// The totals before and after and the lines that differ, for machines.
  var json: JSONValue {
    [
      "currency": "USD", "prices": age.json, "before": difference.before.json, "after": difference.after.json,
      "environments": .array(
        environments.map { environment in
          [
            "name": environment.map(JSONValue.string) ?? .null, "before": before.totals(of: environment).json,
            "after": after.totals(of: environment).json,
          ]
        }),
      "changes": .array(
        difference.changes.map { change in
          ["before": change.before?.json ?? .null, "after": change.after?.json ?? .null]
        }),
    ]
  }
}
