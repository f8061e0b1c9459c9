import StrataFiles
import StrataLanguage
import StrataText

/// Files that are named on the command line.
enum InputFile {
  /// Reads a whole file, or what a pipe gives, of up to 64 MiB unless told otherwise.
  ///
  /// Nothing is read of a file that is larger, and of a pipe no more than the limit.
  static func read(_ path: String, limit: Int = FileReader.usualLimit) throws(CommandError) -> [UInt8] {
    do throws(SystemError) {
      if let bytes = try FileReader.readFile(at: SystemPath(path), limit: limit) { return bytes }
    } catch {
      throw CommandError("\(displayable(path)) can't be read: \(error.reason)")
    }
    let most = limit == FileReader.usualLimit ? "64 MiB" : "\(Count.grouped(limit)) bytes"
    throw CommandError("\(displayable(path)) can't be read: it is larger than \(most)")
  }
}
