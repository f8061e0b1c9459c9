import StrataChecks
import StrataFiles
import StrataLanguage
import StrataPipeline
import StrataText

/// `synth validate`.
struct ValidateCommand {
  private static let format = OptionSyntax(
    name: "--format", value: "F", choices: FindingFormat.allCases.map(\.rawValue),
    summary: "text, json, sarif or github; text unless given")
  private static let severity = OptionSyntax(
    name: "--severity", value: "S", choices: Severity.allCases.map(\.rawValue),
    summary: "error or warning: the least that's printed and counts; warning unless given")
  private static let ignore = OptionSyntax(
    name: "--ignore", value: "RULE", repeats: true, summary: "a rule that isn't held against the templates")

  private static let accepted = OptionSyntax(
    name: "--accepted", summary: "print what templates accept as well, with the reasons")

  private static let notAccepted = OptionSyntax(
    name: "--no-accepted", summary: "count what templates accept as well")

  private static let parameters = OptionSyntax(
    name: "--parameters", value: "FILE",
    summary: "the values of the parameters, in a file as the aws command takes it")

  static let command = Command(
    "validate", operands: [.files], summary: "find what AWS would refuse in anybody's templates",
    details: [
      "Takes CloudFormation templates, JSON or YAML. A resource or a template may accept rules by",
      "its metadata, {\"Strata::Accepted\": [{\"Rule\": RULE, \"Because\": TEXT}…]}; what silences",
      "cfn-lint silences the rules that find the same. With --parameters the values are held",
      "against the templates, and what conditions leave out with them isn't looked at. The exit",
      "code is 0 where nothing was found, and 1 where something was, or a file couldn't be read.",
    ],
    options: [parameters, format, .json, severity, ignore, accepted, notAccepted]
  ) { try ValidateCommand(invocation: $0).run() }

  let invocation: Invocation

  private func run() throws -> ExitCode {
    if invocation.has(Self.accepted), invocation.has(Self.notAccepted) {
      throw UsageError("--accepted and --no-accepted exclude each other")
    }
    let paths = invocation.operands.paths
    let parameters = try invocation.value(Self.parameters).map(ParameterFile.init)
    let checker = TemplateChecker(additional: invocation.tool.rules)
    if invocation.has(Self.format), invocation.isJSON {
      throw UsageError("\(Self.format.name) and --json exclude each other")
    }
    let format = try choice(Self.format).flatMap(FindingFormat.init) ?? (invocation.isJSON ? .json : .text)
    let least = try choice(Self.severity).flatMap(Severity.init) ?? .warning
    let given = invocation.values(Self.ignore).map { RuleID(stringLiteral: $0) }
    let formerNames = given.filter { RuleCatalog.successors[$0] != nil }
    let ignored = Set(
      try given.map { formerNames.contains($0) ? $0 : try ExplainedRule.ofTemplates("\($0)", in: checker).id })
    let honorsAccepted = !invocation.has(Self.notAccepted)
    var progress = ProgressLine(on: invocation.console)
    let cores = Workers.cores
    // Where there are fewer files than cores, those that are left work on the rules of one.
    let workers = Workers(count: cores / paths.count)
    let files = Workers(count: cores).map(paths) {
      progress.show($0, of: paths.count, "template")
    } _: { path in
      CheckedFile(
        path, checker: checker, parameters: parameters, ignoring: ignored,
        honorsAccepted: honorsAccepted, atLeast: least, workers: workers)
    }
    progress.end()
    let text = format.text(of: files, rules: checker.rules)
    invocation.console.output(format == .text ? invocation.console.withoutHints(text) : text)
    for file in files where file.omitted > 0 {
      invocation.console.note("\(displayable(file.path)) has \(Count.of(file.omitted, "more finding")), not shown")
    }
    invocation.noteFormerNames(files.flatMap(\.formerNames) + formerNames)
    for problem in files.compactMap(\.problem) { invocation.console.errors("error: \(problem)\n") }
    let findings = files.flatMap(\.findings)
    if format == .text { summarize(files, findings) }
    return ExitCode(isWell: findings.isEmpty && !files.contains { $0.problem != nil })
  }

  private func summarize(_ files: [CheckedFile], _ findings: [Finding]) {
    let accepted = files.flatMap(\.accepted)
    if invocation.has(Self.accepted) {
      for finding in accepted {
        invocation.console.output("accepted: \(finding.finding)\n  because: \(finding.reason)\n")
      }
    }
    if invocation.console.isQuiet { return }
    let count = Count.of(files.count { $0.problem == nil }, "template")
    let sources = TemplateReport.Source.allCases.map { source in
      (source, count: accepted.count { $0.source == source })
    }.filter { $0.count > 0 }.map { sources in "\(sources.count) accepted by \(Self.words(for: sources.0))" }
    let others = sources.map { ", \($0)" }.joined()
    invocation.console.errors("\(findings.summary)\(others) in \(count)\n")
  }

  private static func words(for source: TemplateReport.Source) -> String {
    switch source {
    case .strata: source.rawValue
    case .cfnLint: "cfn-lint's ignore_checks"
    }
  }

  private func choice(_ option: OptionSyntax) throws(UsageError) -> String? {
    guard let value = invocation.value(option) else { return nil }
    if option.choices.contains(value) { return value }
    let nearest = Suggestion.nearest(to: value, in: option.choices)
    throw UsageError(
      "\(option.name) is \(option.choices.joined(separator: ", ")), not \(value)"
        + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}
