import StrataChecks
import StrataDiff
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataText

/// What sources give, held against what they gave before: by a tool that was built anew, for the one that watches it.
///
/// The two are processes of one tool, and speak in JSON: what was there before goes in, and what there is comes out.
struct WatchedChange {
  /// What there was before.
  struct Before {
    /// The templates of each system, by their stacks; nil where nothing is known yet.
    var templates: JSONObject?
    /// The findings that were told already.
    var findings: [String] = []
    /// Whether the text is to have colours.
    var isColoured = false

    init() {}

    /// Reads what ``json`` gives.
    init(_ json: JSONValue) {
      templates = json["templates"]?.object
      findings = json["findings"]?.array?.compactMap(\.string) ?? []
      isColoured = json["isColoured"]?.bool ?? false
    }

    var json: JSONValue {
      var object: JSONObject = ["isColoured": .bool(isColoured)]
      object["templates"] = templates.map(JSONValue.object)
      object["findings"] = .array(findings.map(JSONValue.string))
      return .object(object)
    }
  }

  /// The verdict: one of a difference, or `mistaken`.
  let verdict: String
  /// One line that says what changed.
  let summary: String
  /// The findings that weren't told yet, and the changes, in lines.
  let lines: [String]
  /// The changes of each system for machines.
  let systems: [JSONValue]
  /// The findings for machines.
  let diagnostics: JSONValue
  /// What a later change is held against.
  let after: Before

  /// Reads what ``json`` gives; nil for something else.
  init?(_ json: JSONValue) {
    guard let verdict = json["verdict"]?.string, let summary = json["summary"]?.string, let after = json["after"]
    else { return nil }
    (self.verdict, self.summary) = (verdict, summary)
    lines = json["lines"]?.array?.compactMap(\.string) ?? []
    systems = json["systems"]?.array ?? []
    diagnostics = json["diagnostics"] ?? []
    self.after = Before(after)
  }

  var json: JSONValue {
    [
      "verdict": .string(verdict), "summary": .string(summary), "lines": .array(lines.map(JSONValue.string)),
      "systems": .array(systems),
      "diagnostics": diagnostics, "after": after.json,
    ]
  }

  /// Whether something has a mistake.
  var isMistaken: Bool { verdict == Self.mistaken }

  /// The exit code of a run that ends with this.
  var exitCode: ExitCode { Verdict(rawValue: verdict).map(ExitCode.init) ?? .finding }

  private static let mistaken = "mistaken"
}

extension WatchedChange {
  /// Synthesizes, and compares.
  ///
  /// - Parameters:
  ///   - invocation: The command as it was called, whose console is for machines.
  ///   - before: What there was before.
  ///   - baseline: What is compared with; what there was before unless given.
  /// - Throws: ``UsageError`` for what isn't there, and why nothing can be compared.
  init(_ invocation: Invocation, since before: Before, baseline: String?) throws {
    var console = invocation.console
    (console.coloursOutput, console.coloursErrors) = (before.isColoured, before.isColoured)
    let synthesized = try SynthesizedSystems(invocation)
    var compared: [ComparedSystem] = []
    if let baseline {
      compared = try synthesized.compared(
        with: Baseline(baseline, systems: invocation.tool.systems, console: console), only: nil, on: console)
    } else if let templates = before.templates {
      compared = try synthesized.compared(with: templates)
    }
    let findings = synthesized.report.findings
    let texts = findings.map { console.text(of: $0) }
    let differences = compared.filter { !$0.named.isIdentical }.map { $0.named.text(isColoured: before.isColoured) }

    var after = before
    // Of a system with a mistake, the last that was right stays.
    after.templates = synthesized.members.reduce(into: before.templates ?? [:]) { templates, member in
      templates[member.assembly.app] = .object(
        JSONObject(member.assembly.stacks.map { ($0.name, $0.template.json) }))
    }
    after.findings = texts
    self.after = after
    diagnostics = findings.json(relativeTo: console.directory)
    systems = compared.map { .object($0.named.json(includingPatches: false)) }
    lines = (texts.filter { !before.findings.contains($0) } + differences).flatMap { text in
      text.split(separator: "\n").map(String.init)
    }
    verdict = findings.hasErrors ? Self.mistaken : (compared.map(\.difference.verdict).max() ?? .same).rawValue
    summary = Self.summary(synthesized, compared, findings)
  }

  private static func summary(
    _ synthesized: SynthesizedSystems, _ compared: [ComparedSystem], _ findings: [Finding]
  ) -> String {
    if findings.hasErrors { return findings.summary }
    var parts = compared.filter { !$0.named.isIdentical }.map { system in
      var counts: ChangeCounts?
      for stack in system.difference.stacks {
        counts = counts.map { $0 + stack.difference.counts } ?? stack.difference.counts
      }
      let text = counts?.text ?? ""
      return "\(system.app): \(text.isEmpty ? "no difference but how it's written" : text)"
    }
    if parts.isEmpty {
      let stacks = synthesized.members.map(\.assembly.stacks.count).reduce(0, +)
      parts = [
        compared.isEmpty
          ? "\(Count.of(synthesized.members.count, "system")), \(Count.of(stacks, "stack"))" : "nothing changes"
      ]
    }
    if !findings.isEmpty { parts.append(findings.summary) }
    return parts.joined(separator: "; ")
  }
}

extension SynthesizedSystems {
  /// Compares the systems with templates that they gave before.
  fileprivate func compared(with templates: JSONObject) throws -> [ComparedSystem] {
    try members.map { member in
      let others = others(than: member)
      let old = templates[member.assembly.app]?.object.map { stacks in
        Dictionary(stacks.map { ($0.key, EnvironmentPart($0.value, without: others)) }, uniquingKeysWith: { $1 })
      }
      return try ComparedSystem(member, with: old, from: "the last save", only: nil)
    }
  }
}
