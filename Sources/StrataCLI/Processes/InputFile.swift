import StrataFiles

/// Files that are named on the command line.
enum InputFile {
  /// Reads a whole file, or what a pipe gives, of up to 64 MiB.
  static func read(_ path: String) throws -> [UInt8] {
    do throws(SystemError) {
      if let bytes = try FileReader.readFile(at: SystemPath(path), limit: FileReader.usualLimit) { return bytes }
    } catch {
      throw CommandError("\(displayable(path)) can't be read: \(error.reason)")
    }
    throw CommandError("\(displayable(path)) can't be read: it is larger than 64 MiB")
  }
}
