import StrataChecks
import StrataCore
import StrataFiles
import StrataSchema

/// `synth validate`.
struct ValidateCommand {
  private static let format = OptionSyntax(
    name: "--format", value: "F", summary: "text, json, sarif or github; text unless given")
  private static let severity = OptionSyntax(
    name: "--severity", value: "S",
    summary: "error or warning: the least that's printed and counts; warning unless given")
  private static let ignore = OptionSyntax(
    name: "--ignore", value: "RULE", repeats: true, summary: "a rule that isn't held against the templates")

  private static let accepted = OptionSyntax(
    name: "--accepted", summary: "print what templates accept as well, with the reasons")

  static let syntax = CommandSyntax(
    words: ["validate"], operands: "FILE…", summary: "find what AWS would refuse in anybody's templates",
    details: [
      "Takes CloudFormation templates, JSON or YAML. A resource or a template may accept rules by",
      "its metadata, {\"Strata::Accepted\": [{\"Rule\": RULE, \"Because\": TEXT}…]}; what silences",
      "cfn-lint silences the rules that find the same. The exit code is 0 where nothing was",
      "found, and 1 where something was, or a file couldn't be read.",
    ],
    options: [format, severity, ignore, accepted]
  ) { try ValidateCommand(invocation: $0).run() }

  let invocation: Invocation

  private func run() throws -> Int32 {
    if invocation.operands.isEmpty { throw UsageError("name a file, as in validate template.json") }
    let checker = TemplateChecker(additional: invocation.tool.rules)
    let format = try choice(Self.format, FindingFormat.allCases.map(\.rawValue)).flatMap(FindingFormat.init) ?? .text
    let least = try choice(Self.severity, Severity.allCases.map(\.rawValue)).flatMap(Severity.init) ?? .warning
    let ignored = Set(try invocation.values(Self.ignore).map { try RulesCommand.rule($0, in: checker).id })
    var progress = ProgressLine(of: invocation.operands.count, on: invocation.console)
    let cores = Workers.cores
    // Where there are fewer files than cores, those that are left work on the rules of one.
    let workers = Workers(count: cores / invocation.operands.count)
    let files = Workers(count: cores).map(invocation.operands) {
      progress.show($0)
    } _: { path in
      CheckedFile(path, checker: checker, ignoring: ignored, atLeast: least, workers: workers)
    }
    progress.end()
    invocation.console.output(format.text(of: files, rules: checker.rules))
    for file in files where file.omitted > 0 {
      invocation.console.note("\(displayable(file.path)) has \(Count.of(file.omitted, "more finding")), not shown")
    }
    for problem in files.compactMap(\.problem) { invocation.console.errors("error: \(problem)\n") }
    let findings = files.flatMap(\.findings).map(\.diagnostic)
    if format == .text { summarize(files, findings) }
    return findings.isEmpty && !files.contains { $0.problem != nil } ? Tool.Exit.success : Tool.Exit.failure
  }

  private func summarize(_ files: [CheckedFile], _ findings: [Diagnostic]) {
    let accepted = files.flatMap(\.accepted)
    if invocation.has(Self.accepted) {
      for finding in accepted {
        let reason = finding.acceptance?.reason.map { "  because: \($0)\n" } ?? ""
        invocation.console.output("accepted: \(finding.diagnostic)\n\(reason)")
      }
    }
    let count = Count.of(files.count { $0.problem == nil }, "template")
    let others = accepted.isEmpty ? "" : ", \(accepted.count) accepted"
    invocation.console.errors("\(findings.summary)\(others) in \(count)\n")
  }

  private func choice(_ option: OptionSyntax, _ choices: [String]) throws(UsageError) -> String? {
    guard let value = invocation.value(option) else { return nil }
    if choices.contains(value) { return value }
    let nearest = Suggestion.nearest(to: value, in: choices)
    throw UsageError(
      "\(option.name) is \(choices.joined(separator: ", ")), not \(value)"
        + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}

/// `synth rules`.
enum RulesCommand {
  static let syntax = CommandSyntax(
    words: ["rules"], operands: "[RULE]", summary: "list the rules of validate, or explain one", run: run)

  private static func run(_ invocation: Invocation) throws -> Int32 {
    try invocation.takes(atMost: 1, of: invocation.operands)
    let checker = TemplateChecker(additional: invocation.tool.rules)
    guard let name = invocation.operands.first else {
      let names = checker.rules.map(\.about.id.description) + checker.rules.flatMap { $0.parts.map { "  \($0.id)" } }
      let width = names.map(\.count).max() ?? 0
      for rule in checker.rules {
        invocation.console.output("\(rule.about.id.description.padded(to: width))  \(rule.about.reason)\n")
        for part in rule.parts {
          invocation.console.output("\("  \(part.id)".padded(to: width))  \(part.reason)\n")
        }
      }
      return Tool.Exit.success
    }
    let (id, reason, about) = try rule(name, in: checker)
    invocation.console.output(
      """
      \(id), \(about.severity.rawValue): \(reason)
      \(about.source)

      right:
      \(Report.text(of: about.good))
      wrong:
      \(Report.text(of: about.bad))
      """)
    return Tool.Exit.success
  }

  /// A rule of a name, or a part of one.
  static func rule(
    _ name: String, in checker: TemplateChecker
  ) throws(UsageError) -> (id: RuleID, reason: String, about: RuleDescription) {
    for rule in checker.rules {
      if rule.about.id.description == name { return (rule.about.id, rule.about.reason, rule.about) }
      if let part = rule.parts.first(where: { $0.id.description == name }) { return (part.id, part.reason, rule.about) }
    }
    let names = checker.rules.flatMap { [$0.about.id] + $0.parts.map(\.id) }.map(\.description)
    throw .unknown("rule", name, nearest: Suggestion.nearest(to: name, in: names))
  }
}
