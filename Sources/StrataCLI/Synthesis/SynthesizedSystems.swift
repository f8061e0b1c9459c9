import StrataChecks
import StrataEnvironments
import StrataFindings
import StrataLanguage
import StrataOutput
import StrataPipeline

/// The systems that a command is about, synthesized in memory, with all that was found on the way.
struct SynthesizedSystems {
  /// What synthesizing goes by, whatever is then done with the templates.
  static let options: [OptionSyntax] = [
    .environments, .profile, .profiles, .committed, .samples, .output, .allowOtherProfile,
  ]

  /// The systems that were synthesized without a mistake.
  private(set) var members: [SystemAssembly] = []
  /// The systems with a mistake, with all that was found in each.
  private(set) var failures: [(name: String, findings: [Finding])] = []
  /// What was found, with nothing written.
  private(set) var report: Report

  private let invocation: Invocation

  /// Synthesizes the systems that the operands name, or all, by the options.
  ///
  /// - Parameters:
  ///   - invocation: The command as it was called.
  ///   - isHoldingApart: Whether environments that have to be apart, and aren't, are a mistake; yes unless given.
  /// - Throws: ``UsageError`` for what isn't there; mistakes in profiles and in systems are in the ``report``.
  init(_ invocation: Invocation, isHoldingApart: Bool = true) throws(UsageError) {
    self.invocation = invocation
    report = Report(console: invocation.console)
    let requests = try invocation.requests(isOfRepository: true)
    var progress = ProgressLine(on: invocation.console)
    defer { progress.end() }
    for (index, request) in requests.enumerated() {
      progress.show("synthesizing \(request.system.name), \(index + 1) of \(requests.count)")
      do throws(SystemAssemblyError) {
        let member = try request.assemble(isHoldingApart: isHoldingApart)
        members.append(member)
        report.add(member.prepared, warnings: member.warnings, accepted: member.assembly.accepted, by: invocation)
      } catch {
        report.add(error, by: invocation)
        failures.append((request.system.name, error.findings))
      }
    }
  }

  /// Whether a user's own profiles were left out without being asked for.
  var leavesOwnOut: Bool {
    members.contains { invocation.overrides(leftOutOf: $0.prepared) != [] }
  }

  /// Where a system's templates are written.
  func folder(of member: SystemAssembly) -> TemplateFolder {
    TemplateFolder(for: member.prepared, output: invocation.value(.output))
  }

  /// The environments that weren't asked for.
  func others(than member: SystemAssembly) -> OtherEnvironments {
    invocation.otherEnvironments(than: member.prepared)
  }

  /// What is to be said of environments that the templates in place have, and the new ones don't.
  func refusals(of member: SystemAssembly) throws(OutputError) -> [Finding] {
    try folder(of: member).refusals(
      of: member.prepared, with: member.assembly.stacks.flatMap(\.environments), keeping: others(than: member),
      except: invocation.values(.dropEnvironment))
  }
}
