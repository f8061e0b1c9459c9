import StrataAdvice
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataPipeline
import StrataScaffolding
import StrataText

/// `synth advise`.
struct AdviseCommand {
  private static let stack = OptionSyntax(
    name: "--stack", value: "NAME", summary: "the only stack to look at, or the one that FILE is of")
  private static let parts = OptionSyntax(
    name: "--parts", value: "N", summary: "split into N stacks, 2 to 5; as few as leave room unless given")
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "DIR", summary: "write the templates of each step to a new folder")

  private static let fileOptions: [OptionSyntax] = [stack, parts, output, .json]

  static let command = Command(
    "advise", operands: [.systemsOrFiles], summary: "propose stacks to split one into that grows too large",
    details: [
      "Synthesizes in memory, or takes anybody's templates, JSON or YAML. A stack that has 80 % of",
      "what a template may have, such as 400 of 500 resources, is split into 2 to 5 stacks, each",
      "with room left, none waiting for one that waits for it, and with few values across; what",
      "is of one environment, and then of one construct, stays together where it can. With --parts",
      "a stack that has room is split as well.",
      "",
      "A stack refactoring of CloudFormation moves what is deployed. It makes no resource and adds",
      "no parameter, condition or mapping, so that these are deployed before, as are the exports of",
      "what stays; and it doesn't take every type, so that some resources stay. Whoever reads an",
      "output that isn't exported finds it in the stack of its resources then.",
      "",
      "With --output each stack gets a folder with the templates of each step, and the commands are",
      "printed; the folder must be new or empty. BUCKET, VALUE and ID are yours to fill in: a new",
      "stack's parameters get the values that the stack has which is split.",
      "",
      "The exit code is 0 where each stack has room or can be split, 1 where one can't, or can't be",
      "made or read, and 4 where a macro or a loop leaves open what is in it.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + fileOptions
  ) { try AdviseCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let parts = try invocation.value(Self.parts).map(Self.number)
    let folder = invocation.value(Self.output).map { PackageWriter(folder: $0) }
    try folder?.check()
    var report = Report(console: console)
    let stacks: [AdvisedStack]
    if invocation.operands.paths.isEmpty {
      let systems = try SynthesizedSystems(invocation, isHoldingApart: false)
      report = systems.report
      if report.hasErrors {
        report.print(asJSON: invocation.isJSON)
        return .finding
      }
      stacks = try self.stacks(of: systems, parts)
    } else {
      stacks = try files(parts)
    }
    report.notes += stacks.flatMap(\.notes)
    let files = stacks.map { stack in
      invocation.value(Self.output).flatMap { path in stack.split.map { AdviceFiles(stack, $0, in: path) } }
    }
    // Written before anything is printed, so that what's printed is true.
    let texts = try files.compactMap(\.self).flatMap { try $0.texts() }
    if !texts.isEmpty { try folder?.write(texts.map { PackageFile($0.path, $0.text) }) }
    if invocation.isJSON {
      var object: JSONObject = [
        "stacks": .array(zip(stacks, files).map { $0.json($1?.steps ?? [], relativeTo: console.directory) })
      ]
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      print(stacks, files, &report)
    }
    if stacks.contains(where: { $0.verdict == .inseparable }) { return .finding }
    return stacks.contains { $0.verdict == .undecided } ? .undecided : .success
  }

  private static func number(_ text: String) throws(UsageError) -> Int {
    guard let number = Int(text), StackAdvice.numbersOfParts.contains(number) else {
      throw UsageError(
        "\(parts.name) takes a number from 2 to 5, not \(displayable(text))",
        hint: "a stack refactoring takes five stacks at most; what it makes can be split again")
    }
    return number
  }

  // MARK: What is asked about

  private func stacks(of systems: SynthesizedSystems, _ parts: Int?) throws(UsageError) -> [AdvisedStack] {
    let name = invocation.value(Self.stack)
    if let name { try systems.check(stack: name) }
    let chosen = systems.members.flatMap { member in
      member.assembly.stacks.filter { name == nil || $0.name == name }.map { (member, $0) }
    }
    if parts != nil, chosen.count > 1 {
      throw UsageError(
        "\(Self.parts.name) is for one stack: "
          + OperandName.alternatives(chosen.map { displayable($0.1.name) }),
        hint: "name it by \(Self.stack.name)")
    }
    var progress = ProgressLine(on: console)
    defer { progress.end() }
    return chosen.enumerated().map { index, chosen in
      progress.show("looking at \(chosen.1.name), \(index + 1) of \(chosen.0.assembly.stacks.count)")
      return AdvisedStack(chosen.1, of: chosen.0, parts: parts)
    }
  }

  private func files(_ parts: Int?) throws -> [AdvisedStack] {
    let paths = try invocation.paths(of: Self.command.syntax, each: "file", allowing: Self.fileOptions)
    for option in [Self.stack, Self.parts] where invocation.has(option) && paths.count > 1 {
      throw UsageError("\(option.name) is for one file")
    }
    return try paths.map { path in
      if console.kind(path) == .directory {
        throw UsageError("\(displayable(path)) is a folder, and advise takes files")
      }
      return try AdvisedStack(file: path, stack: invocation.value(Self.stack), parts: parts)
    }
  }

  // MARK: What is told

  private func print(_ stacks: [AdvisedStack], _ files: [AdviceFiles?], _ report: inout Report) {
    for (index, (stack, files)) in zip(stacks, files).enumerated() {
      if index > 0, stack.verdict != .roomy { console.output("\n") }
      console.output(AdviceText(stack, on: console).text)
      if let files { console.output(AdviceText.text(of: files.steps)) }
    }
    if !invocation.has(Self.output), stacks.contains(where: { $0.split != nil }) {
      let line = invocation.line(
        ["advise"], handingOn: Self.command.syntax.options.filter { $0 != .json }, adding: [Self.output.name, "DIR"])
      report.notes.append("the templates of each step, with the commands that take them: \(line)")
    }
    report.printFindings()
  }
}
