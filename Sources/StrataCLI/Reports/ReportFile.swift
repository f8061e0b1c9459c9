import StrataFiles
import StrataOutput
import StrataReport
import StrataText

/// The file that a report is written to, which is there whole or as it was.
struct ReportFile {
  /// The file that is written where none is named.
  static let usual = "report.html"

  private let path: String
  private let folder: String
  private let name: String

  /// Names a file.
  ///
  /// - Parameter path: The path; the usual file unless given.
  init(_ path: String?) {
    let path = path ?? Self.usual
    let slash = path.lastIndex(of: "/")
    self.path = path
    folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path, for people.
  var shown: String { displayable(path) }

  /// Finds out what is in the way of a report.
  ///
  /// - Parameter isOverwritten: Whether a file that is no report may be written over.
  /// - Throws: ``CommandError`` where there's a folder, or a file that is no report.
  func check(overwriting isOverwritten: Bool) throws(CommandError) {
    if name.isEmpty { throw isFolder }
    let obstacle: CommandError?
    do throws(SystemError) { obstacle = try self.obstacle(overwriting: isOverwritten) } catch {
      throw cannotBeWritten(error)
    }
    if let obstacle { throw obstacle }
  }

  private func obstacle(overwriting isOverwritten: Bool) throws(SystemError) -> CommandError? {
    let folder = try DirectoryHandle(path: SystemPath(folder))
    guard let status = try folder.status(of: name) else { return nil }
    switch status.kind {
    case .directory: return isFolder
    case .symbolicLink, .other:
      return CommandError("\(shown) isn't a file of its own", hint: "move it away, or name another file by --output")
    case .regular:
      if isOverwritten { return nil }
      let bytes = try folder.readFile(name, limit: FileReader.usualLimit) ?? []
      if bytes.starts(with: ReportPage.beginning.utf8) { return nil }
      return CommandError(
        "\(shown) is there, and is no report",
        hint: "name another file by --output, or say --overwrite to write over it")
    }
  }

  /// Writes a report.
  ///
  /// - Throws: ``CommandError`` where it can't be written; what was there is as it was then.
  func write(_ bytes: [UInt8]) throws(CommandError) {
    do throws(SystemError) {
      try DirectoryHandle(path: SystemPath(folder)).replaceFile(
        name, with: bytes, permissions: nil, keepingPreviousAs: nil, isSynchronized: false)
    } catch {
      throw cannotBeWritten(error)
    }
  }

  private var isFolder: CommandError {
    let inner = path.hasSuffix("/") ? path + Self.usual : "\(path)/\(Self.usual)"
    return CommandError(
      "\(path.isEmpty ? "\"\"" : shown) is a folder, and a report is a file", hint: "say --output \(displayable(inner))"
    )
  }

  private func cannotBeWritten(_ error: SystemError) -> CommandError {
    CommandError("\(shown) can't be written: \(error.reason)", hint: error.hint)
  }
}
