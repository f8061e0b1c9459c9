import StrataJSON
import StrataText

extension GitClient {
  package func treeDigest(of commit: String, excluding excluded: [String]) throws(GitError) -> String {
    let listing = try answer(["ls-tree", "-r", "-z", try self.commit(commit)])
    if listing.isEmpty {
      throw GitError(
        "the commit \(displayable(commit)) has nothing of this folder", hint: "commit what is there; git may ignore it")
    }
    // `MODE TYPE ID<tab>PATH`, in git's own order.
    var bytes: [UInt8] = []
    for entry in listing.split(separator: 0) where !Self.isIn(excluded, Self.path(ofEntry: entry)) {
      bytes += entry
      bytes.append(0)
    }
    return SHA256.hexDigest(of: bytes)
  }

  package func changedFiles(excluding excluded: [String]) throws(GitError) -> [String] {
    let prefix = Self.firstLine(of: try answer(["rev-parse", "--show-prefix"]))
    let status = try answer([
      "status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignore-submodules=none", "--no-renames", "--", ".",
    ])
    // `XY PATH`, from the top of the repository on.
    var paths = status.split(separator: 0).map { entry in
      let path = String(decoding: entry.dropFirst(3), as: UTF8.self)
      return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
    // `TAG PATH`; a small letter or an S is for files whose changes git was told not to look for.
    for entry in try answer(["ls-files", "-v", "-z"]).split(separator: 0) {
      guard let tag = entry.first, tag == UInt8(ascii: "S") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(tag)
      else { continue }
      paths.append(String(decoding: entry.dropFirst(2), as: UTF8.self))
    }
    return Set(paths.filter { !Self.isIn(excluded, $0) }).sorted(by: utf8Precedes)
  }

  package func content(of path: String, at revision: String) throws(GitError) -> [UInt8]? {
    let commit = try commit(revision)
    // `MODE TYPE ID<tab>PATH`; a link's content would be another path.
    guard let entry = try answer(["ls-tree", "-z", commit, "--", path]).split(separator: 0).first,
      entry.starts(with: "100".utf8)
    else { return nil }
    let words = entry.prefix { $0 != UInt8(ascii: "\t") }.split(separator: UInt8(ascii: " "))
    guard words.count == 3 else { return nil }
    return try answer(["cat-file", "blob", String(decoding: words[2], as: UTF8.self)])
  }

  package func fileNames(in folder: String, at revision: String) throws(GitError) -> [String] {
    let path = folder.hasSuffix("/") ? folder : folder + "/"
    let listing = try answer(["ls-tree", "-z", try commit(revision), "--", path])
    return listing.split(separator: 0).filter { $0.starts(with: "100".utf8) }.map { entry in
      String(decoding: Self.path(ofEntry: entry).utf8.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
    }.sorted(by: utf8Precedes)
  }

  private static func path(ofEntry entry: ArraySlice<UInt8>) -> String {
    String(decoding: entry.drop { $0 != UInt8(ascii: "\t") }.dropFirst(), as: UTF8.self)
  }

  /// Whether a path is that of something left out.
  static func isIn(_ excluded: [String], _ path: String) -> Bool {
    excluded.contains { path == $0 || SystemRecords.isRecord(path, in: $0) }
  }
}
