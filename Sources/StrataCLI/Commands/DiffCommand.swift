import StrataCost
import StrataDiff
import StrataEnvironments
import StrataFiles
import StrataIsolation
import StrataJSON
import StrataPlatform
import StrataText

/// `synth diff`.
struct DiffCommand {
  static let against = OptionSyntax(
    name: "--against", value: "DIR|FILE|REV", summary: "what to compare with, not the templates that synth wrote here")
  private static let stack = OptionSyntax(
    name: "--stack", value: "NAME", summary: "the only stack to compare, which FILE is of")
  private static let markdown = OptionSyntax(
    name: "--markdown", summary: "print what GitHub takes as a comment on a pull request")
  private static let patch = OptionSyntax(
    name: "--patch", summary: "with --json, the exact steps as well, as confidential as the templates")
  private static let refactoring = OptionSyntax(
    name: "--refactoring", value: "DIR", summary: "write what a stack refactoring takes to rename what's deployed")
  private static let keepExports = OptionSyntax(
    name: "--keep-exports", value: "DIR", summary: "write templates that keep the exports that stacks stop using")
  private static let isolation = OptionSyntax(
    name: "--isolation", summary: "say whether environments are still apart, where a system doesn't demand it")
  private static let cost = OptionSyntax(name: "--cost", summary: "say what the change costs in a month")

  private static let formats: [OptionSyntax] = [markdown, .json, patch]

  static let command = Command(
    "diff", operands: [.systemsOrCompared], summary: "say what changes, is replaced, loses data or opens access",
    details: [
      "Synthesizes in memory and compares, by what templates mean to CloudFormation, with",
      "what --against names: a folder such as templates, or a system's in it; a file, such as",
      "`aws cloudformation get-template` printed, or - for standard input; or else a revision",
      "of git, of which the folder is taken that synth would write to. What names a folder or",
      "file here and a revision as well is refused; ./NAME is the folder, NAME~0 the revision.",
      "",
      "Or compares OLD with NEW: two template files of anybody's, JSON or YAML, of which one",
      "may be - for standard input, or two folders, whose templates are paired by their paths.",
      "The name of a system is the system; a file's or folder's has a slash, or ends in .json,",
      ".yaml, .yml or .template, so that a folder is named as ./old. Of the options, --markdown,",
      "--json and --patch are for files and folders as well.",
      "",
      "With -e, what is another environment's is compared on neither side, in no form.",
      "",
      "With -e E --as OTHER two environments are compared, of which neither is the other's",
      "baseline: E is made with OTHER's profile and then read with OTHER's name, and what still",
      "differs from OTHER comes from the code. What a profile has the code make beside is said",
      "as well; values by the profiles are only counted, with the keys that differ. The exit code",
      "is 0 where nothing else differs, 1 where something does, and 4 where E can't be made with",
      "OTHER's profile, so that the one can't be told from the other.",
      "",
      "Where a system demands that its environments are apart, or --isolation asks for it, what",
      "a change breaks of that is said, and who can now do what; of folders, each has a folder",
      "for each environment, or templates that say whose they are.",
      "",
      "With --cost it says what the change costs in a month, line by line and by environment, as",
      "`synth cost` counts it, with the usage that profiles state now.",
      "",
      "What looks like a secret is hidden; only --patch shows values as they are. A refactoring",
      "renames and takes no other changes.",
      "",
      "The exit code is 0 where all is the same, 1 where something differs, and 3 where",
      "something is replaced, at risk or wider open, or may be, or environments are less apart.",
      "A mistake and a missing baseline are 1 as well, and print nothing on standard output",
      "unless it's JSON.",
    ],
    options: SynthesizedSystems.options + [
      .layingOwn, .asEnvironment, against, stack, isolation, cost, .prices, .region, markdown, .json, patch,
      refactoring, keepExports,
    ]
  ) { try DiffCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    if invocation.has(Self.markdown), invocation.isJSON {
      throw UsageError("--markdown and --json exclude each other")
    }
    if invocation.has(Self.patch), !invocation.isJSON { throw UsageError("--patch is for --json") }
    for option in [OptionSyntax.prices, .region] where invocation.has(option) && !invocation.has(Self.cost) {
      throw UsageError("\(option.name) is for \(Self.cost.name)")
    }
    if !invocation.operands.paths.isEmpty { return try compareFiles() }
    if let other = invocation.value(.asEnvironment) {
      return try DiffEnvironments(
        invocation: invocation,
        options: [
          .environments, .asEnvironment, .profiles, .committed, .samples, .layingOwn, Self.markdown, .json,
        ], isMarkdown: invocation.has(Self.markdown)
      ).run(as: other)
    }
    // What is written in between must be what synth would write.
    let isWriting = invocation.has(Self.refactoring) || invocation.has(Self.keepExports)
    let systems = try SynthesizedSystems(invocation, isHoldingApart: isWriting)
    if systems.report.hasErrors {
      systems.report.print(asJSON: invocation.isJSON)
      return .finding
    }
    let stack = invocation.value(Self.stack)
    if let stack { try systems.check(stack: stack) }
    let baseline = try Baseline(invocation.value(Self.against), systems: invocation.tool.systems, console: console)
    let compared = try systems.compared(with: baseline, only: stack, on: console)
    var report = systems.report
    report.notes += notes(on: compared)
    let aspects = try aspects(of: compared, systems, &report)
    let verdict = zip(compared, aspects).map { max($0.difference.verdict, $1.verdict) }.max() ?? .same
    let exitCode = verdict < .grave && report.hasErrors ? .finding : ExitCode(verdict)
    // Written before anything is printed, so that what's printed is true.
    let lines = try writeFiles(compared, systems)
    if invocation.isJSON {
      var object: JSONObject = ["verdict": .string(verdict.rawValue)]
      object["systems"] = .array(
        zip(compared, aspects).map { $0.json(includingPatches: invocation.has(Self.patch), $1) })
      if !lines.isEmpty { object["commands"] = .array(lines.map { .array($0.arguments.map(JSONValue.string)) }) }
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
      return exitCode
    }
    print(compared.map(\.named), aspects)
    if !lines.isEmpty {
      // Four spaces make code of it where it's Markdown.
      let (head, indent) = invocation.has(Self.markdown) ? ("then run\n\n", "    ") : ("then run\n", "  ")
      console.output("\n" + head + lines.map { "\(indent)\($0)\n" }.joined())
    }
    report.notes += hints(compared)
    report.printFindings()
    return exitCode
  }

