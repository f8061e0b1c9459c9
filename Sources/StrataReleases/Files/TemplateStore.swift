import StrataFiles
import StrataPlatform
import StrataText

/// The folder in which the bytes of templates are kept that records name, each under its digest.
package struct TemplateStore: Sendable {
  /// The folder's name among the records, which no environment can have.
  static let folderName = "templates"

  /// The largest template that is kept: 64 MiB, far more than CloudFormation takes.
  private static let limit = FileReader.usualLimit

  /// The folder.
  let path: String
  private let step: RecordStep

  init(in records: SystemRecords) {
    path = "\(records.folder)/\(Self.folderName)"
    step = records.step
  }

  /// Keeps a template, once whatever the number of records that name it.
  ///
  /// - Returns: Its SHA-256, by which it's found again.
  /// - Throws: ``RecordError`` where it can't be written, or the file of its digest was edited.
  @discardableResult
  package func keep(_ bytes: [UInt8]) throws(RecordError) -> String {
    let digest = SHA256.hexDigest(of: bytes)
    do throws(RecordProblem) {
      let folder = try DirectoryHandle.holding(path)
      let file = ExclusiveFile(step: step)
      do throws(SystemError) {
        try file.removeLeftovers(in: folder)
        try file.add(Self.name(of: digest), bytes, to: folder)
      } catch {
        if error.code != EEXIST { throw problem(digest, "written", error) }
        _ = try read(digest, in: folder)
      }
    } catch {
      throw RecordError([error])
    }
    return digest
  }

  /// The bytes of a template.
  ///
  /// - Parameter digest: Its SHA-256.
  /// - Returns: The bytes; nil where it isn't kept.
  /// - Throws: ``RecordError`` where it can't be read, or was edited.
  package func template(_ digest: String) throws(RecordError) -> [UInt8]? {
    do throws(RecordProblem) {
      guard let folder = try DirectoryHandle.reading(path) else { return nil }
      return try read(digest, in: folder)
    } catch {
      throw RecordError([error])
    }
  }

  /// The path of a template's file, whether it's kept or not.
  package func path(of digest: String) -> String { "\(path)/\(Self.name(of: digest))" }

  private func read(_ digest: String, in folder: DirectoryHandle) throws(RecordProblem) -> [UInt8]? {
    let bytes: [UInt8]?
    do throws(SystemError) {
      bytes = try folder.readFile(Self.name(of: digest), limit: Self.limit)
    } catch {
      if error.code == ENOENT { return nil }
      throw problem(digest, "read", error)
    }
    guard let bytes, SHA256.hexDigest(of: bytes) == digest else {
      throw RecordProblem(
        .edited, "\(path)/\(Self.name(of: digest))", "the template was edited after it was kept",
        expected: "the digest that is its name", given: bytes.map(SHA256.hexDigest) ?? "more than 64 MiB",
        hint: "take it back as it was: git checkout -- \(path)/\(Self.name(of: digest))")
    }
    return bytes
  }

  private func problem(_ digest: String, _ verb: String, _ error: SystemError) -> RecordProblem {
    let path = "\(path)/\(Self.name(of: digest))"
    return RecordProblem(
      .unusable, path, "the template can't be \(verb): \(error.reason)", hint: "see: ls -l \(path)")
  }

  private static func name(of digest: String) -> String { "\(digest).json" }
}
