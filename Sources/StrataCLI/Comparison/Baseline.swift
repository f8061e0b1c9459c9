import StrataEnvironments
import StrataFiles

/// The baseline that templates are compared with.
enum Baseline {
  /// The folder that they'd be written to.
  case written
  /// A folder with one for each system, or a system's own.
  case folder(String)
  /// One template, by the path of its file, or `-` for standard input.
  case file(String)
  /// The files that a revision has in the folder that they'd be written to.
  case revision(GitRevision)

  /// Tells what is meant by a name.
  ///
  /// - Parameters:
  ///   - name: The name; what synthesizing wrote unless given.
  ///   - systems: The systems that there are, none of which can be compared with.
  ///   - console: The console that tells what stands here, and runs git.
  /// - Throws: ``UsageError`` for what may be two things; ``CommandError`` for what is none.
  init(_ name: String?, systems: [System], console: Console) throws {
    guard let name else {
      self = .written
      return
    }
    if systems.contains(where: { $0.name == name }) {
      throw UsageError(
        "\(name) is a system, and --against takes a folder, a file or a revision of git",
        hint: "write ./\(name) for the folder or file, and \(name)~0 for the revision")
    }
    let kind = name.isEmpty ? nil : console.kind(name)
    if let kind, !OperandName.isPath(name), (try? GitRevision(name, console: console)) != nil {
      throw UsageError(
        "\(name) names a \(kind.word) that stands here, and a revision of git",
        hint: "write ./\(name) for the \(kind.word), and \(name)~0 for the revision")
    }
    switch kind {
    case .directory: self = .folder(name.count > 1 ? name.removing(suffix: "/") : name)
    case nil where name != "-": self = .revision(try GitRevision(name, console: console))
    default: self = .file(name)
    }
  }
}