  /// What was compared last.
  private static let last = LeftToEnd()

  /// Compares two files or two folders.
  private func compareFiles() throws -> ExitCode {
    let paths = try DiffOperands.files(
      invocation, allowing: Self.formats + [Self.isolation, Self.cost, .prices, .region])
    let compared = try ComparedFiles(paths.old, paths.new, console: console)
    defer { Self.last.keep { withExtendedLifetime(compared) {} } }
    var aspects = ComparedAspects()
    if invocation.has(Self.isolation) {
      aspects.isolation = try ComparedIsolation(paths.old, paths.new, console: console)
    }
    var report = Report(console: console)
    if invocation.has(Self.cost) {
      let inputs = try CostInputs(invocation)
      let cost = ComparedCost(compared, isRegionGiven: invocation.has(.region), inputs)
      aspects.cost = cost
      report.findings += cost.findings + [cost.age.finding].compactMap(\.self)
    }
    let verdict = max(compared.named.difference.verdict, aspects.verdict)
    report.notes = compared.notes + aspects.notes
    if invocation.isJSON {
      var object: JSONObject = ["verdict": .string(verdict.rawValue)]
      var named = compared.named.json(includingPatches: invocation.has(Self.patch))
      for member in aspects.members { named[member.key] = member.value }
      object["systems"] = [.object(named)]
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      print([compared.named], [aspects])
      report.printFindings()
    }
    return ExitCode(verdict)
  }

  // MARK: Beside the difference

  /// What the changes make of isolation and of costs, as far as that's asked for, of each system.
  private func aspects(
    of compared: [ComparedSystem], _ systems: SynthesizedSystems, _ report: inout Report
  ) throws -> [ComparedAspects] {
    if invocation.has(Self.isolation) { _ = try systems.membersApart(named: !invocation.operands.systems.isEmpty) }
    let inputs = invocation.has(Self.cost) ? try CostInputs(invocation) : nil
    return try compared.map { compared in
      var aspects = ComparedAspects(isolation: try isolation(of: compared, &report))
      if let inputs {
        let cost = try ComparedCost(compared, inputs)
        report.findings += cost.findings + [cost.age.finding].compactMap(\.self)
        aspects.cost = cost
      }
      report.notes += aspects.notes
      return aspects
    }
  }

