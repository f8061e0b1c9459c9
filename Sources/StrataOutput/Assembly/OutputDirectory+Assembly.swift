public import StrataCore
import StrataJSON

extension OutputDirectory {
  /// Writes the templates of an app and their manifest, as a whole or not at all.
  ///
  /// Unchanged files aren't touched. Templates that an earlier run wrote and that are no longer made are removed; nothing else is.
  ///
  /// - Returns: What became of each file.
  /// - Throws: ``OutputError`` if anything is in the way; the directory is then as it was.
  public func write(_ assembly: Assembly) throws(OutputError) -> OutputReport {
    let files = try assembly.stacks.map { stack throws(OutputError) in
      try OutputFile(name: stack.fileName, bytes: stack.bytes)
    }
    let manifest: [UInt8]
    do {
      manifest = try Manifest(assembly).json.bytes(keyOrder: .given, layout: .pretty)
    } catch {
      throw OutputError(
        path: Manifest.fileName, problem: "can't be made", reason: error.description, hint: "mend the app")
    }
    let record = try OutputFile(name: Manifest.fileName, bytes: manifest)
    return try write(
      files, record: record, digest: SHA256.hexDigest(of:), previouslyWritten: Manifest.writtenFiles(in:))
  }
}
