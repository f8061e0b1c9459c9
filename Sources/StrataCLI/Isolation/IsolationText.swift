import StrataFindings
import StrataIsolation
import StrataText

/// The answer whether environments reach into each other, for people.
struct IsolationText {
  private let subject: IsolationSubject
  private let report: IsolationReport
  private let isColoured: Bool
  private let directory: String?

  init(_ subject: IsolationSubject, _ report: IsolationReport, on console: Console) {
    (self.subject, self.report) = (subject, report)
    (isColoured, directory) = (console.coloursOutput, console.directory)
  }

  private var environments: [String] { report.world.environments.map(displayable) }

  /// The most ways that are shown of a pair.
  private static let shown = 10

  /// The verdicts on all pairs, and the ways that aren't closed.
  var text: String {
    var lines = [
      "\(Colour.bold.paint(displayable(subject.name), if: isColoured)): \(painted(report.verdict, report.verdict.rawValue))"
    ]
    lines += matrix.map { "  \($0)" }
    for (verdict, title) in [
      (IsolationReport.Verdict.broken, "broken"), (.undecided, "not decided"), (.accepted, "accepted"),
    ] {
      for pair in report.pairs {
        let ways = pair.ways(verdict)
        if ways.isEmpty { continue }
        lines += ["", "\(title), \(environments[pair.from]) to \(environments[pair.to])"]
        lines += ways.prefix(Self.shown).flatMap { way($0.way, besides: $0.others.count).map { "  \($0)" } }
        if ways.count > Self.shown {
          lines.append("  and \(Count.of(ways.count - Self.shown, "other")), which --explain and --json show")
        }
      }
    }
    if !report.shared.isEmpty { lines += ["", "shared"] + report.shared.flatMap(shared).map { "  \($0)" } }
    lines += ["", "outside of this"] + report.frame.map { "  \(displayable($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All ways from one environment to another, the closed ones with the fact that closes them.
  func explanation(from: Int, to: Int) -> String {
    let pair = report.pair(from: from, to: to)
    let verdict = pair?.verdict ?? .proven
    let ways = IsolationReport.Verdict.allCases.reversed().flatMap { pair?.ways($0) ?? [] }
    var lines = [
      "\(Colour.bold.paint(displayable(subject.name), if: isColoured)), \(environments[from]) to \(environments[to]): "
        + painted(verdict, verdict.rawValue)
    ]
    if ways.isEmpty { lines.append("  there is no way that might lead there") }
    for kind in Candidate.Kind.allCases {
      let ofKind = ways.filter { $0.way.candidate.kind == kind }
      if ofKind.isEmpty { continue }
      lines += ["", "\(Self.words(for: kind)): \(Count.of(ofKind.count, "way"))"]
      lines += ofKind.flatMap { way($0.way, besides: $0.others.count).map { "  \($0)" } }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(for kind: Candidate.Kind) -> String {
    switch kind {
    case .permission: "permissions"
    case .network: "networks"
    case .data: "data that AWS carries"
    case .name: "names"
    }
  }

  // MARK: Parts

  /// A row for each environment, and a column for each that it might reach.
  private var matrix: [String] {
    let names = environments
    let width = (names + ["from"]).map(\.count).max() ?? 0
    let columns = names.map { max($0.count + 3, IsolationReport.Verdict.undecided.rawValue.count) }
    func row(_ head: String, _ cells: [(text: String, verdict: IsolationReport.Verdict?)]) -> String {
      var row = head.padded(to: width)
      for (cell, width) in zip(cells, columns) {
        let text = cell.text.padded(to: width)
        row += "  " + (cell.verdict.map { painted($0, text) } ?? text)
      }
      while row.last == " " { row.removeLast() }
      return row
    }
    return [row("from", names.map { ("to \($0)", nil) })]
      + names.enumerated().map { from, name in
        row(
          name,
          names.indices.map { to in
            let verdict = report.pair(from: from, to: to)?.verdict
            return (verdict?.rawValue ?? "", verdict)
          })
      }
  }

  /// A way in lines, and where it stands.
  func way(_ judged: IsolationReport.JudgedCandidate, besides others: Int) -> [String] {
    let explained = judged.explained(besides: others)
    var lines = explained.sentences.enumerated().map { $0.offset == 0 ? $0.element : "  \($0.element)" }
    var seen: Set<String> = []
    let sites = explained.places.map(site).filter { !$0.isEmpty && seen.insert($0).inserted }
    lines += sites.prefix(4).map { "  at \($0)" }
    return lines.map(displayable)
  }

  private func shared(_ shared: SharedResource) -> [String] {
    let resource = report.world.resources[shared.resource]
    return ["\(report.world.words(shared.resource)), \(resource.type)"].map(displayable)
      + shared.uses.map { displayable("  \(report.world.environments[$0.environment]): \($0.words)") }
  }

  private func site(of place: WorldPlace) -> String { subject.locate(place).text(in: directory) }

  private func painted(_ verdict: IsolationReport.Verdict, _ text: String) -> String {
    let colour: Colour =
      switch verdict {
      case .proven: .green
      case .accepted: .dim
      case .undecided: .yellow
      case .broken: .red
      }
    return colour.paint(text, if: isColoured)
  }
}
