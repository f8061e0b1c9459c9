import StrataFiles
import StrataJSON
import StrataLanguage
public import StrataPipeline
import StrataText

extension OutputDirectory {
  /// Writes the templates of an app and their manifest, as a whole or not at all.
  ///
  /// Unchanged files aren't touched. Templates that an earlier run wrote and that are no longer made are removed; nothing else is.
  ///
  /// - Parameters:
  ///   - assembly: The templates.
  ///   - others: The environments that the run isn't about, whose own stacks stay as they are; none unless given.
  /// - Returns: The change that each file saw.
  /// - Throws: ``OutputError`` if anything is in the way; the directory is then as it was.
  public func write(
    _ assembly: Assembly, keeping others: OtherEnvironments = .none
  ) throws(OutputError) -> OutputReport {
    let writer = AssemblyWriter(self, keeping: others)
    for stack in assembly.stacks { writer.stage(stack.checked) }
    try writer.finish(assembly.summary)
    return try writer.commit()
  }

  /// Finds out whether writing an app would find anything in its way, and changes nothing.
  ///
  /// - Throws: ``OutputError`` if anything is in the way.
  public func check(_ assembly: Assembly) throws(OutputError) {
    let output = try AssemblyFiles(assembly, Manifest(assembly.summary))
    try ofTemplates.check(
      output.files, record: output.manifest, digest: SHA256.hexDigest(of:),
      previouslyWritten: Manifest.writtenFiles(in:))
  }

  /// Finds out what writing an app would do, by reading alone.
  ///
  /// - Parameters:
  ///   - assembly: The templates.
  ///   - others: The environments that the run isn't about, whose own stacks stay as they are; none unless given.
  /// - Returns: The change that each file would see, as if edited files were overwritten.
  /// - Throws: ``OutputError`` if anything is in the way of a write.
  public func changes(
    by assembly: Assembly, keeping others: OtherEnvironments = .none
  ) throws(OutputError) -> OutputReport {
    let manifest = Manifest(assembly.summary, keeping: others, of: try manifestInPlace())
    let output = try AssemblyFiles(assembly, manifest)
    return try ofTemplates.changes(
      by: output.files, record: output.manifest, keeping: manifest.keptFiles, digest: SHA256.hexDigest(of:),
      previouslyWritten: Manifest.writtenFiles(in:))
  }

  /// The templates that are here and that neither an app nor the manifest in place has, which a write leaves alone.
  ///
  /// - Returns: Their names, sorted.
  /// - Throws: ``OutputError`` if the directory can't be read.
  public func foreignTemplates(besides assembly: Assembly) throws(OutputError) -> [String] {
    guard let directory = try existing() else { return [] }
    return try describing(path.displayed, "can't be read") { () throws(SystemError) in
      let manifest = try? directory.readFile(Manifest.fileName, limit: FileReader.usualLimit)
      let written = manifest.flatMap { try? Manifest.writtenFiles(in: $0) } ?? []
      let made = assembly.stacks.flatMap { [$0.fileName] + $0.nested.map(\.fileName) }
      let known = Set(made + written.map(\.name))
      return try directory.entryNames().filter { $0.hasSuffix(Manifest.templateSuffix) && !known.contains($0) }
        .sorted()
    }
  }

  /// The environments in the stacks that an earlier run wrote here; none where nothing can be read.
  ///
  /// - Throws: ``OutputError`` if the directory can't be opened.
  public func environments() throws(OutputError) -> [WrittenEnvironment] {
    try manifestInPlace().map(Manifest.environments(in:)) ?? []
  }

  /// The manifest in place; nil where there is none that can be read.
  private func manifestInPlace() throws(OutputError) -> [UInt8]? {
    try describing(path.displayed, "can't be opened") { () throws(SystemError) in
      guard try path.status(followsLinks: true)?.kind == .directory else { return nil }
      let directory = try DirectoryHandle(path: path)
      guard try directory.status(of: Manifest.fileName)?.kind == .regular else { return nil }
      return try directory.readFile(Manifest.fileName, limit: FileReader.usualLimit)
    }
  }

  /// The same directory, of which only templates are removed, whatever a manifest says.
  var ofTemplates: OutputDirectory {
    var directory = self
    directory.isRemovable = { bytes in (try? JSONValue(parsing: bytes))?["Resources"]?.object != nil }
    return directory
  }
}

/// The files of an app: a template for each stack, and the manifest.
private struct AssemblyFiles {
  let files: [OutputFile]
  let manifest: OutputFile

  init(_ assembly: Assembly, _ manifest: Manifest) throws(OutputError) {
    let contents = assembly.stacks.flatMap { stack in
      [(stack.fileName, stack.bytes)] + stack.nested.map { ($0.fileName, $0.bytes) }
    }
    files = try contents.map { name, bytes throws(OutputError) in try OutputFile(name: name, bytes: bytes) }
    self.manifest = try OutputFile(manifest)
  }
}

extension OutputFile {
  /// The file of a manifest.
  init(_ manifest: Manifest) throws(OutputError) {
    let bytes: [UInt8]
    do {
      bytes = try manifest.json.bytes(keyOrder: .given, layout: .pretty)
    } catch {
      throw OutputError(
        path: Manifest.fileName, problem: "can't be made", reason: "\(error)", hint: "mend the app")
    }
    try self.init(name: Manifest.fileName, bytes: bytes)
  }
}
