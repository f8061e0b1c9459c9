import StrataEnvironments
import StrataOutput

/// `synth`, without a command: writes templates.
struct SynthesizeCommand {
  static let syntax = CommandSyntax(
    words: [], operands: "[SYSTEM…]", summary: "write the templates of the named systems, or of all",
    options: SynthesizedSystems.options + [.dropEnvironment, .json]
  ) { try SynthesizeCommand(invocation: $0).run() }

  let invocation: Invocation

  private func run() throws -> Int32 {
    let systems = try SynthesizedSystems(invocation)
    var report = systems.report
    if !report.hasErrors { write(systems, &report) }
    report.print(asJSON: invocation.isJSON)
    return report.hasErrors || report.outputError != nil ? Tool.Exit.failure : Tool.Exit.success
  }

  private func write(_ systems: SynthesizedSystems, _ report: inout Report) {
    do throws(OutputError) {
      for member in systems.members {
        report.diagnostics += try systems.refusals(of: member, except: invocation.values(.dropEnvironment))
      }
      if report.hasErrors { return }
      if systems.members.count > 1 {
        // What stands in the way of one system is found before another is written.
        for member in systems.members {
          try systems.folder(of: member).directory(of: member.assembly).check(member.assembly)
        }
      }
      for member in systems.members {
        let place = systems.folder(of: member)
        let changes = try place.directory(of: member.assembly).write(member.assembly)
        try place.hideFromGit()
        report.add(
          .init(
            assembly: member.assembly, profiles: member.system.chosen, path: place.path(of: member.assembly),
            changes: changes))
      }
    } catch {
      report.outputError = error
    }
  }
}
