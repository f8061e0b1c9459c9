import StrataDiff
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataPipeline

/// `synth diff -e E --as OTHER`.
struct DiffEnvironments {
  let invocation: Invocation
  /// The options that are for it as well.
  let options: [OptionSyntax]
  /// Whether Markdown is asked for.
  let isMarkdown: Bool

  private var console: Console { invocation.console }

  func run(as other: String) throws -> ExitCode {
    for option in DiffCommand.command.syntax.options where invocation.has(option) && !options.contains(option) {
      throw UsageError("\(option.name) and --as exclude each other")
    }
    let names = invocation.values(.environments)
    guard names.count == 1, let name = names.first else {
      let first = invocation.tool.systems.flatMap(\.environments).first { $0.name != other }?.name ?? "E"
      throw UsageError("--as is for one --environment, as in --environment \(first) --as \(other)")
    }
    if name == other { throw UsageError("--environment and --as both name \(name)") }
    let systems = try systems(name, other)
    var report = Report(console: console)
    var compared: [ComparedEnvironments] = []
    var isUndecided = false
    for system in systems {
      guard let own = try assemble(system, name, &report), let target = try assemble(system, other, &report) else {
        continue
      }
      let mixed = try mixed(system, name, other, &report)
      if mixed == nil { isUndecided = true }
      compared.append(
        try ComparedEnvironments(
          own: own, mixed: mixed, other: target, names: (name, other), keys: try differingKeys(of: system, name, other))
      )
    }
    if report.hasErrors {
      report.print(asJSON: invocation.isJSON)
      return .finding
    }
    let isSame = compared.allSatisfy(\.isSame)
    if invocation.isJSON {
      var object: JSONObject = ["verdict": isUndecided ? "undecided" : isSame ? "same" : "different"]
      object["systems"] = .array(compared.map { $0.json() })
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      let texts = compared.map { isMarkdown ? $0.markdown() : $0.text(isColoured: console.coloursOutput) }
      console.output(texts.joined(separator: "\n"))
      report.printFindings()
    }
    return isUndecided ? .undecided : ExitCode(isWell: isSame)
  }

  /// The systems that have both environments.
  private func systems(_ name: String, _ other: String) throws(UsageError) -> [System] {
    let named = invocation.operands.systems
    for system in named {
      _ = try invocation.environment(of: system, name)
      _ = try invocation.environment(of: system, other)
    }
    if !named.isEmpty { return named }
    let all = invocation.tool.systems.filter { !$0.environments.isEmpty }
    let found = all.filter { system in
      [name, other].allSatisfy { name in system.environments.contains { $0.name == name } }
    }
    if found.isEmpty {
      guard let system = all.first else { throw UsageError("no system here has environments") }
      _ = try invocation.environment(of: system, name)
      _ = try invocation.environment(of: system, other)
    }
    return found
  }

  private func request(
    _ system: System, _ name: String, profile: String? = nil
  ) throws(UsageError) -> SystemRequest {
    SystemRequest(
      system, source: try invocation.sourceOfRepository(for: system), environments: [name],
      profiles: profile.map { [name: $0] } ?? [:], trusted: profile == nil ? [] : [name],
      policies: invocation.tool.policies)
  }

  /// The templates of an environment; nil where there is a mistake, which is in the report.
  private func assemble(_ system: System, _ name: String, _ report: inout Report) throws(UsageError) -> Assembly? {
    let request = try request(system, name)
    do throws(SystemAssemblyError) {
      let made = try request.assemble()
      report.add(made.prepared, warnings: made.warnings, accepted: made.assembly.accepted, by: invocation)
      return made.assembly
    } catch {
      report.add(error, by: invocation)
      return nil
    }
  }

  /// The templates of an environment with the profile of the other; nil where the code makes none of that.
  private func mixed(
    _ system: System, _ name: String, _ other: String, _ report: inout Report
  ) throws(UsageError) -> Assembly? {
    let profile = try invocation.environment(of: system, other).profile
    let request = try request(system, name, profile: profile)
    do throws(SystemAssemblyError) {
      return try request.assemble().assembly
    } catch {
      let reasons = error.findings.filter { $0.severity == .error }.map(\.message)
      report.notes.append(
        "\(system.name): what the profiles make different isn't told apart, and counted as the code's: \(name) can't be "
          + "made with the profile \(profile): \(reasons.first ?? "")")
      return nil
    }
  }

  /// The keys of which the environments' profiles have different values, or only one has any, sorted.
  private func differingKeys(of system: System, _ name: String, _ other: String) throws -> [String] {
    let store = try system.store(try invocation.sourceOfRepository(for: system)).store
    let chains = try [name, other].map { name in
      try store.read(try invocation.environment(of: system, name).profile).merged
    }
    return Self.keys(in: chains[0], chains[1])
  }

  private static func keys(in one: JSONObject, _ other: JSONObject, below place: String = "") -> [String] {
    Set(one.keys).union(other.keys).sorted(by: utf8Precedes).flatMap { key -> [String] in
      if place.isEmpty, key.hasPrefix("_") || one[key] == other[key] { return [] }
      if let own = one[key]?.object, let others = other[key]?.object {
        return keys(in: own, others, below: "\(place)\(key).")
      }
      return one[key] == other[key] ? [] : ["\(place)\(key)"]
    }
  }
}
