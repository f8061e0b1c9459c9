import StrataText

/// The files of a package, in an order of their own.
package struct PackageContents: Sendable, Hashable {
  /// The files, sorted by the bytes of their names.
  package let entries: [PackageEntry]

  /// The bytes of all files together.
  package let byteCount: Int

  /// The most bytes that a function's files can have together: 250 MiB.
  ///
  /// See [Lambda quotas](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
  package static let byteLimit = 250 << 20

  /// The most files of a zip file in the form that every reader knows.
  package static let countLimit = 65_535

  /// Puts files together.
  ///
  /// - Throws: ``PackageError`` where there are none, too many, too large ones, two of a name, one that is a folder of others
  ///   as well, or a link that leads out of the package or in a circle.
  package init(_ entries: [PackageEntry]) throws(PackageError) {
    if entries.isEmpty { throw PackageError("a package has at least one file", given: "none") }
    if entries.count > Self.countLimit { throw .tooMany(entries.count) }
    self.entries = entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (entry, next) in zip(self.entries, self.entries.dropFirst()) where entry.name.utf8.elementsEqual(next.name.utf8)
    {
      throw PackageError("two files of a package have one name", given: displayable(entry.name))
    }
    byteCount = entries.reduce(0) { $0 + $1.bytes.count }
    if byteCount > Self.byteLimit { throw .tooLarge(byteCount) }
    let tree = PackageTree(self.entries)
    try tree.checkFolders()
    for entry in self.entries where entry.kind == .link { _ = try tree.entry(behind: entry) }
  }

  /// The file at a path, which may be a link to it, or be in a folder that is one; nil where there's none.
  package func file(at path: String) -> PackageEntry? { try? PackageTree(entries).entry(at: path) }

  /// The file of a name.
  package subscript(name: String) -> PackageEntry? { entries.first { $0.name == name } }

  /// The digest of the names, kinds and bytes of all files, in 64 lowercase hexadecimal digits.
  ///
  /// Of each file it's the digest of a line, `MODE SIZE NAME` with the mode in octal digits, and the bytes behind it: what
  /// packed them, when, and in which order, doesn't matter.
  package var sha256: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount + entries.reduce(0) { $0 + $1.name.utf8.count + 32 })
    for entry in entries {
      bytes += "\(String(entry.mode, radix: 8)) \(entry.bytes.count) \(entry.name)\n".utf8
      bytes += entry.bytes
    }
    return SHA256.hexDigest(of: bytes)
  }
}

extension PackageError {
  static func tooLarge(_ count: Int) -> PackageError {
    PackageError(
      "Lambda takes no package that large",
      expected: "\(Count.grouped(PackageContents.byteLimit)) bytes unpacked or fewer",
      given: "\(Count.grouped(count)) bytes", hint: "leave debug information out, or make it an image: .image(_:tag:)")
  }

  static func tooMany(_ count: Int) -> PackageError {
    PackageError(
      "a package can't have that many files", expected: "\(Count.grouped(PackageContents.countLimit)) or fewer",
      given: Count.grouped(count), hint: "leave out what isn't needed, or make it an image: .image(_:tag:)")
  }
}
