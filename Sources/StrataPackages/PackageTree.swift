import StrataText

/// The files of a package by their paths, with what links lead to.
struct PackageTree {
  private let entries: [PackageEntry]
  private let byName: [String: PackageEntry]

  /// The most links that one path leads over, as on Linux.
  private static let linkLimit = 40

  /// Takes files that are sorted by their names, each of another name.
  init(_ entries: [PackageEntry]) {
    self.entries = entries
    byName = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Refuses a path through what is no folder: whoever unpacks it can't have both.
  func checkFolders() throws(PackageError) {
    var before: Substring = ""
    for entry in entries {
      guard let slash = entry.name.utf8.lastIndex(of: 0x2F) else { continue }
      var folder = entry.name[..<slash]
      // Those in one folder stand one behind the other, but for what is below it.
      if folder == before { continue }
      before = folder
      while true {
        if byName[String(folder)] != nil {
          throw PackageError(
            "\(displayable(String(folder))) is a file of the package, and can't be a folder as well",
            expected: "one of both",
            given: displayable(entry.name))
        }
        guard let slash = folder.utf8.lastIndex(of: 0x2F) else { break }
        folder = folder[..<slash]
      }
    }
  }

  /// The file that a link leads to at last; nil where nothing is there.
  ///
  /// - Throws: ``PackageError`` where it leads out of the package, or in a circle.
  func entry(behind link: PackageEntry) throws(PackageError) -> PackageEntry? {
    let parts = link.name.split(separator: "/").map(String.init)
    return try entry(from: Array(parts.dropLast()), along: link.linkedParts, for: link.name)
  }

  /// The file at a path, which may be a link, or lead over one; nil where nothing is there.
  ///
  /// - Throws: ``PackageError`` where it leads out of the package, or in a circle.
  func entry(at path: String) throws(PackageError) -> PackageEntry? {
    try entry(from: [], along: path.split(separator: "/").map(String.init), for: path)
  }

  private func entry(
    from folder: [String], along parts: [String], for name: String
  ) throws(PackageError) -> PackageEntry? {
    var (place, rest, links) = (folder, Array(parts.reversed()), 0)
    var found: PackageEntry?
    while let part = rest.popLast() {
      if part == "." { continue }
      if part == ".." {
        guard place.popLast() != nil else {
          throw PackageError(
            "the link \(displayable(name)) leads out of the package", expected: "a link to a file of the package",
            given: displayable(parts.joined(separator: "/")), hint: "put the file itself there")
        }
        found = nil
        continue
      }
      place.append(part)
      found = byName[place.joined(separator: "/")]
      guard let link = found, link.kind == .link else { continue }
      links += 1
      if links > Self.linkLimit {
        throw PackageError(
          "the link \(displayable(name)) leads in a circle", expected: "a link to a file of the package",
          given: displayable(parts.joined(separator: "/")), hint: "put the file itself there")
      }
      place.removeLast()
      found = nil
      rest += link.linkedParts.reversed()
    }
    return found
  }
}

extension PackageEntry {
  /// The parts of the path that a link stands for.
  fileprivate var linkedParts: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "/").map(String.init)
  }
}
