import StrataFindings
import StrataJSON
import StrataText

/// All resources, each with its part of the template, its line and what it has to do with others.
struct ResourcesView: PageView {
  static let id = "resources"
  static let title = "Resources"

  private let page: PageContext

  /// What stands instead of the environment of a resource that has none.
  private static let shared = "-"

  init?(_ page: PageContext) {
    if page.contents.systems.allSatisfy(\.stacks.isEmpty) { return nil }
    self.page = page
  }

  private var resources: [ReportedResource] { page.contents.systems.flatMap { $0.stacks.flatMap(\.resources) } }

  var mark: String { Count.grouped(resources.count) }

  func write(to html: inout HTMLWriter) {
    filters(to: &html)
    page.systems(&html, where: { !$0.stacks.isEmpty }) { html, system, index in
      let findings = Dictionary(grouping: system.findings, by: \.resource)
      for stack in system.stacks {
        html.element("section", .classes("group")) { html in
          html.element(page.hasSystems ? "h4" : "h3") { html in
            html.name(stack.name)
            html.element("span", .classes("aside")) { html in
              html.text(" \(Count.of(stack.resources.count, "resource"))")
              if stack.file != stack.name {
                html.text(" in ")
                html.name(stack.file)
              }
              if !stack.place.isEmpty {
                html.text(", for ")
                html.name(stack.place)
              }
            }
          }
          let uses = ResourceUses(of: stack)
          for resource in stack.resources {
            let place = ReportedPlace(stack: stack.name, logicalID: resource.logicalID)
            write(resource, of: stack, uses, findings[place] ?? [], in: index, to: &html)
          }
          rest(of: stack, in: index, to: &html)
        }
      }
    }
  }

  private func filters(to html: inout HTMLWriter) {
    html.filters { html in
      let environments = page.contents.systems.flatMap(\.environments).unique
      if environments.count > 1 {
        let shared = resources.contains { $0.environment == nil } ? [(Self.shared, "shared")] : []
        html.choice(
          "resource-environment", "Environment", by: "environment", all: "all", environments.map { ($0, $0) } + shared)
      }
      let services = resources.map(\.service).unique.sorted(by: utf8Precedes)
      html.choice("resource-service", "Service", by: "service", all: "all", services.map { ($0, $0) })
      html.element("button", .value("type", "button"), .value("data-open", "all"), text: "Open all")
      html.element("button", .value("type", "button"), .value("data-open", "none"), text: "Close all")
    }
  }

  private func write(
    _ resource: ReportedResource, of stack: ReportedStack, _ uses: ResourceUses, _ findings: [ReportedFinding],
    in system: Int, to html: inout HTMLWriter
  ) {
    func place(_ logicalID: String) -> ReportedPlace { ReportedPlace(stack: stack.name, logicalID: logicalID) }
    let id = page.names.of(place(resource.logicalID), in: system) ?? ""
    html.newline()
    html.element(
      "details", .id(id), .classes("item resource"), .value("data-environment", resource.environment ?? Self.shared),
      .value("data-service", resource.service)
    ) { html in
      html.element("summary") { html in
        html.element("span", .classes("name")) { $0.name(resource.logicalID) }
        html.element("span", .classes("type")) { $0.name(resource.type) }
        if let environment = resource.environment { html.element("span", .classes("chip")) { $0.name(environment) } }
      }
      html.element("dl", .classes("pairs")) { html in
        html.fact("Construct", resource.construct)
        html.fact("Line", resource.line)
        for (title, others) in [
          ("Uses", uses.targets[resource.logicalID]), ("Used by", uses.holders[resource.logicalID]),
        ] {
          guard let others, !others.isEmpty else { continue }
          html.fact(title) { html in
            html.element("ul", .classes("links")) { html in
              for other in others { html.element("li") { page.resource(place(other), in: system, to: &$0) } }
            }
          }
        }
        for finding in findings { html.fact(finding.kind.word) { $0.name(finding.finding.message) } }
        html.fact("Link") { $0.element("a", .link(to: id), text: "to this resource") }
      }
      text(resource.json, called: "Template of \(resource.logicalID)", of: stack, in: system, to: &html)
    }
  }

  /// Writes what the template has beside its resources.
  private func rest(of stack: ReportedStack, in system: Int, to html: inout HTMLWriter) {
    if stack.rest.isEmpty { return }
    let sections = stack.rest.keys.joined(separator: ", ")
    html.element(
      "details", .classes("item resource"), .value("data-environment", stack.environment ?? Self.shared)
    ) { html in
      html.element("summary") { html in
        html.element("span", .classes("name"), text: "Beside the resources")
        html.element("span", .classes("type")) { $0.name(sections) }
      }
      text(.object(stack.rest), called: "\(sections) of \(stack.name)", of: stack, in: system, to: &html)
    }
  }

  private func text(
    _ json: JSONValue, called title: String, of stack: ReportedStack, in system: Int, to html: inout HTMLWriter
  ) {
    html.element("pre", .value("tabindex", "0"), .value("role", "group"), .label(title)) { html in
      html.element("code") { html in
        TemplateText {
          page.names.of(ReportedPlace(stack: stack.name, logicalID: $0), in: system)
        }.write(json, to: &html)
      }
    }
  }
}

extension [String] {
  /// The texts without those that were there before.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
