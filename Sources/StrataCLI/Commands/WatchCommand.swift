import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataText

/// `synth watch`.
struct WatchCommand {
  private static let also = OptionSyntax(
    name: "--also", value: "DIR", repeats: true, summary: "another folder to watch, such as a package beside this one")
  private static let buildOption = OptionSyntax(
    name: "--build-option", value: "OPTION", repeats: true,
    summary: "an option of swift build, as in --build-option=--quiet")
  private static let once = OptionSyntax(name: "--once", summary: "end after the first save that was looked at")

  /// The options that a tool which was built anew gets as well.
  static let handedOn = SynthesizedSystems.options + [.layingOwn, DiffCommand.against]

  static let command = Command(
    "watch", operands: [.systems], summary: "build anew at each save, and show what changes",
    details: [
      "Watches the package around the current folder: all its files but hidden ones, those of",
      "Tests, and templates. When one is saved, it builds this tool with `swift build`, by the",
      "configuration and in the folder that it was built in, and shows what changes since the",
      "last save that was right, as `synth diff` does; with --against, since that. Where the code",
      "doesn't compile, or a system has a mistake, it shows that and goes on. What is saved while",
      "it builds is built behind that, once. No template is written, and nothing is left behind.",
      "",
      "Ctrl-C ends it, and a build that is under way. On no terminal each save gives one line;",
      "with --json, one object for each. With --once the exit code is that of diff, and 1 for",
      "code that doesn't compile and for mistakes.",
    ], options: handedOn + [also, buildOption, once, .json]
  ) { try WatchCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    guard let directory = console.directory, let executable = console.program else {
      throw CommandError("the current folder, or this program, isn't there any more")
    }
    let package = try WatchedPackage(above: directory, executable: executable, console: console)
    return try Interrupt.throwing {
      do {
        var watch = PackageWatch(
          package, also: invocation.values(Self.also) + profileFolders, ignoring: outputFolders(in: directory),
          console: console)
        return try run(&watch, package)
      } catch is Interruption {
        // It ends no other way, so that there is nothing to explain.
        if console.showsProgress { console.errors("\n") }
        return .interrupted
      }
    }
  }

  private func run(_ watch: inout PackageWatch, _ package: WatchedPackage) throws -> ExitCode {
    let log = WatchLog(console: console, isJSON: invocation.isJSON)
    log.begin(package, watch.count)
    var before = WatchedChange.Before()
    before.isColoured = console.coloursOutput && !invocation.isJSON
    var saved: [String] = []
    while true {
      let built = try BuiltTool.make(
        package, options: invocation.values(Self.buildOption), arguments: arguments, before, console)
      log.tell(built, saved)
      if case .change(let change) = built.outcome { before = change.after }
      if !saved.isEmpty, invocation.has(Self.once) { return built.exitCode }
      saved = try watch.nextSave()
    }
  }

  /// The arguments by which the new tool is called, behind its path.
  private var arguments: [String] {
    Array(invocation.line([WatchedChangeCommand.word], handingOn: Self.handedOn).arguments.dropFirst())
  }

  /// The folders of profiles that the templates are made of and that aren't in the package.
  private var profileFolders: [String] {
    let systems = invocation.operands.systems.isEmpty ? invocation.tool.systems : invocation.operands.systems
    return systems.compactMap { system -> [String]? in
      guard let source = try? invocation.sourceOfRepository(for: system) else { return nil }
      guard let store = try? system.store(source).store else { return nil }
      return [store.directory] + [store.committed].compactMap(\.self)
    }.flatMap(\.self)
  }

  /// The folders that templates are written to, whose files nothing is made of.
  private func outputFolders(in directory: String) -> Set<String> {
    let folder = invocation.value(.output) ?? TemplateFolder.committed
    return [folder.hasPrefix("/") ? folder : "\(directory)/\(folder)"]
  }
}
