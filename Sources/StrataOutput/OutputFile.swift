import StrataFiles
import StrataText

/// A file to be written: its name in the output directory and all its bytes.
public struct OutputFile: Sendable, Hashable {
  /// The plain name, of 1 to 255 bytes, without a slash and not starting with a dot.
  public let name: String

  /// The whole content.
  public let bytes: [UInt8]

  /// Makes a file from its name and content.
  ///
  /// - Parameters:
  ///   - name: 1 to 255 bytes, without a slash or NUL, not starting with a dot.
  ///   - bytes: The whole content.
  /// - Throws: ``OutputError`` if the name is not a plain one.
  public init(name: String, bytes: [UInt8]) throws(OutputError) {
    if let problem = FileName.problem(of: name) {
      throw OutputError(
        path: name.isEmpty ? "\"\"" : displayable(name), problem: "can't be the name of an output file",
        reason: "it \(problem)", hint: "use a plain name such as Orders.template.json")
    }
    self.name = name
    self.bytes = bytes
  }
}

/// A file that an earlier run wrote, as that run's record names it.
public struct WrittenFile: Sendable, Hashable {
  /// The name in the output directory, as recorded; it is checked before it is used.
  public let name: String

  /// The digest of the bytes that were written, in the form that the caller's digest function gives.
  public let digest: String

  /// Makes an entry of a record.
  public init(name: String, digest: String) {
    self.name = name
    self.digest = digest
  }
}
