import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataOutput
import StrataPipeline
import StrataText

/// `synth check`.
struct CheckCommand {
  static let command = Command(
    "check", operands: [.systems], summary: "fail where templates aren't what the sources give",
    details: [
      "Synthesizes in memory, writes nothing, and fails where a file that synth writes is",
      "missing or not the same byte for byte, where a template is left over, where a stack",
      "breaks a limit, and where anything is found, errors and warnings alike, that isn't",
      "accepted with a reason. Templates are those of committed profiles, where a system has",
      "them, without your own. The exit code is 0 where all is well, and 1 where it isn't.",
    ],
    options: SynthesizedSystems.options + [.dropEnvironment, .json]
  ) { try CheckCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let systems = try SynthesizedSystems(invocation)
    var report = systems.report
    var folders: [CheckedFolder] = []
    for member in systems.members {
      folders.append(
        CheckedFolder(systems.folder(of: member), member.assembly, keeping: systems.others(than: member)))
      if let refusals = try? systems.refusals(of: member) {
        report.findings += refusals
      }
    }
    let succeeded = report.findings.isEmpty && folders.allSatisfy(\.isRight)
    // What has a mistake can't be written.
    let mends = folders.contains(where: \.isMendable) && !report.hasErrors
    let overwriting = folders.contains(where: \.hasEdits) ? [OptionSyntax.overwrite.name] : []
    let mend =
      mends
      ? invocation.line(
        [], handingOn: SynthesizeCommand.command.syntax.options.filter { $0 != .json },
        adding: (systems.leavesOwnOut ? [OptionSyntax.committed.name] : []) + overwriting) : nil
    if invocation.isJSON {
      var object: JSONObject = ["succeeded": .bool(succeeded), "systems": .array(folders.map(\.json))]
      object["mend"] = mend.map { .array($0.arguments.map(JSONValue.string)) }
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      for folder in folders { console.output(folder.text(isColoured: console.coloursOutput)) }
      for problem in folders.compactMap(\.problem) { console.complain("\(problem)") }
      report.printFindings()
      if let mend, !console.isQuiet { console.output("\nmend it with\n  \(mend)\n") }
    }
    return ExitCode(isWell: succeeded)
  }
}

/// A system's folder, held against what its sources give.
struct CheckedFolder {
  /// The fault in a file.
  enum State: String {
    case missing, changed, edited
    case leftOver = "left over"
    /// It isn't made, and synthesizing wouldn't remove it.
    case foreign
  }

  private let app: String
  private let path: String
  private var files: [(name: String, state: State)] = []
  /// The problem in the way of writing there.
  private(set) var problem: OutputError?

  init(_ folder: TemplateFolder, _ assembly: Assembly, keeping others: OtherEnvironments) {
    app = assembly.app
    path = folder.path(of: app)
    let directory = folder.directory(of: app)
    do throws(OutputError) {
      files = try directory.changes(by: assembly, keeping: others).entries.compactMap { entry in
        Self.state(entry.change).map { (entry.name, $0) }
      }
      files += try directory.foreignTemplates(besides: assembly).map { ($0, .foreign) }
    } catch {
      problem = error
    }
  }

  private static func state(_ change: OutputReport.Change) -> State? {
    switch change {
    case .unchanged: nil
    case .created: .missing
    case .updated: .changed
    case .rewritten: .edited
    case .removed: .leftOver
    case .kept: .foreign
    }
  }

  /// Whether everything is as it should be.
  var isRight: Bool { files.isEmpty && problem == nil }

  /// Whether somebody has edited a file.
  var hasEdits: Bool { files.contains { $0.state == .edited } }

  /// Whether synthesizing puts something right.
  var isMendable: Bool { problem == nil && files.contains { $0.state != .foreign } }

  func text(isColoured: Bool) -> String {
    let name = Colour.bold.paint(app, if: isColoured)
    if isRight { return "\(name): \(displayable(path)) is what the sources give\n" }
    var text = "\(name): \(displayable(path)) isn't what the sources give\n"
    for (name, state) in files {
      let word = Colour.yellow.paint(state.rawValue.padded(to: 9), if: isColoured)
      text += "  \(word)  \(displayable("\(path)/\(name)"))\(state == .foreign ? ": remove it" : "")\n"
    }
    return text
  }

  var json: JSONValue {
    var object: JSONObject = ["name": .string(app), "directory": .string(path), "isRight": .bool(isRight)]
    object["files"] = .array(
      files.map { ["path": .string("\(path)/\($0.name)"), "state": .string($0.state.rawValue)] })
    object["outputError"] = problem?.json
    return .object(object)
  }
}
