import StrataFiles
import StrataJSON
import StrataPlatform
import StrataScaffolding
import StrataText

/// Writes the files of a new package into a folder of its own: all or none, and never over what is there.
///
/// They're staged in a folder beside, or inside where the package's folder is there already, and then moved. What a killed
/// run leaves is taken up by the next.
struct PackageWriter {
  /// The package's folder.
  let folder: String

  /// The entries of a folder that are in no package's way.
  private static let harmless: Set = [".git", staging]
  private static let staging = ".strata-init"
  /// The number of entries that a message names.
  private static let shownObstacles = 3

  /// Refuses a folder in which something is.
  ///
  /// - Throws: ``CommandError`` that names what is in the way.
  func check() throws(CommandError) {
    guard let directory = try describing({ () throws(SystemError) in try place() }) else { return }
    let entries = try describing { () throws(SystemError) in try directory.entryNames() }
    // Of what a killed run left, writing tells whether it's the same package.
    if !entries.contains(Self.staging) { try refuse(entries) }
  }

  /// Writes the files.
  ///
  /// - Parameter files: The files.
  /// - Throws: ``CommandError`` where something is in the way or can't be written; nothing is written then.
  func write(_ files: [PackageFile]) throws(CommandError) {
    if let directory = try describing({ () throws(SystemError) in try place() }) {
      let entries = try describing { () throws(SystemError) in try directory.entryNames() }
      // Those that a killed run moved into place before it was.
      let own = entries.contains(Self.staging) ? written(files, in: directory) : []
      try refuse(entries.filter { !own.contains($0) })
      try fill(directory, with: files, besides: own)
    } else {
      try make(files)
    }
  }

  // MARK: A folder that is there

  /// The folder, where it's there.
  private func place() throws(SystemError) -> DirectoryHandle? {
    let path = SystemPath(folder)
    if try path.status(followsLinks: false) == nil { return nil }
    return try DirectoryHandle(path: path)
  }

  private func refuse(_ entries: [String]) throws(CommandError) {
    let others = entries.filter { !Self.harmless.contains($0) }.sorted(by: utf8Precedes)
    guard !others.isEmpty else { return }
    let names = others.prefix(Self.shownObstacles).map { displayable($0) }
    let rest = others.count - names.count
    throw CommandError(
      "\(shown) has files in it already: " + names.joined(separator: ", ")
        + (rest > 0 ? " and \(Count.grouped(rest)) more" : "") + "; nothing was written",
      hint: "name a folder that is empty, or isn't there, by --output")
  }

  /// The first parts of the paths whose files are all in a folder, as they shall be.
  private func written(_ files: [PackageFile], in directory: DirectoryHandle) -> Set<String> {
    let isThere = { (file: PackageFile) in
      var folder = directory
      let parts = file.path.split(separator: "/").map(String.init)
      do {
        for part in parts.dropLast() { folder = try DirectoryHandle(part, in: folder) }
        return try folder.readFile(parts[parts.count - 1], limit: file.text.utf8.count) == Array(file.text.utf8)
      } catch {
        return false
      }
    }
    return Set(Self.groups(of: files).filter { $0.files.allSatisfy(isThere) }.map(\.entry))
  }

  private func fill(
    _ directory: DirectoryHandle, with files: [PackageFile], besides own: Set<String>
  ) throws(CommandError) {
    let staged = try stage(files, as: Self.staging, in: directory)
    var moved: [String] = []
    do throws(SystemError) {
      for (entry, _) in Self.groups(of: files) where !own.contains(entry) {
        try staged.move(entry, to: directory)
        moved.append(entry)
      }
    } catch {
      for entry in moved { try? directory.removeTree(entry) }
      try? directory.removeTree(Self.staging)
      throw failure(error)
    }
    try? directory.removeTree(Self.staging)
  }

  // MARK: A folder that isn't

  private func make(_ files: [PackageFile]) throws(CommandError) {
    let path = FolderPath(folder)
    let missing = SystemPath(path.parent).ancestry.filter { (try? $0.status(followsLinks: true)) == nil }
    let staging = "\(Self.staging)-\(path.name)"
    do throws(CommandError) {
      let parent = try describing { () throws(SystemError) in
        try DirectoryHandle.making(SystemPath(path.parent), permissions: 0o777)
      }
      _ = try stage(files, as: staging, in: parent)
      do throws(SystemError) {
        // What has come there since is left alone: a folder with files isn't replaced.
        try parent.moveFile(staging, to: path.name, in: parent)
      } catch {
        try? parent.removeTree(staging)
        throw failure(error)
      }
    } catch {
      for ancestor in missing.reversed() { _ = rmdir(ancestor.terminated) }
      throw error
    }
  }

  // MARK: Staging

  /// Writes the files into a folder that nobody else has, and leaves nothing where that fails.
  private func stage(
    _ files: [PackageFile], as name: String, in parent: DirectoryHandle
  ) throws(CommandError) -> DirectoryHandle {
    let staged = try describing { () throws(SystemError) in
      let staged = try parent.makingDirectory(name)
      // Held until this process ends, however it does.
      return try staged.lock(until: 0) == .busy ? nil : staged
    }
    guard let staged else {
      throw CommandError("\(shown) is being written by another run; nothing was written", hint: "wait until it's done")
    }
    do throws(SystemError) {
      for entry in try staged.entryNames() { try staged.removeTree(entry) }
      for file in files { try staged.write(file) }
    } catch {
      try? parent.removeTree(name)
      throw failure(error)
    }
    return staged
  }

  /// The files by the first part of their paths, the manifest last, by which a folder is a package.
  private static func groups(of files: [PackageFile]) -> [(entry: String, files: [PackageFile])] {
    let groups = Dictionary(grouping: files) { $0.path.split(separator: "/").first.map(String.init) ?? $0.path }
    let isManifest = { (entry: String) in entry == "Package.swift" }
    return groups.map { (entry: $0.key, files: $0.value) }.sorted {
      isManifest($0.entry) == isManifest($1.entry) ? utf8Precedes($0.entry, $1.entry) : isManifest($1.entry)
    }
  }

  // MARK: Mistakes

  private var shown: String { displayable(folder) }

  private func describing<Result>(_ body: () throws(SystemError) -> Result) throws(CommandError) -> Result {
    do throws(SystemError) {
      return try body()
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: SystemError) -> CommandError {
    let reason = [ENOTDIR, ENOENT].contains(error.code) ? "it isn't a folder" : error.reason
    return CommandError(
      "\(shown) can't be written: \(reason); nothing was written", hint: "name another folder by --output")
  }
}

extension DirectoryHandle {
  /// Writes a file of a package, and the folders that it's in.
  func write(_ file: PackageFile) throws(SystemError) {
    var folder = self
    let parts = file.path.split(separator: "/").map(String.init)
    for part in parts.dropLast() { folder = try folder.makingDirectory(part) }
    let new = try folder.createFile(parts[parts.count - 1])
    try new.writeAll(Array(file.text.utf8))
    try new.finish()
  }

  /// Moves an entry to where none of its name is.
  fileprivate func move(_ entry: String, to other: DirectoryHandle) throws(SystemError) {
    if try status(of: entry)?.kind == .directory {
      // A folder with files isn't replaced.
      return try moveFile(entry, to: entry, in: other)
    }
    do throws(SystemError) {
      try linkFile(entry, to: entry, in: other)
    } catch {
      // Some file systems have no hard links.
      if error.code == EEXIST { throw error }
      return try moveFile(entry, to: entry, in: other)
    }
    try removeFile(entry)
  }
}
