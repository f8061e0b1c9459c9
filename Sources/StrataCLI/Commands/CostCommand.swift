import StrataCost
import StrataEnvironments
import StrataFiles
import StrataFindings
import StrataJSON
import StrataText

/// `synth cost`.
struct CostCommand {
  private static let compare = OptionSyntax(
    name: "--compare", value: "E:F", summary: "print the costs of two environments side by side")
  private static let usage = OptionSyntax(
    name: "--usage", value: "FILE", summary: "what is used of a template in a file, as a profile has it under _usage")

  static let command = Command(
    "cost", operands: [.systemsOrFiles], summary: "say what systems, or anybody's templates, cost in a month",
    details: [
      "Synthesizes in memory, or takes files of templates, and asks nobody: prices come along, each",
      "with its source and its day. Each line is fixed by the template, such as a NAT gateway's",
      "hours; bounded by it, such as 2 to 10 tasks; or by usage, such as requests. Three totals of",
      "each environment: idle, with nothing used; at the usage that its profile states under",
      "_usage; and the ceiling, at the most that the template allows, which is \"at least\" an",
      "amount where nothing bounds what is used. What has no price is listed, and never counted",
      "as free, and no price is taken from another region.",
      "",
      "In a profile usage stands by the path of the construct and the quantity, with its unit, as in",
      "\"_usage\": {\"Vpc/Nat\": {\"data\": \"500 GB\"}}; what no resource has is a mistake. * stands for",
      "the environment, of which the data to the internet may be stated: \"*\": {\"internet\": \"1 TB\"}.",
      "",
      "The exit code is 0, and 1 where a template can't be made, or prices or usage are wrong.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + [.layingOwn, compare, usage] + CostInputs.options
      + [.json]
  ) { try CostCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    if invocation.has(Self.compare), invocation.isJSON {
      throw UsageError("\(Self.compare.name) and --json exclude each other", hint: "--json has all environments")
    }
    var report = Report(console: console)
    do {
      let inputs = try CostInputs(invocation)
      let isOfFiles = !invocation.operands.paths.isEmpty
      let subjects = isOfFiles ? try files(inputs) : try systems(inputs, &report)
      report.findings += subjects.flatMap(\.findings)
      if !report.hasErrors {
        report.notes += subjects.flatMap(\.notes)
        report.findings += subjects.compactMap { PriceAge($0.estimate, today: inputs.today).finding }
        try print(subjects, inputs, report)
        return .success
      }
    } catch let finding as Finding {
      report.findings.append(finding)
    }
    report.print(asJSON: invocation.isJSON)
    return .finding
  }

  private func print(_ subjects: [CostSubject], _ inputs: CostInputs, _ report: Report) throws {
    if invocation.isJSON {
      var object: JSONObject = ["systems": .array(subjects.map { $0.json(inputs) })]
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
      return
    }
    let texts = try subjects.map { subject in
      let text = CostText(subject, inputs, on: console)
      guard let names = invocation.value(Self.compare) else { return text.text }
      let pair = try EnvironmentPair(names, of: subject.environments + subject.local, by: Self.compare)
      for name in [pair.from, pair.to] where subject.local.contains(name) {
        throw UsageError("\(Self.compare.name) takes environments in AWS, and \(name) is \(SystemCost.localWords)")
      }
      return text.comparison(pair)
    }
    console.output(texts.joined(separator: "\n"))
    report.printFindings()
  }

  // MARK: What is asked about

  private func systems(_ inputs: CostInputs, _ report: inout Report) throws -> [CostSubject] {
    if invocation.has(Self.usage) {
      throw UsageError(
        "\(Self.usage.name) is for files",
        hint: "the usage of a system stands in its profiles, under \(UsageReading.key)")
    }
    let systems = try SynthesizedSystems(invocation, isHoldingApart: false)
    report = systems.report
    return try systems.members.map { try CostSubject($0, inputs) }
  }

  private func files(_ inputs: CostInputs) throws -> [CostSubject] {
    let allowed = CostInputs.options + [Self.compare, Self.usage, .json]
    let paths = try invocation.paths(of: Self.command.syntax, each: "file", allowing: allowed)
    let usage = try invocation.value(Self.usage).map(usage)
    return try paths.map { path in
      if console.kind(path) == .directory {
        throw UsageError("\(displayable(path)) is a folder, and cost takes files")
      }
      return try CostSubject(file: path, usage: usage, isRegionGiven: invocation.has(.region), inputs)
    }
  }

  /// What a file states as used.
  private func usage(_ path: String) throws -> UsageReading {
    let bytes = try InputFile.read(path)
    let json: JSONValue
    do throws(JSONSyntaxError) { json = try JSONValue(parsing: bytes) } catch {
      throw CommandError("\(displayable(path)):\(error.line):\(error.column): this isn't JSON: \(error.message)")
    }
    return UsageReading(json, in: displayable(path)) { pointer in
      pointer.position(in: bytes, ofKey: !pointer.tokens.isEmpty).map {
        CallSite(file: path, line: $0.line, column: $0.column)
      }
    }
  }
}
