import StrataChecks
import StrataDeployment
import StrataEnvironments
import StrataFiles
import StrataLanguage
import StrataMigration
import StrataPipeline
import StrataReleases
import StrataText

/// The tool without its process: takes arguments, prints to a console, gives the exit code.
struct Tool {
  /// The name by which the tool was called.
  let name: String
  /// Everything that can be asked of the tool, in the order of its help.
  let commands: [Command]
  let systems: [System]
  /// Rules and aspects of the user's own.
  var policies: [PolicyPack] = []
  /// What finds constructs in templates; nil for a tool that isn't compiled with all of them.
  var lifter: (any Lifter)?
  private(set) var console: Console

  /// The rules beside those of the library.
  var rules: [any TemplateRule] { policies.rules }

  /// Does what the arguments ask for, and gives the exit code.
  func run(_ arguments: [String]) -> Int32 {
    var tool = self
    let isQuiet = arguments.prefix { $0 != "--" }.contains { OptionSyntax.quiet.isNamed($0) }
    if isQuiet { tool.console = console.quiet }
    return tool.execute(arguments).rawValue
  }

  private func execute(_ arguments: [String]) -> ExitCode {
    if let problem = problemWithNames {
      console.errors("error: \(problem)\n")
      return .finding
    }
    do {
      let reader = try ArgumentReader(
        arguments, commands: commands.map(\.syntax), systems: systems, kind: console.kind)
      if reader.wantsVersion, !reader.wantsHelp {
        console.output("\(name), made with Strata \(Version.current)\n")
        return .success
      }
      switch reader.called {
      case .command(let command):
        if !reader.wantsHelp { return try run(command, reader) }
        console.output(command.isDefault ? help.text : help.text(of: command))
      case .group(let group):
        if !reader.wantsHelp {
          console.errors("error: \(group.word) needs a command\n\n\(help.text(of: group))")
          return .usage
        }
        console.output(help.text(of: group))
      }
      return .success
    } catch let error as UsageError {
      console.errors(
        console.withoutHints(
          "error: \(displayable(error.description))\n  hint: \(displayable(error.hint(of: name)))\n"))
      return .usage
    } catch let error as ProfileError {
      console.report(error.findings)
      return .finding
    } catch let error as SystemAssemblyError {
      console.report(error.findings)
      return .finding
    } catch let error as Finding {
      console.report([error])
      return .finding
    } catch let error as CommandError {
      console.complain("\(error)")
      return error.exitCode
    } catch let error as DeploymentError {
      console.complain("\(error)")
      return error.isGrave ? .grave : .finding
    } catch let error as RecordError {
      console.complain(console.shortening("\(error)"))
      return error.isGrave ? .grave : .finding
    } catch let failure as AwsClient.Failure {
      console.complain("\(failure)" + (failure.hint.map { "\n  hint: \($0)" } ?? ""))
      return .finding
    } catch let error as ChildProcessError where error.isMissing {
      console.complain("\(error)\n  hint: install \(error.program), or put it in PATH")
      return .finding
    } catch is Interruption {
      console.errors("\nerror: interrupted; nothing was changed\n")
      return .interrupted
    } catch {
      console.complain("\(error)")
      return .finding
    }
  }

  private var help: Help { Help(tool: name, commands: commands.map(\.syntax), systems: systems, width: console.width) }

  private func run(_ syntax: CommandSyntax, _ reader: ArgumentReader) throws -> ExitCode {
    guard let command = commands.first(where: { $0.syntax.group == syntax.group && $0.syntax.word == syntax.word })
    else {
      preconditionFailure("a command is called that there isn't")
    }
    do {
      return try command.run(Invocation(reader, tool: self))
    } catch let error as UsageError {
      throw error.about(syntax.words)
    }
  }

  /// A system's name is that of its folders, so it has to be one and the only one.
  private var problemWithNames: String? {
    var seen = Set<String>()
    for name in systems.map(\.name) {
      if !name.consistsOfAlphanumerics(and: "-_") || name.isEmpty || name.hasPrefix("-") {
        return "a system's name is that of its folder and has letters, digits, hyphens and underscores, not \"\(name)\""
      }
      if commands.contains(where: { $0.syntax.firstWord == name }) {
        return "a system can't be called \"\(name)\", which is a command"
      }
      if !seen.insert(name.lowercased()).inserted { return "two systems have the name \"\(name)\"" }
    }
    return nil
  }
}
