import StrataChecks
import StrataCore
import StrataEnvironments
import StrataOutput

/// The systems that a command is about, synthesized in memory, with all that was found on the way.
struct SynthesizedSystems {
  /// A system that was synthesized without a mistake.
  struct Member {
    let system: PreparedSystem
    let assembly: Assembly
  }

  /// What synthesizing goes by, whatever is then done with the templates.
  static let options: [OptionSyntax] = [.environments, .profile, .profiles, .samples, .output, .allowOtherProfile]

  private(set) var members: [Member] = []
  /// What was found, with nothing written.
  private(set) var report: Report

  private let invocation: Invocation

  /// Synthesizes the systems that the operands name, or all, by the options.
  ///
  /// - Throws: ``UsageError`` for what isn't there; mistakes in profiles and in systems are in the ``report``.
  init(_ invocation: Invocation) throws(UsageError) {
    self.invocation = invocation
    report = Report(console: invocation.console)
    let source = try invocation.source
    for request in try requests() {
      do throws(ProfileError) {
        let prepared = try request.prepare(source: source)
        addNotes(on: prepared, of: request.system)
        report.diagnostics += prepared.warnings
        synthesize(prepared)
      } catch {
        report.diagnostics += error.diagnostics
      }
    }
  }

  /// Where a system's templates are written.
  func folder(of member: Member) -> TemplateFolder {
    TemplateFolder(for: member.system, output: invocation.value(.output))
  }

  /// What is to be said of environments that the templates in place have, and the new ones don't.
  func refusals(of member: Member, except allowed: [String] = []) throws(OutputError) -> [Diagnostic] {
    if member.system.store == nil { return [] }
    let place = folder(of: member)
    return try place.dropped(by: member.assembly).filter { !allowed.contains($0) }
      .map { place.refusal($0, app: member.assembly.app) }
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

  private mutating func addNotes(on prepared: PreparedSystem, of system: System) {
    guard let store = prepared.store else { return }
    let console = invocation.console
    if prepared.usesSamples, !invocation.has(.samples) {
      report.notes.append(
        "\(system.name): you have no profile of your own, so that the samples in \(console.shown(store.directory)) serve"
      )
    }
    report.notes += prepared.leftOut.map { environment in
      "\(system.name): \(environment.name) is left out, since there is no profile "
        + "\(console.shown(store.path(of: environment.profile)))"
    }
  }

  // MARK: What is made of it

  private mutating func synthesize(_ prepared: PreparedSystem) {
    do throws(SynthesisError) {
      let assembly = try prepared.app.synthesize()
      let faults = TemplateChecker.faults(in: assembly, rules: invocation.tool.rules)
      let found = prepared.exposures(in: assembly) + faults.findings
      report.accepted += faults.accepted
      report.diagnostics += assembly.warnings + found
      if !found.contains(where: { $0.severity == .error }) {
        members.append(Member(system: prepared, assembly: assembly))
      }
    } catch {
      report.diagnostics += error.diagnostics
    }
  }
}
