import StrataCore
import StrataJSON
import StrataOutput

/// The tool without its process: takes arguments, prints to a console, gives the exit code.
struct SynthCommand {
  /// The name by which the tool was called.
  let name: String
  let apps: [App]
  let console: Console

  private enum Exit {
    static let success: Int32 = 0
    static let failure: Int32 = 1
    static let usage: Int32 = 2
  }

  func run(_ arguments: [String]) -> Int32 {
    let names = apps.map(\.name)
    if let problem = problem(withNames: names) {
      console.errors("error: \(problem)\n")
      return Exit.failure
    }
    let options: SynthOptions
    do throws(UsageError) {
      options = try SynthOptions(arguments, apps: names)
    } catch {
      console.errors("error: \(error)\n  hint: \(name) --help lists what there is\n")
      return Exit.usage
    }
    switch options.action {
    case .showHelp: console.output(Help.text(command: name, apps: names))
    case .showVersion: console.output("\(name), made with Strata \(Version.current)\n")
    case .list:
      console.output(
        options.isJSON ? Report.text(of: .array(names.map(JSONValue.string))) : names.map { $0 + "\n" }.joined())
    case .synthesize: return synthesize(options)
    }
    return Exit.success
  }

  /// An app's name is that of its folder, so it has to be one and the only one.
  private func problem(withNames names: [String]) -> String? {
    var seen = Set<String>()
    for name in names {
      if !name.consistsOfAlphanumerics(and: "-_") || name.isEmpty || name.hasPrefix("-") {
        return "an app's name is that of its folder and has letters, digits, hyphens and underscores, not \"\(name)\""
      }
      if !seen.insert(name.lowercased()).inserted { return "two apps have the name \"\(name)\"" }
    }
    return nil
  }

  private func synthesize(_ options: SynthOptions) -> Int32 {
    let chosen = options.names.isEmpty ? apps : apps.filter { options.names.contains($0.name) }
    var assemblies: [Assembly] = []
    var diagnostics: [Diagnostic] = []
    var failed = false
    for app in chosen {
      do throws(SynthesisError) {
        let assembly = try app.synthesize()
        assemblies.append(assembly)
        diagnostics += assembly.warnings
      } catch {
        diagnostics += error.diagnostics
        failed = true
      }
    }
    var report = Report(diagnostics: diagnostics, console: console)
    if !failed {
      do throws(OutputError) {
        if assemblies.count > 1 {
          // What stands in the way of one app is found before another is written.
          for assembly in assemblies { try directory(of: assembly, options).check(assembly) }
        }
        for assembly in assemblies {
          let written = try directory(of: assembly, options).write(assembly)
          report.add(assembly, at: path(of: assembly, options), written)
        }
      } catch {
        report.outputError = error
        failed = true
      }
    }
    report.print(asJSON: options.isJSON)
    return failed ? Exit.failure : Exit.success
  }

  private func directory(of assembly: Assembly, _ options: SynthOptions) -> OutputDirectory {
    OutputDirectory(path: options.output.isEmpty ? "" : path(of: assembly, options))
  }

  private func path(of assembly: Assembly, _ options: SynthOptions) -> String {
    options.output.hasSuffix("/") ? options.output + assembly.app : "\(options.output)/\(assembly.app)"
  }
}
