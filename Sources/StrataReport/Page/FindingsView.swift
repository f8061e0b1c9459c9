import StrataFindings
import StrataText

/// What was found, and what is accepted with a reason.
struct FindingsView: PageView {
  static let id = "findings"
  static let title = "Findings"

  private let page: PageContext

  init?(_ page: PageContext) { self.page = page }

  var mark: String {
    "\(page.contents.systems.reduce(0) { $0 + $1.findings.count { $0.kind != .accepted } })"
  }

  func write(to html: inout HTMLWriter) {
    let found = page.contents.systems.flatMap(\.findings)
    if found.isEmpty {
      html.element("p", .classes("lead"), text: "Nothing was found.")
      return
    }
    let kinds = ReportedFinding.Kind.allCases.map { kind in (kind, count: found.count { $0.kind == kind }) }
    html.filters { html in
      html.choice(
        "finding-kind", "Show", by: "kind", all: "errors, warnings and what is accepted",
        kinds.compactMap { kind, count in
          count > 0 ? (kind.rawValue, "\(kind.title) (\(Count.grouped(count)))") : nil
        })
    }
    page.systems(&html, where: { !$0.findings.isEmpty }) { html, system, index in
      html.element("ol", .classes("plain group")) { html in
        for finding in system.findings { write(finding, in: index, to: &html) }
      }
    }
  }

  private func write(_ reported: ReportedFinding, in system: Int, to html: inout HTMLWriter) {
    let finding = reported.finding
    html.element("li", .classes("item entry"), .value("data-kind", reported.kind.rawValue)) { html in
      html.element("p", .classes("entry-head")) { html in
        html.badge(reported.kind.tone, reported.kind.rawValue)
        html.element("code", text: "\(finding.rule)")
        if let resource = reported.resource {
          html.text(" at ")
          page.resource(resource, in: system, to: &html)
        }
      }
      html.element("p", .classes("message")) { $0.name(finding.message) }
      html.element("dl", .classes("pairs")) { html in
        html.fact("Where", [finding.path, finding.property ?? ""].filter { !$0.isEmpty }.joined(separator: ": "))
        html.fact("Line", reported.line)
        html.fact("Expected", finding.expected ?? "")
        html.fact("Given", finding.given ?? "")
        html.fact("What to do", finding.hint ?? "")
        html.fact("Accepted because", reported.reason ?? "")
      }
      html.sentences(finding.notes.map(\.message))
    }
  }
}

extension ReportedFinding.Kind {
  var tone: Tone {
    switch self {
    case .error: .bad
    case .warning: .caution
    case .accepted: .quiet
    }
  }

  /// What a finding of the kind is called before its message.
  var word: String {
    switch self {
    case .error: "Error"
    case .warning: "Warning"
    case .accepted: "Accepted"
    }
  }

  /// What the findings of the kind are called.
  var title: String {
    switch self {
    case .error: "errors"
    case .warning: "warnings"
    case .accepted: "accepted"
    }
  }
}
