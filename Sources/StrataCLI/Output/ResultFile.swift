import StrataFiles
import StrataText

/// A file that gets what would else be printed.
struct ResultFile {
  /// The option by which people let a file be written over that holds something else.
  static let overwrite = OptionSyntax(
    name: "--overwrite", summary: "write over a file that holds something else")

  let path: String

  /// What became of the file.
  enum Change: String {
    case created, updated, unchanged
  }

  /// Writes the file as a whole, or not at all; its folder is made where it's missing.
  ///
  /// - Parameters:
  ///   - text: The whole content.
  ///   - isOverwriting: Whether a file may be written over that holds something else.
  /// - Returns: What became of it.
  /// - Throws: ``CommandError`` where something else is there, or it can't be written; all is as it was then.
  func write(_ text: String, isOverwriting: Bool) throws(CommandError) -> Change {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let (folder, name) = (parts.dropLast().joined(separator: "/"), String(parts.last ?? ""))
    let bytes = Array(text.utf8)
    do {
      let directory = try DirectoryHandle.making(
        SystemPath(parts.count == 1 ? "." : folder.isEmpty ? "/" : folder), permissions: 0o755)
      let status = try directory.status(of: name)
      if let obstacle = status?.kind.obstacle {
        throw failure(obstacle, hint: "move it away, or name another file")
      }
      if status != nil {
        if try directory.readFile(name, limit: FileReader.usualLimit) == bytes { return .unchanged }
        if !isOverwriting {
          throw failure("it holds something else", hint: "name another file, or say \(Self.overwrite.name)")
        }
      }
      try directory.replaceFile(
        name, with: bytes, permissions: UInt16(status?.permissions ?? 0o644), keepingPreviousAs: nil)
      return status == nil ? .created : .updated
    } catch let error as CommandError {
      throw error
    } catch {
      throw failure((error as? SystemError)?.reason ?? "\(error)", hint: nil)
    }
  }

  private func failure(_ reason: String, hint: String?) -> CommandError {
    CommandError("\(displayable(path)) can't be written: \(reason)", hint: hint)
  }
}
