import StrataChecks
import StrataCore
import StrataEnvironments
import StrataOutput

/// `synth`, without a command: writes templates.
struct SynthesizeCommand {
  static let syntax = CommandSyntax(
    words: [], operands: "[SYSTEM…]", summary: "write the templates of the named systems, or of all",
    options: [
      .environments, .profile, .profiles, .samples, .output, .allowOtherProfile, .dropEnvironment, .json,
    ]
  ) { try SynthesizeCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> Int32 {
    let requests = try requests()
    let source = try invocation.source
    var report = Report(console: console)
    var results: [(system: PreparedSystem, assembly: Assembly)] = []
    for request in requests {
      do throws(ProfileError) {
        let prepared = try request.prepare(source: source)
        report.notes += notes(on: prepared, of: request.system)
        report.diagnostics += prepared.warnings
        if let assembly = synthesize(prepared, &report) { results.append((prepared, assembly)) }
      } catch {
        report.diagnostics += error.diagnostics
      }
    }
    if !report.hasErrors { write(results, &report) }
    report.print(asJSON: invocation.isJSON)
    return report.hasErrors || report.outputError != nil ? Tool.Exit.failure : Tool.Exit.success
  }

  // MARK: What is asked for

  private struct Request {
    let system: System
    let environments: [String]
    let profiles: [String: String]
    let trusted: Set<String>

    func prepare(source: ProfileSource) throws(ProfileError) -> PreparedSystem {
      try system.prepare(
        source, environments: environments, profiles: profiles, trusted: trusted)
    }
  }

  private func requests() throws(UsageError) -> [Request] {
    var systems: [System] = []
    for name in invocation.operands where !systems.contains(where: { $0.name == name }) {
      systems.append(try invocation.system(name))
    }
    if systems.isEmpty { systems = invocation.tool.systems }
    let names = invocation.values(.environments)
    for name in names where !systems.contains(where: { $0.environments.contains { $0.name == name } }) {
      guard let system = systems.first(where: { !$0.environments.isEmpty }) else {
        throw UsageError("\(systems.map(\.name).joined(separator: ", ")) has no environments")
      }
      _ = try invocation.environment(of: system, name)
    }
    let profile = invocation.value(.profile)
    if profile != nil, names.count != 1 { throw UsageError("--profile is for one --environment") }
    return systems.compactMap { system in
      let own = names.filter { name in system.environments.contains { $0.name == name } }
      if own.isEmpty, !names.isEmpty { return nil }
      return Request(
        system: system, environments: own, profiles: profile.map { [names[0]: $0] } ?? [:],
        trusted: invocation.has(.allowOtherProfile) ? Set(own) : [])
    }
  }

  private func notes(on prepared: PreparedSystem, of system: System) -> [String] {
    guard let store = prepared.store else { return [] }
    var notes: [String] = []
    if prepared.usesSamples, !invocation.has(.samples) {
      notes.append(
        "\(system.name): you have no profile of your own, so that the samples in \(console.shown(store.directory)) serve"
      )
    }
    notes += prepared.leftOut.map { environment in
      "\(system.name): \(environment.name) is left out, since there is no profile "
        + "\(console.shown(store.path(of: environment.profile)))"
    }
    return notes
  }

  // MARK: What is made of it

  private func synthesize(_ prepared: PreparedSystem, _ report: inout Report) -> Assembly? {
    do throws(SynthesisError) {
      let assembly = try prepared.app.synthesize()
      let faults = TemplateChecker.faults(in: assembly, rules: invocation.tool.rules)
      let found = prepared.exposures(in: assembly) + faults.findings
      report.diagnostics += assembly.warnings + found
      report.accepted += faults.accepted
      return found.contains { $0.severity == .error } ? nil : assembly
    } catch {
      report.diagnostics += error.diagnostics
      return nil
    }
  }

  private func write(_ results: [(system: PreparedSystem, assembly: Assembly)], _ report: inout Report) {
    do throws(OutputError) {
      let places = results.map { TemplateFolder(for: $0.system, output: invocation.value(.output)) }
      for (place, result) in zip(places, results) where result.system.store != nil {
        let dropped = try place.dropped(by: result.assembly).filter {
          !invocation.values(.dropEnvironment).contains($0)
        }
        report.diagnostics += dropped.map { place.refusal($0, app: result.assembly.app) }
      }
      if report.hasErrors { return }
      if results.count > 1 {
        // What stands in the way of one system is found before another is written.
        for (place, result) in zip(places, results) { try place.directory(of: result.assembly).check(result.assembly) }
      }
      for (place, result) in zip(places, results) {
        let changes = try place.directory(of: result.assembly).write(result.assembly)
        try place.hideFromGit()
        report.add(
          .init(
            assembly: result.assembly, profiles: result.system.chosen, path: place.path(of: result.assembly),
            changes: changes))
      }
    } catch {
      report.outputError = error
    }
  }
}
