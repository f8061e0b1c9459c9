import StrataChecks
import StrataEnvironments
import StrataFindings
import StrataGraph
import StrataIsolation
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataReport
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// Stacks that are drawn together: a system's, or those of anybody's templates.
struct GraphSubject {
  /// The system's name, or the files', for the map's title.
  let name: String
  let stacks: [IsolatedStack]
  /// What is to be known beside the map.
  private(set) var notes: [String] = []
  /// The constructs that the resources of each stack come from, by logical id.
  private let paths: [[String: String]]

  /// Takes a system's stacks.
  init(_ member: SystemAssembly) {
    name = member.prepared.app.name
    stacks = member.assembly.stacks.map(\.checked.isolated)
    paths = member.assembly.stacks.map { stack in
      Dictionary(
        stack.origins.map { ($0.logicalID, $0.path.description) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Reads templates.
  ///
  /// - Parameter files: The paths of the files.
  /// - Throws: ``CommandError`` for one that can't be read, and for one that is no template.
  init(files: [String]) throws(CommandError) {
    name = files.map(displayable).joined(separator: " ")
    var stacks: [IsolatedStack] = []
    for path in files {
      let bytes = try InputFile.read(path, limit: TemplateFile.readableBytes)
      let file: TemplateFile
      do throws(Finding) { file = try TemplateFile(path, bytes: bytes) } catch { throw CommandError("\(error)") }
      guard file.json["Resources"]?.object != nil else {
        throw CommandError(
          "\(displayable(path)) is no template: expected Resources", hint: "see validate \(displayable(path))")
      }
      let errors = TemplateChecker().report(on: file).findings.count { $0.severity == .error }
      if errors > 0 {
        notes.append(
          "AWS would refuse \(displayable(path)), in which there \(errors == 1 ? "is" : "are") "
            + "\(Count.of(errors, "mistake")): see validate \(displayable(path))")
      }
      stacks.append(IsolatedStack(contents: TemplateContents(file.json), file: path))
    }
    self.stacks = stacks
    paths = stacks.map { _ in [:] }
  }

  /// The map of all stacks, or of one.
  ///
  /// - Parameter stack: The name of the only stack to draw; all unless given.
  /// - Returns: The map.
  func map(of stack: String? = nil) -> Diagram {
    let places = stacks.indices.filter { stack == nil || stacks[$0].name == stack }
    return StackMap(
      title: stack ?? name, stacks: places.map { stacks[$0] }, path: { paths[places[$0]][$1] }
    ).diagram
  }
}
