import StrataDiff
import StrataText

/// What changes from templates that were before.
struct ChangesView: PageView {
  static let id = "changes"
  static let title = "Changes"

  private let page: PageContext

  init?(_ page: PageContext) {
    if page.contents.systems.allSatisfy({ $0.changes == nil }) { return nil }
    self.page = page
  }

  var mark: String { page.contents.systems.compactMap { $0.changes?.difference.verdict }.max()?.rawValue ?? "" }

  func write(to html: inout HTMLWriter) {
    page.systems(&html, where: { $0.changes != nil }) { html, system, index in
      guard let changes = system.changes else { return }
      html.element("p", .classes("lead")) { html in
        html.badge(changes.difference.verdict.tone, changes.difference.verdict.rawValue)
        html.text(" against ")
        html.name(changes.place)
      }
      let different = changes.difference.leavingOutTheIdentical()
      for stack in different.stacks { write(stack, in: index, to: &html) }
      let others = changes.difference.stacks.count - different.stacks.count
      if others > 0 {
        html.element(
          "p", text: "\(Count.of(others, different.stacks.isEmpty ? "stack" : "other stack")): no difference")
      }
      if changes.difference.conflicts.isEmpty { return }
      html.element(page.hasSystems ? "h4" : "h3", text: "Exports")
      html.sentences(changes.difference.conflicts.map(\.description) + changes.difference.planLines)
    }
  }

  private func write(_ stack: StackSetDifference.Stack, in system: Int, to html: inout HTMLWriter) {
    let difference = stack.difference
    html.element("section", .classes("group")) { html in
      html.element(page.hasSystems ? "h4" : "h3") { $0.name(stack.title) }
      html.element("p", text: difference.isEmpty ? "no difference but how it's written" : difference.counts.text)
      warnings(of: difference, on: stack.name, in: system, to: &html)
      for resource in difference.resources { write(resource, of: difference, on: stack.name, in: system, to: &html) }
      for section in difference.sections { write(section, of: difference, to: &html) }
    }
  }

  /// Writes what has to be known before anything is deployed.
  private func warnings(
    of difference: TemplateDifference, on stack: String, in system: Int, to html: inout HTMLWriter
  ) {
    func entry(_ tone: Tone, _ word: String, _ logicalID: String, _ text: String, _ html: inout HTMLWriter) {
      html.element("li", .classes("item")) { html in
        html.badge(tone, word)
        page.resource(ReportedPlace(stack: stack, logicalID: logicalID), in: system, to: &html)
        html.text(": ")
        html.name(text)
      }
    }
    if difference.dataAtRisk.isEmpty, difference.protections.isEmpty, difference.access.isEmpty,
      difference.remedies.isEmpty
    {
      return
    }
    html.element("ul", .classes("plain warnings")) { html in
      for risk in difference.dataAtRisk {
        let text = "\(risk.contents) \(risk.event), \(difference.shown(risk.reason))"
        entry(.bad, "data at risk", risk.logicalID, text, &html)
      }
      for change in difference.protections {
        entry(.bad, "less protected", change.logicalID, difference.shown(change.text), &html)
      }
      for change in difference.access {
        let tone: Tone = change.direction == .narrower ? .good : .bad
        entry(tone, "access \(change.direction.rawValue)", change.logicalID, difference.shown(change.text), &html)
      }
      for remedy in difference.remedies {
        html.element("li", .classes("item")) { html in
          html.badge(.caution, "renamed")
          html.name(remedy.construct)
          html.text(": write ")
          html.element("code") { $0.name(remedy.code) }
        }
      }
    }
  }

  private func write(
    _ resource: ResourceDifference, of difference: TemplateDifference, on stack: String, in system: Int,
    to html: inout HTMLWriter
  ) {
    html.element("article", .classes("item entry")) { html in
      html.element("p", .classes("entry-head")) { html in
        html.badge(resource.action.tone, resource.action.words)
        page.resource(ReportedPlace(stack: stack, logicalID: resource.logicalID), in: system, to: &html)
        html.element("span", .classes("type")) { $0.name(resource.type) }
        if let construct = resource.construct { html.element("span", .classes("aside")) { $0.name(construct) } }
      }
      html.sentences(resource.notes)
      rows(difference.rows(of: resource), of: resource.logicalID, to: &html)
    }
  }

  private func write(_ section: SectionDifference, of difference: TemplateDifference, to html: inout HTMLWriter) {
    let name = [section.section, section.name ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
    html.element("article", .classes("item entry")) { html in
      html.element("p", .classes("entry-head")) { html in
        let (tone, word): (Tone, String) =
          section.isAdded ? (.good, "added") : section.isRemoved ? (.bad, "removed") : (.caution, "changed")
        html.badge(tone, word)
        html.name(name)
      }
      rows(difference.rows(of: section), of: name, to: &html)
    }
  }

  private func rows(_ rows: [DifferenceRow], of name: String, to html: inout HTMLWriter) {
    if rows.isEmpty { return }
    html.table("What changes in \(name)", head: ["Property", "Change", "Consequence"]) { html in
      for row in rows {
        html.element("tr") { html in
          html.element("th", .value("scope", "row")) { html in
            html.element("span", .classes("sign"), text: row.symbol)
            html.name(row.path.isEmpty ? name : row.path)
          }
          html.element("td") { html in html.element("code") { $0.name(row.values) } }
          html.cell(row.remarks, row.isGrave ? "grave" : "")
        }
      }
    }
  }
}

extension Verdict {
  var tone: Tone {
    switch self {
    case .same: .good
    case .different: .caution
    case .grave: .bad
    }
  }
}

extension ResourceDifference.Action {
  fileprivate var tone: Tone {
    switch self {
    case .replaced, .removed, .mayBeReplaced, .mayBeRemoved: .bad
    case .changed: .caution
    case .added: .good
    case .metadata: .quiet
    }
  }
}
