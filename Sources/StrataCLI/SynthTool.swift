public import StrataChecks
public import StrataEnvironments
public import StrataLanguage
package import StrataMigration
public import StrataPipeline
import StrataPlatform

/// A command that synthesizes; a package gets the whole tool by conforming a type marked `@main`.
///
/// ```swift
/// import StrataCLI
///
/// @main struct Synth: SynthTool {
///   static let apps = [orders]
/// }
/// ```
public protocol SynthTool {
  /// The apps that have no profiles, by whose names the tool is told what to synthesize.
  static var apps: [App] { get }

  /// The systems whose environments profiles describe.
  static var systems: [System] { get }

  /// Rules of one's own, which are held against the stacks and against what `validate` is given.
  static var rules: [any TemplateRule] { get }

  /// Packs of rules and aspects, such as a company's, whose rules are held as one's own are and whose aspects are applied to
  /// all stacks.
  static var policies: [PolicyPack] { get }
}

extension SynthTool {
  /// No apps, where there are systems alone.
  public static var apps: [App] { [] }

  /// No systems, where there are apps alone.
  public static var systems: [System] { [] }

  /// No rules beside those of this library.
  public static var rules: [any TemplateRule] { [] }

  /// No packs of others.
  public static var policies: [PolicyPack] { [] }

  /// Runs the tool with the process's arguments and ends the process.
  ///
  /// The exit code is 0 where all is well, 1 where something was found or refused, 2 where the arguments are wrong, 3 where
  /// it is grave, 4 where an answer isn't decided, and 130 after an interrupt, whatever the command.
  public static func main() {
    LeftToEnd.beginLastWork()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the tool as ``main()`` does, for one that is compiled with the constructs.
  ///
  /// - Parameter lifter: What finds constructs in templates, for `migrate --lift`.
  package static func main(lifting lifter: any Lifter) {
    LeftToEnd.beginLastWork()
    exit(run(Array(CommandLine.arguments.dropFirst()), lifting: lifter))
  }

  /// Runs the tool in this process, for one that has more to do.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - lifter: What finds constructs in templates; none unless given.
  /// - Returns: The exit code.
  package static func run(_ arguments: [String], lifting lifter: (any Lifter)? = nil) -> Int32 {
    let name = CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "synth"
    return CrashReport.saying {
      var tool = tool(name: name, console: .process)
      tool.lifter = lifter
      return tool.run(arguments)
    }
  }

  /// The tool without its process.
  static func tool(name: String, console: Console) -> Tool {
    Tool(
      name: name, commands: .all, systems: systems + apps.map(System.init),
      policies: [PolicyPack("own", rules: rules)] + policies, console: console)
  }
}
