import StrataFiles
import StrataText

/// Reads the records of earlier runs, which anyone may have changed since.
struct RecordReader {
  let path: SystemPath
  let output: DirectoryHandle
  /// The record's name in the output directory.
  let name: String

  /// Reads the record that is in place; nil if there is none.
  func current() throws(OutputError) -> [UInt8]? {
    let status = try describing(displayedPath, "can't be read") { () throws(SystemError) in
      try output.status(of: name)
    }
    guard let status else { return nil }
    if let obstacle = status.kind.obstacle { throw error(obstacle) }
    let limit = FileReader.usualLimit
    let bytes = try describing(displayedPath, "can't be read") { () throws(SystemError) in
      try output.readFile(name, limit: limit)
    }
    guard let bytes else { throw error("it is larger than \(limit >> 20) MiB") }
    return bytes
  }

  /// Lists the files that the record in place and those of killed runs name.
  ///
  /// - Parameters:
  ///   - current: The record in place, or nil if there is none.
  ///   - leftovers: The leftovers of killed runs.
  ///   - parse: Lists the files that a record names.
  /// - Returns: The files of all records that can be read.
  /// - Throws: An error if the record in place can't be used.
  func knownFiles(
    current: [UInt8]?, leftovers: Leftovers?, parse: ([UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) -> KnownFiles {
    var known = KnownFiles()
    if let current { known.add(written: try files(in: current, parse: parse)) }
    // What a killed run has left helps if it can be read, and nobody could mend it if it can't.
    for record in leftovers?.oldRecords ?? [] {
      if let files = try? files(in: record, parse: parse) { known.add(written: files) }
    }
    for record in leftovers?.newRecords ?? [] {
      if let files = try? files(in: record, parse: parse) { known.add(attempted: files) }
    }
    return known
  }

  private func files(
    in record: [UInt8], parse: ([UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) -> [WrittenFile] {
    let files: [WrittenFile]
    do { files = try parse(record) } catch { throw self.error("\(error)") }
    // A name such as ../notes would let a forged record remove files elsewhere.
    for file in files {
      if let problem = FileName.problem(of: file.name) {
        throw error("it names \"\(displayable(file.name))\", which \(problem)")
      }
    }
    return files
  }

  private var displayedPath: String { path.displayed(appending: name) }

  private func error(_ reason: String) -> OutputError {
    OutputError(
      path: displayedPath, problem: "can't be used as the record of an earlier run", reason: reason,
      hint: OutputError.moveAway)
  }
}
