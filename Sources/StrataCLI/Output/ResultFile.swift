import StrataFiles
import StrataText

/// A file that gets what would else be printed.
struct ResultFile {
  /// The option by which people let a file be written over that holds something else.
  static let overwrite = OptionSyntax(
    name: "--overwrite", summary: "write over a file that holds something else")

  let path: String
  /// Whether a file may be written over that holds something else.
  let isOverwriting: Bool
  /// Tells by its contents whether a file may be written over as well; none may unless given.
  var replaces: ([UInt8]) -> Bool = { _ in false }

  /// What became of the file.
  enum Change: String {
    case created, updated, unchanged
  }

  /// Finds out what is in the way of the file, before work is done for it.
  ///
  /// - Throws: ``CommandError`` where something else is there.
  func check() throws(CommandError) {
    let kind: FileStatus.Kind
    var bytes: [UInt8]?
    do throws(SystemError) {
      guard let status = try SystemPath(path).status(followsLinks: false) else { return }
      kind = status.kind
      if kind.obstacle == nil { bytes = try FileReader.readFile(at: SystemPath(path), limit: FileReader.usualLimit) }
    } catch {
      throw failure(error.reason)
    }
    if let obstacle = kind.obstacle { throw self.obstacle(obstacle, kind) }
    if !isOverwriting, !replaces(bytes ?? []) { throw holdsSomethingElse }
  }

  /// Writes the file as a whole, or not at all; its folder is made where it's missing.
  ///
  /// - Parameter bytes: The whole content.
  /// - Returns: What became of it.
  /// - Throws: ``CommandError`` where something else is there, or it can't be written; all is as it was then.
  func write(_ bytes: [UInt8]) throws(CommandError) -> Change {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let (folder, name) = (parts.dropLast().joined(separator: "/"), String(parts.last ?? ""))
    if name.isEmpty { throw obstacle(FileStatus.Kind.directory.obstacle ?? "", .directory) }
    do {
      let directory = try DirectoryHandle.making(
        SystemPath(parts.count == 1 ? "." : folder.isEmpty ? "/" : folder), permissions: 0o755)
      let status = try directory.status(of: name)
      if let status, let obstacle = status.kind.obstacle { throw self.obstacle(obstacle, status.kind) }
      if status != nil {
        let old = try directory.readFile(name, limit: FileReader.usualLimit)
        if old == bytes { return .unchanged }
        if !isOverwriting, !replaces(old ?? []) { throw holdsSomethingElse }
      }
      // What is made of templates can be made again, after a power cut as well.
      try directory.replaceFile(
        name, with: bytes, permissions: status.map { UInt16($0.permissions) }, keepingPreviousAs: nil,
        isSynchronized: false)
      return status == nil ? .created : .updated
    } catch let error as CommandError {
      throw error
    } catch {
      throw failure((error as? SystemError)?.reason ?? "\(error)")
    }
  }

  private var holdsSomethingElse: CommandError {
    failure("it holds something else", hint: "name another file, or say \(Self.overwrite.name)")
  }

  private func obstacle(_ reason: String, _ kind: FileStatus.Kind) -> CommandError {
    failure(reason, hint: kind == .directory ? "name a file in it" : "move it away, or name another file")
  }

  private func failure(_ reason: String, hint: String? = nil) -> CommandError {
    CommandError("\(path.isEmpty ? "\"\"" : displayable(path)) can't be written: \(reason)", hint: hint)
  }
}