  /// What a change makes of whether environments are apart, where the system demands it or somebody asks; nil elsewhere.
  ///
  /// - Throws: ``UsageError`` where it's asked for and not all stacks are compared.
  private func isolation(of compared: ComparedSystem, _ report: inout Report) throws -> ComparedIsolation? {
    let isAsked = invocation.has(Self.isolation)
    let member = compared.member
    guard let system = invocation.tool.systems.first(where: { $0.name == compared.app }),
      isAsked || system.isolation == .required, member.prepared.chosen.count > 1
    else { return nil }
    if isAsked, !compared.isWhole {
      throw UsageError(
        "\(Self.isolation.name) takes all stacks of \(compared.app), and one alone is compared",
        hint: "leave \(Self.stack.name) away, and name a folder by \(Self.against.name)")
    }
    let after = member.isolation.analysis.report()
    report.findings += system.isolationFindings(in: after, of: member)
    guard compared.isWhole else { return nil }
    let isolation = try ComparedIsolation(compared, after)
    return isAsked || !isolation.difference.pairs.isEmpty ? isolation : nil
  }

  // MARK: Telling

  /// Prints differences, for a terminal or as Markdown.
  private func print(_ compared: [NamedDifference], _ aspects: [ComparedAspects]) {
    let aspects = aspects.flatMap(\.all)
    if invocation.has(Self.markdown) {
      let rest = aspects.map { "\n" + $0.markdown(on: console) }.joined()
      console.output(markdown(compared, besides: rest.utf8.count) + rest)
    } else {
      console.output(text(compared) + aspects.map { "\n" + $0.text(on: console) }.joined())
    }
  }

  private func text(_ compared: [NamedDifference]) -> String {
    let texts = compared.map { ($0.isIdentical, $0.text(isColoured: console.coloursOutput)) }
    var text = ""
    for (index, (isLine, next)) in texts.enumerated() {
      // What is a line each stands together.
      if index > 0, !(isLine && texts[index - 1].0) { text += "\n" }
      text += next
    }
    return text
  }

  /// The differences as Markdown, which leaves room for some bytes beside.
  private func markdown(_ compared: [NamedDifference], besides bytes: Int) -> String {
    var text = ""
    for (index, system) in compared.enumerated() {
      let rest = max(0, TemplateDifference.commentLimit - bytes - text.utf8.count)
      text += system.markdown(limit: rest / (compared.count - index)) + (index + 1 < compared.count ? "\n" : "")
    }
    return text
  }

  private func notes(on compared: [ComparedSystem]) -> [String] {
    compared.filter(\.isNew).map {
      "\($0.app): there is nothing in \(displayable($0.named.place)) yet, so that all of it is new"
    }
      + compared.flatMap { system in
        system.leftOut.map { stack, environments in
          "\(system.app): what \(stack) has of \(OperandName.alternatives(environments.map(displayable), "and")) isn't "
            + "compared, and what is shared there is as it's made without"
        }
      }
  }

  /// The hints at what can be asked for beside, with the command that does.
  private func hints(_ compared: [ComparedSystem]) -> [String] {
    var hints: [String] = []
    let handedOn = Self.command.syntax.options.filter { !Self.formats.contains($0) }
    func line(_ option: OptionSyntax) -> ShellLine {
      invocation.line(["diff"], handingOn: handedOn, adding: [option.name, "DIR"])
    }
    if !invocation.has(Self.refactoring), compared.contains(where: { !$0.refactorings.isEmpty }) {
      hints.append(
        "where the new names are to stay, a stack refactoring renames what's deployed: \(line(Self.refactoring))")
    }
    if invocation.has(Self.keepExports), !compared.contains(where: { $0.assemblyKeepingExports != nil }) {
      hints.append("no export has to be kept, or can be, so that no template was written")
    }
    if !invocation.has(Self.keepExports), compared.contains(where: { $0.difference.stepsKeepingExports != nil }) {
      hints.append("templates that keep the exports for one round: \(line(Self.keepExports))")
    }
    return hints
  }

  // MARK: Files

  private func writeFiles(_ compared: [ComparedSystem], _ systems: SynthesizedSystems) throws -> [ShellLine] {
    var lines: [ShellLine] = []
    for system in compared {
      if let directory = invocation.value(Self.refactoring) {
        let folder = systems.folder(of: system.member).path(of: system.app)
        lines += try InBetweenFiles.write(system, refactoringsTo: directory, templatesIn: folder)
      }
      if let directory = invocation.value(Self.keepExports) {
        lines += try InBetweenFiles.write(system, keepingExportsIn: directory)
      }
    }
    return lines
  }
}
