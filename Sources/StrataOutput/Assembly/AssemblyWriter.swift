public import StrataPipeline
import StrataText

/// The templates of an app on their way into a directory.
///
/// ```swift
/// let writer = AssemblyWriter(OutputDirectory(path: "templates/Shop"))
/// try writer.finish(Pipeline().summarize(app, into: writer.stage))
/// let report = try writer.commit()
/// ```
///
/// Each template is staged as soon as it's checked, so that not all of them have to be in memory. Nothing in the directory is
/// replaced before ``commit()``, which takes that ``finish(_:)`` was given an app without a mistake; whoever lets go of a
/// writer before leaves the directory as it was.
public final class AssemblyWriter {
  private let directory: OutputDirectory
  private let others: OtherEnvironments
  private var writer: OutputWriter?
  private var error: OutputError?
  private var isFinished = false
  /// The sizes of the files that were staged, by name.
  private var sizes: [String: Int] = [:]
  /// The round that the staged stacks are of.
  private var round = 0

  /// Makes a writer; the directory isn't touched before there is a template.
  ///
  /// - Parameters:
  ///   - directory: The directory.
  ///   - others: The environments that the run isn't about, whose own stacks stay as they are; none unless given.
  public init(_ directory: OutputDirectory, keeping others: OtherEnvironments = .none) {
    self.directory = directory.ofTemplates
    self.others = others
  }

  /// Puts a template aside, unless the directory has it already; one of a new round in place of all that were.
  ///
  /// What is in the way, ``finish(_:)`` throws, since a mistake in the app goes before.
  public func stage(_ stack: CheckedStack) {
    if stack.round != round {
      discard()
      sizes = [:]
      round = stack.round
    }
    stage(stack.bytes, as: stack.fileName)
    for nested in stack.nested { stage(nested.bytes, as: nested.fileName) }
  }

  private func stage(_ bytes: [UInt8], as name: String) {
    guard error == nil else { return }
    sizes[name] = bytes.count
    do throws(OutputError) {
      try begun().stage(OutputFile(name: name, bytes: bytes), digest: SHA256.hexDigest(of:))
    } catch {
      self.error = error
      writer = nil
    }
  }

  /// Puts the manifest aside, and finds out what is to be removed.
  ///
  /// - Parameter app: The app whose stacks were staged, all of them.
  /// - Throws: ``OutputError`` if anything is or was in the way; the directory is as it was then.
  public func finish(_ app: AppSummary) throws(OutputError) {
    if let error { throw error }
    precondition(
      sizes == Dictionary(app.stacks.flatMap(\.files), uniquingKeysWith: { $1 }),
      "finish(_:) takes the app whose stacks were staged")
    do throws(OutputError) {
      let writer = try begun()
      let manifest = Manifest(app, keeping: others, of: writer.previous)
      try writer.finish(record: OutputFile(manifest), keeping: manifest.keptFiles, digest: SHA256.hexDigest(of:))
    } catch {
      self.error = error
      writer = nil
      throw error
    }
    isFinished = true
  }

  /// Puts everything into place, as a whole or not at all.
  ///
  /// - Returns: What became of each file.
  /// - Throws: ``OutputError`` if anything fails; the directory is as it was then.
  public func commit() throws(OutputError) -> OutputReport {
    guard isFinished, let writer else { preconditionFailure("commit() comes once, behind finish(_:)") }
    self.writer = nil
    return try writer.commit()
  }

  /// Leaves the directory as it was.
  ///
  /// Where several are written, the last that was begun is discarded first, as others may have made folders for it.
  public func discard() {
    writer?.discard()
    writer = nil
  }

  private func begun() throws(OutputError) -> OutputWriter {
    if let writer { return writer }
    let writer = try OutputWriter(
      directory, record: Manifest.fileName, previouslyWritten: Manifest.writtenFiles(in:))
    self.writer = writer
    return writer
  }
}

extension StackSummary {
  /// The names of the stack's files, with their sizes.
  fileprivate var files: [(String, Int)] {
    [(fileName, byteCount)] + nested.map { ($0.fileName, $0.byteCount) }
  }
}
