import StrataChecks
import StrataCore
import StrataEnvironments
import StrataFiles

/// The tool without its process: takes arguments, prints to a console, gives the exit code.
struct Tool {
  /// The name by which the tool was called.
  let name: String
  let systems: [System]
  /// Rules of the user's own.
  var rules: [any TemplateRule] = []
  let console: Console

  enum Exit {
    static let success: Int32 = 0
    static let failure: Int32 = 1
    static let usage: Int32 = 2
    /// As shells have it for a process that an interrupt ended.
    static let interrupted: Int32 = 130
  }

  /// Everything that can be asked of the tool, in the order of its help.
  var commands: [CommandSyntax] {
    [
      SynthesizeCommand.syntax, DiffCommand.syntax, CheckCommand.syntax, ListCommand.syntax, ValidateCommand.syntax,
      RulesCommand.syntax,
      ProfileListCommand.syntax, ProfileShowCommand.syntax,
      ProfileCreateCommand.syntax, ProfileSetCommand.syntax, ProfileDeleteCommand.syntax, ProfilePathCommand.syntax,
      SecretPutCommand.syntax, DeployCommand.syntax, DeploymentRecordCommand.syntax, DeploymentShowCommand.syntax,
      DeploymentHistoryCommand.syntax, CompletionsCommand.syntax, CompletionsCommand.candidates,
    ]
  }

  func run(_ arguments: [String]) -> Int32 {
    if let problem = problemWithNames {
      console.errors("error: \(problem)\n")
      return Exit.failure
    }
    do {
      let reader = try ArgumentReader(arguments, commands: commands, systems: systems.map(\.name))
      if reader.wantsHelp {
        console.output(reader.command.words.isEmpty ? Help.text(of: self) : Help.text(of: reader.command, in: self))
        return Exit.success
      }
      if reader.wantsVersion {
        console.output("\(name), made with Strata \(Version.current)\n")
        return Exit.success
      }
      return try reader.command.run(Invocation(reader, tool: self))
    } catch let error as UsageError {
      console.errors("error: \(displayable(error.description))\n  hint: \(name) --help lists what there is\n")
      return Exit.usage
    } catch let error as ProfileError {
      console.report(error.diagnostics)
      return Exit.failure
    } catch is Interruption {
      console.errors("\nerror: interrupted; nothing was changed\n")
      return Exit.interrupted
    } catch {
      console.complain("\(error)")
      return Exit.failure
    }
  }

  /// A system's name is that of its folders, so it has to be one and the only one.
  private var problemWithNames: String? {
    var seen = Set<String>()
    for name in systems.map(\.name) {
      if !name.consistsOfAlphanumerics(and: "-_") || name.isEmpty || name.hasPrefix("-") {
        return "a system's name is that of its folder and has letters, digits, hyphens and underscores, not \"\(name)\""
      }
      if commands.contains(where: { $0.words.first == name }) {
        return "a system can't be called \"\(name)\", which is a command"
      }
      if !seen.insert(name.lowercased()).inserted { return "two systems have the name \"\(name)\"" }
    }
    return nil
  }
}

/// The lines of a text without what could garble a terminal.
func displayableLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { displayable(String($0)) }.joined(separator: "\n")
}

/// Why a command ended that was understood, for people.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ message: String, hint: String? = nil) {
    description = message + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}

/// The person at the terminal has had enough.
struct Interruption: Error {}
