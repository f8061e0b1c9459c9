import StrataFiles
package import StrataLanguage
import StrataText

/// Reads the files of a package from where its function says that they are.
package enum PackageReader {
  /// The files of a package.
  ///
  /// - Parameters:
  ///   - source: The program, folder or zip file.
  ///   - name: The name that a program gets in the package.
  /// - Returns: The files.
  /// - Throws: ``PackageError`` where they aren't there, can't be read, or can't be a package.
  package static func contents(of source: PackageSource, naming name: String) throws(PackageError) -> PackageContents {
    let path = SystemPath(source.path)
    do {
      guard let status = try path.status(followsLinks: true) else {
        throw PackageError(
          "\(path.displayed) isn't there",
          hint: "build it first; a path is relative to the file in which the function is declared")
      }
      switch (source, status.kind) {
      case (.executable, .regular):
        return try PackageContents([PackageEntry(name: name, kind: .program, bytes: try read(path))])
      case (.zip, .regular): return try ZipReader.contents(of: try read(path))
      case (.folder, .directory):
        var folder = PackageFolder()
        try folder.read(try DirectoryHandle(path: path), below: "")
        return try PackageContents(folder.entries)
      default:
        throw PackageError("it's of another kind", expected: source.words, given: status.kind.words)
      }
    } catch let error as PackageError {
      throw error.about(path)
    } catch let error as SystemError {
      throw PackageError("\(path.displayed) can't be read: \(error.reason)")
    } catch {
      throw PackageError("\(path.displayed) can't be read: \(error)")
    }
  }

  /// The files of a zip file in memory.
  ///
  /// - Throws: ``PackageError`` where it's no zip file, or can't be a package.
  package static func contents(ofZip bytes: [UInt8]) throws(PackageError) -> PackageContents {
    try ZipReader.contents(of: bytes)
  }

  private static func read(_ path: SystemPath) throws -> [UInt8] {
    if let bytes = try FileReader.readFile(at: path, limit: PackageContents.byteLimit) { return bytes }
    throw PackageError.tooLarge(try path.status(followsLinks: true)?.size ?? 0)
  }
}

/// The files of a folder and of those in it.
struct PackageFolder {
  private(set) var entries: [PackageEntry] = []
  private var byteCount = 0

  /// Takes in all that is in a folder; folders without files are nothing.
  mutating func read(_ folder: DirectoryHandle, below prefix: String) throws {
    for name in try folder.entryNames().sorted() {
      let path = prefix + name
      do {
        try add(name, of: folder, as: path)
      } catch let error as SystemError {
        throw PackageError(
          "\(displayable(path)) can't be read: \(error.reason)",
          hint: "see to it, or have it elsewhere than in this folder")
      }
    }
  }

  private mutating func add(_ name: String, of folder: DirectoryHandle, as path: String) throws {
    guard let status = try folder.status(of: name) else {
      // What isn't UTF-8 is given as the next best text, which no file has.
      if path.contains("\u{FFFD}") { throw PackageError.notText(path) }
      throw PackageError(
        "\(displayable(path)) went while the folder was read", hint: "make the package when it's built")
    }
    switch status.kind {
    case .directory: try read(try DirectoryHandle(name, in: folder), below: path + "/")
    case .symbolicLink:
      try add(PackageEntry(name: path, kind: .link, bytes: try folder.destination(ofLink: name)))
    case .regular:
      guard let bytes = try folder.readFile(name, limit: PackageContents.byteLimit) else {
        throw PackageError.tooLarge(status.size)
      }
      try add(PackageEntry(name: path, kind: status.permissions & 0o100 != 0 ? .program : .file, bytes: bytes))
    case .other: throw PackageError.noFile(path)
    }
  }

  private mutating func add(_ entry: PackageEntry) throws(PackageError) {
    byteCount += entry.bytes.count
    // Before all of what is too much is in memory.
    if byteCount > PackageContents.byteLimit { throw .tooLarge(byteCount) }
    if entries.count == PackageContents.countLimit { throw .tooMany(entries.count + 1) }
    entries.append(entry)
  }
}

extension PackageError {
  /// That something is neither a file, a folder nor a link.
  static func noFile(_ path: String) -> PackageError {
    PackageError(
      "\(displayable(path)) can't be in a package", expected: "files, folders and links", given: "something else")
  }

  /// That a name isn't text, so that it would be another one in the package.
  static func notText(_ path: String) -> PackageError {
    PackageError(
      "the name of a file isn't UTF-8", expected: "a name in UTF-8", given: displayable(path),
      hint: "give it another name")
  }

  /// The same with the file that it's about.
  fileprivate func about(_ path: SystemPath) -> PackageError {
    if message.hasPrefix(path.displayed) { return self }
    return PackageError("\(path.displayed): \(message)", expected: expected, given: given, hint: hint)
  }
}

extension PackageSource {
  fileprivate var words: String {
    switch self {
    case .executable: "a program"
    case .folder: "a folder"
    case .zip: "a zip file"
    }
  }
}

extension FileStatus.Kind {
  fileprivate var words: String {
    switch self {
    case .regular: "a file"
    case .directory: "a folder"
    case .symbolicLink: "a symbolic link"
    case .other: "no file"
    }
  }
}
