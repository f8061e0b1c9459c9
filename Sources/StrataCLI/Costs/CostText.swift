import StrataCost
import StrataEnvironments
import StrataText

/// What something costs, for people.
struct CostText {
  private let subject: CostSubject
  private let isColoured: Bool
  private let width: Int?
  private let age: PriceAge

  init(_ subject: CostSubject, _ inputs: CostInputs, on console: Console) {
    self.subject = subject
    (isColoured, width) = (console.coloursOutput, console.width)
    age = PriceAge(subject.estimate, today: inputs.today)
  }

  private var estimate: CostEstimate { subject.estimate }

  /// The lines of each environment with their totals, and what isn't counted.
  var text: String {
    let parts = subject.parts
    var lines = [head(displayable(subject.name), "")]
    for part in parts { lines += [""] + section(part.title, part.lines, estimate.totals(of: part.environment)) }
    for name in subject.local { lines += ["", "\(bold(displayable(name))): \(SystemCost.localWords)"] }
    if parts.count > 1 { lines += [""] + section("all", [], estimate.totals) }
    if !estimate.unknown.isEmpty {
      lines += ["", "not priced, as no price of their types is known"]
      lines += estimate.unknown.map { displayable("  \($0.path)  \($0.type)") }
    }
    if !estimate.free.isEmpty { lines += ["", "free: \(displayable(freeWords))"] }
    lines += ["", "outside of this"] + estimate.frame.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The costs of two environments side by side, at stated usage, by what costs something.
  func comparison(_ pair: EnvironmentPair) -> String {
    let names = [pair.from, pair.to]
    var table = TextTable(texts: 1)
    table.add([""] + names.map(displayable) + ["difference"])
    let sides = names.map { name in estimate.lines.filter { $0.resource.environment == name } }
    for row in ComparedCosts.rows(sides[0], sides[1]) {
      table.add([row.title, row.from.words, row.to.words, row.difference])
    }
    let totals = names.map { estimate.totals(of: $0) }
    for row in ComparedCosts.totals(totals[0], totals[1]) {
      table.add([row.title, row.from.words, row.to.words, row.difference])
    }
    let title = "\(displayable(subject.name)), \(displayable(pair.from)) to \(displayable(pair.to))"
    var lines = [head(title, " at stated usage")] + table.lines(width: width.map { $0 - 2 }).map { "  \($0)" }
    for (name, total) in zip(names, totals) where !total.isCeilingBound {
      lines.append("  the ceiling of \(displayable(name)) is \(total.ceilingWords)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Parts

  private func head(_ name: String, _ more: String) -> String {
    "\(bold(name)): US dollars a month of \(estimate.options.hoursPerMonth) hours\(more), by "
      + displayable(age.words)
  }

  private func bold(_ text: String) -> String { Colour.bold.paint(text, if: isColoured) }

  private func section(_ title: String, _ lines: [CostLine], _ totals: CostTotals) -> [String] {
    var table = TextTable(texts: 3)
    table.add([displayable(title), "", "", "idle", "at usage", "ceiling"])
    for line in lines {
      guard let dollars = line.dollars, !line.isUnbounded else { continue }
      table.add([
        "  \(line.kind.rawValue)", line.dimension.title, displayable(line.resource.path), dollars.idle.cents,
        dollars.stated.cents, dollars.ceiling.cents,
      ])
    }
    table.add(["  total", "", "", totals.idle.cents, totals.stated.cents, totals.ceiling.cents])
    var text = table.lines(width: width)
    text[0] = bold(text[0])
    if !totals.isCeilingBound { text.append("  the ceiling is \(totals.ceilingWords)") }
    return text + unstated(lines) + open(lines)
  }

  /// What of each resource counts as nothing, as no usage is stated, by the names that state it.
  private func unstated(_ lines: [CostLine]) -> [String] {
    var quantities: [(path: String, names: [String])] = []
    for line in lines where line.isUnbounded && line.price != nil {
      if quantities.last?.path != line.resource.path { quantities.append((line.resource.path, [])) }
      for quantity in line.usage where !quantities[quantities.count - 1].names.contains(quantity.name) {
        quantities[quantities.count - 1].names.append(quantity.name)
      }
    }
    if quantities.isEmpty { return [] }
    return ["  counted as nothing, as no usage is stated:"]
      + quantities.map { displayable("    \($0.path): \($0.names.joined(separator: ", "))") }
  }

  /// The lines that have no price, and those that aren't decided, each with the reason.
  private func open(_ lines: [CostLine]) -> [String] {
    lines.compactMap { line in line.openWords.map { displayable("  \($0)") } }
  }

  private var freeWords: String {
    var counts: [String: Int] = [:]
    for free in estimate.free { counts[free.resource.type, default: 0] += 1 }
    return "\(Count.of(estimate.free.count, "resource")), of "
      + counts.sorted { $0.key < $1.key }.map { $0.value == 1 ? $0.key : "\($0.key) (\($0.value))" }
      .joined(separator: ", ")
  }
}

extension CostLine {
  /// Why it has no amount, in words; nil for one that has.
  var openWords: String? {
    let about = dimension.title == resource.type ? resource.path : "\(resource.path), \(dimension.title)"
    return switch outcome {
    case .priced: nil
    case .notPriced(let reason): "not priced: \(about): \(reason)"
    case .undecided(let reason): "not decided: \(about): \(reason)"
    }
  }
}

extension FixedDecimal {
  /// The dollars by which it's more than another, with a sign where they differ.
  func more(than other: FixedDecimal) -> String {
    let text = (self - other).text(places: 2)
    return self > other ? "+\(text)" : text
  }
}
