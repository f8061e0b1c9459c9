import StrataCertificates
import StrataEnvironments
import StrataIsolation
import StrataJSON
import StrataLanguage
import StrataTemplate
import StrataText

/// `synth isolation`.
struct IsolationCommand {
  private static let verify = OptionSyntax(
    name: "--verify", value: "FILE", summary: "hold what --json printed against the templates, by other code")
  private static let explain = OptionSyntax(
    name: "--explain", value: "FROM:TO", summary: "print all ways from one environment to another, and what closes them"
  )

  private static let folderOptions: [OptionSyntax] = [.json, verify, explain]

  static let command = Command(
    "isolation", operands: [.systemsOrFolders], summary: "show whether environments reach into each other",
    details: [
      "Synthesizes in memory, or takes folders of anybody's templates: one for each environment,",
      "named after it, or one whose templates say whose they are. For each ordered pair of",
      "environments it says whether it's proven that none of the one's principals, packets,",
      "subscriptions and names reaches the other; it's broken, with what shows it; it isn't",
      "decided, with what to write; or it's accepted, by what a system says that they share.",
      "A folder's name has a slash, as in ./staging.",
      "",
      "With --json it prints a certificate: of every way the one fact that closes it. With",
      "--verify it's read, held against the templates by code that has nothing in common with",
      "what made it, and refused where it's of other templates or was edited.",
      "",
      "The exit code is 0 where all pairs are proven or accepted, 3 where one is broken, and 4",
      "where one isn't decided; 1 where a template can't be made or read, or a certificate",
      "doesn't hold.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + folderOptions
  ) { try IsolationCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    if invocation.has(Self.explain), invocation.isJSON {
      throw UsageError("\(Self.explain.name) and --json exclude each other")
    }
    if invocation.has(Self.verify), invocation.has(Self.explain) || invocation.isJSON {
      throw UsageError("\(Self.verify.name) prints no more than whether it holds; leave --json and --explain away")
    }
    var report = Report(console: console)
    let subjects: [IsolationSubject]
    if invocation.operands.paths.isEmpty {
      let systems = try SynthesizedSystems(invocation, isHoldingApart: false)
      report = systems.report
      if report.hasErrors {
        report.print(asJSON: invocation.isJSON)
        return .finding
      }
      subjects = try systems.membersApart(named: !invocation.operands.systems.isEmpty).map(IsolationSubject.init)
    } else {
      subjects = [try folders()]
    }
    report.notes += subjects.flatMap(\.notes)
    if let path = invocation.value(Self.verify) { return try verify(path, subjects, &report) }
    if let pair = invocation.value(Self.explain) { return try explain(pair, subjects, report) }
    let reports = subjects.map { $0.analysis.report() }
    let verdict = reports.map(\.verdict).max() ?? .proven
    if invocation.isJSON {
      var object: JSONObject = ["verdict": .string(verdict.rawValue)]
      object["systems"] = .array(
        zip(subjects, reports).map { subject, report in
          ["name": .string(subject.name), "certificate": IsolationCertificate.json(of: report)]
        })
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      let texts = zip(subjects, reports).map { IsolationText($0, $1, on: console).text }
      console.output(texts.joined(separator: "\n"))
      report.printFindings()
    }
    return ExitCode(verdict)
  }

  // MARK: What is asked about

  private func folders() throws -> IsolationSubject {
    let paths = try invocation.paths(of: Self.command.syntax, each: "folder", allowing: Self.folderOptions)
    let folders = try IsolationFolders(paths, console: console)
    try folders.checkSeveral(hint: "name a folder for each environment: isolation staging/ production/")
    return try IsolationSubject(folders)
  }

  // MARK: Other answers

  private func explain(_ pair: String, _ subjects: [IsolationSubject], _ report: Report) throws -> ExitCode {
    guard subjects.count == 1 else {
      throw UsageError("\(Self.explain.name) is for one system: \(OperandName.alternatives(subjects.map(\.name)))")
    }
    let environments = subjects[0].analysis.world.environments
    let names = try EnvironmentPair(pair, of: environments, by: Self.explain)
    guard let from = environments.firstIndex(of: names.from), let to = environments.firstIndex(of: names.to) else {
      preconditionFailure("a pair is of environments that there are")
    }
    let answer = subjects[0].analysis.report()
    console.output(IsolationText(subjects[0], answer, on: console).explanation(from: from, to: to))
    report.printFindings()
    return ExitCode(answer.pair(from: from, to: to)?.verdict ?? .proven)
  }

  private func verify(_ path: String, _ subjects: [IsolationSubject], _ report: inout Report) throws -> ExitCode {
    let bytes = path == "-" ? console.readInput() : try InputFile.read(path)
    let place = path == "-" ? "standard input" : displayable(path)
    let json: JSONValue
    do throws(JSONSyntaxError) { json = try JSONValue(parsing: bytes) } catch {
      throw CommandError("\(place):\(error.line):\(error.column): this isn't JSON: \(error.message)")
    }
    guard let systems = json["systems"]?.array else {
      throw CommandError("\(place) is no certificate: expected systems", hint: "isolation --json prints one")
    }
    var verdict = IsolationReport.Verdict.proven
    for subject in subjects {
      guard let own = systems.first(where: { $0["name"]?.string == subject.name }) else {
        throw CommandError("\(place) has no certificate of \(displayable(subject.name))")
      }
      do throws(CertificateError) {
        let word = try CertificateChecker(subject.analysis.world.stacks.map(CertifiedStack.init)).check(
          own["certificate"] ?? .null, of: subject.analysis.world.environments)
        verdict = max(verdict, IsolationReport.Verdict(rawValue: word) ?? .broken)
        console.output("\(displayable(subject.name)): the certificate holds, by which it's \(word)\n")
      } catch {
        throw CommandError(
          "the certificate of \(displayable(subject.name)) doesn't hold: \(error)",
          hint: "make it anew: isolation --json")
      }
    }
    // Of a file with other systems as well, which aren't asked about, the whole isn't known.
    if systems.count == subjects.count, json["verdict"]?.string != verdict.rawValue {
      throw CommandError(
        "\(place) says that all is \(displayable(json["verdict"]?.string ?? "nothing")), and by its certificates "
          + "it's \(verdict.rawValue)",
        hint: "make it anew: isolation --json")
    }
    report.printFindings()
    return ExitCode(verdict)
  }
}

extension CertifiedStack {
  /// A stack as the checker reads it, by itself.
  fileprivate init(_ stack: IsolatedStack) {
    self.init(
      name: stack.name, environment: stack.environment, account: stack.account, region: stack.region,
      json: stack.contents.json)
  }
}
