import StrataFiles
import StrataText

/// A folder that is made with all its files, or not at all.
struct NewFolder {
  let path: String

  private var parts: (parent: String, name: String) {
    let path = path.hasSuffix("/") && path.utf8.count > 1 ? String(path.dropLast()) : path
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// Finds out what is in the way of the folder, before work is done for it.
  ///
  /// - Throws: ``CommandError`` where something is there that isn't an empty folder.
  func check() throws(CommandError) {
    do {
      guard let status = try SystemPath(path).status(followsLinks: false) else { return }
      guard status.kind == .directory else { throw failure("there is something else", hint: "name another folder") }
      if try DirectoryHandle(path: SystemPath(path)).entryNames().isEmpty { return }
    } catch let error as CommandError {
      throw error
    } catch {
      throw failure((error as? SystemError)?.reason ?? "\(error)")
    }
    throw failure("it has files of somebody's", hint: "name a new folder, or an empty one")
  }

  /// Makes the folder; the one that it's in is made where it's missing.
  ///
  /// - Parameter files: The texts of the files by their paths in the folder.
  /// - Throws: ``CommandError`` where something else is there, or it can't be written; nothing is left of it then.
  func write(_ files: [(path: String, text: String)]) throws(CommandError) {
    try check()
    let (parent, name) = parts
    let staged = ".strata-staging-\(name)-" + String(UInt64.random(in: .min ... .max), radix: 16)
    let root = parent == "/" ? "/\(staged)" : "\(parent)/\(staged)"
    do throws(SystemError) {
      let directory = try DirectoryHandle.making(SystemPath(parent), permissions: 0o755)
      do throws(SystemError) {
        for file in files {
          let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
          let target = try DirectoryHandle.making(
            SystemPath(folder.isEmpty ? root : "\(root)/\(folder)"), permissions: 0o755)
          let descriptor = try target.createFile(file.path.split(separator: "/").last.map(String.init) ?? "")
          try descriptor.writeAll(Array(file.text.utf8))
          try descriptor.finish()
        }
        try directory.moveFile(staged, to: name, in: directory)
      } catch {
        Self.remove(root, files.map(\.path))
        throw error
      }
    } catch {
      throw failure(error.reason)
    }
  }

  /// Removes what was made of a folder that couldn't be made whole.
  private static func remove(_ root: String, _ files: [String]) {
    var folders: Set<String> = [""]
    for file in files {
      let parts = file.split(separator: "/").map(String.init)
      for count in parts.indices.dropFirst() { folders.insert(parts[..<count].joined(separator: "/")) }
      let folder = ([root] + parts.dropLast()).joined(separator: "/")
      try? DirectoryHandle(path: SystemPath(folder)).removeFile(parts.last ?? "")
    }
    // Those within others come first.
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let parts = (root + (folder.isEmpty ? "" : "/" + folder)).split(separator: "/", omittingEmptySubsequences: false)
      let parent = parts.dropLast().joined(separator: "/")
      try? DirectoryHandle(path: SystemPath(parent.isEmpty ? "/" : parent)).removeDirectory(String(parts.last ?? ""))
    }
  }

  private func failure(_ reason: String, hint: String? = nil) -> CommandError {
    CommandError("\(path.isEmpty ? "\"\"" : displayable(path)) can't be written: \(reason)", hint: hint)
  }
}
