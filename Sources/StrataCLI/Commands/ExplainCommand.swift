import StrataChecks
import StrataFindings
import StrataJSON
import StrataText

/// `synth explain`.
struct ExplainCommand {
  static let command = Command(
    "explain", operands: [.findings],
    summary: "say what a finding, a rule, a type or an exit code means, and what to do",
    details: [
      "Takes a finding as it was printed, in quotes; the name at its end, such as wrong-type; a",
      "type, such as AWS::SQS::Queue; or an exit code. Says why AWS refuses what is found, with a",
      "template that is right and one that is wrong, and how it's accepted where it's no fault.",
      "From standard input, as -, it takes all that was printed, or its JSON, and explains each",
      "rule in it once:",
      "  synth validate template.json | synth explain -",
      "`synth rules` lists the rules.",
    ], options: [.json]
  ) { try ExplainCommand(invocation: $0).run() }

  /// Something that can be explained.
  private enum Subject {
    case rule(ExplainedRule)
    case type(String, TypeRules)
    case exitCode(ExitCode)
  }

  let invocation: Invocation
  private let checker: TemplateChecker

  init(invocation: Invocation) {
    self.invocation = invocation
    checker = TemplateChecker(additional: invocation.tool.rules)
  }

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let texts = invocation.operands.texts
    let subjects = texts == ["-"] ? try inInput() : try named(texts)
    if invocation.isJSON {
      console.output(Report.text(of: .array(subjects.flatMap(json))))
    } else {
      for (index, subject) in subjects.enumerated() {
        if index > 0 { console.output("\n") }
        show(subject)
      }
    }
    return .success
  }

  // MARK: What is asked

  /// The rules of the findings in standard input.
  private func inInput() throws -> [Subject] {
    let bytes = console.readInput()
    let text = String(decoding: bytes, as: UTF8.self)
    let names = (try? JSONValue(parsing: bytes)).map(FindingText.rules) ?? FindingText.rules(in: text)
    let rules = try known(names)
    if rules.isEmpty {
      throw CommandError(
        "standard input has no finding of a rule that there is",
        hint: "\(invocation.tool.name) validate template.json | \(invocation.tool.name) explain -")
    }
    return rules
  }

  /// What operands name, or the rules of the finding that they are.
  private func named(_ texts: [String]) throws -> [Subject] {
    // Without quotes, a finding is many words.
    let names = FindingText.rules(in: texts.joined(separator: " "))
    if !names.isEmpty {
      let rules = try known(names)
      if !rules.isEmpty { return rules }
    }
    return try (names.isEmpty ? texts : names).flatMap(subjects)
  }

  /// The rules among some names, each once.
  private func known(_ names: [String]) throws -> [Subject] {
    names.flatMap { (try? subjects($0)) ?? [] }
  }

  private func subjects(_ name: String) throws(UsageError) -> [Subject] {
    if name.utf8.contains(UInt8(ascii: ":")), name.contains("::") {
      return [.type(name, try TypeRules(of: name, in: checker))]
    }
    if let number = Int32(name) {
      if let code = ExitCode(rawValue: number) { return [.exitCode(code)] }
      let codes = ExitCode.allCases.map { "\($0.rawValue)" }
      throw UsageError("no command ends with \(number); expected \(OperandName.alternatives(codes))")
    }
    do throws(UsageError) {
      var rules: [Subject] = []
      for name in invocation.namesToday(of: name) { rules.append(.rule(try .named(name, in: checker))) }
      return rules
    } catch {
      throw UsageError(error.description, hint: "\(invocation.tool.name) rules lists those that there are")
    }
  }

  // MARK: What is said

  private func show(_ subject: Subject) {
    switch subject {
    case .type(let type, let rules):
      console.output("what holds for \(type):\n")
      rules.list(on: console)
    case .exitCode(let code):
      console.output("\(code.rawValue): \(code.meaning.joined(separator: " "))\n")
    case .rule(let rule):
      console.output(rule.text)
      let ways = rule.acceptances(tool: invocation.tool.name)
      if ways.isEmpty {
        console.output("Metadata doesn't accept it; its hint says what puts it right.\n")
      } else {
        let width = ways.map(\.place.count).max() ?? 0
        console.output(
          "\naccept it where it's no fault:\n"
            + ways.map { "  \($0.place.padded(to: width))  \($0.code)\n" }.joined())
      }
    }
  }

  private func json(_ subject: Subject) -> [JSONValue] {
    switch subject {
    case .type(_, let rules): return rules.json
    case .exitCode(let code):
      return [
        ["exitCode": .integer(Int64(code.rawValue)), "meaning": .string(code.meaning.joined(separator: " "))]
      ]
    case .rule(let rule):
      guard case .object(var object) = rule.json else { return [] }
      object["accept"] = .array(
        rule.acceptances(tool: invocation.tool.name).map { ["where": .string($0.place), "write": .string($0.code)] })
      return [.object(object)]
    }
  }
}
