import StrataFiles

/// Files that are named on the command line.
enum InputFile {
  /// Reads a whole file of up to 64 MiB.
  static func read(_ path: String) throws -> [UInt8] {
    let (folder, name) = split(path)
    do throws(SystemError) {
      let directory = try DirectoryHandle(path: SystemPath(folder))
      if let bytes = try directory.readFile(name, limit: FileReader.usualLimit) { return bytes }
    } catch {
      throw CommandError("\(displayable(path)) can't be read: \(error.reason)")
    }
    throw CommandError("\(displayable(path)) can't be read: it is larger than 64 MiB")
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
