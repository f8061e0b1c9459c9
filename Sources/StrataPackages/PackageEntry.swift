import StrataText

/// A file of a package.
package struct PackageEntry: Sendable, Hashable {
  /// The kind of file, beyond which nothing of its status is kept.
  package enum Kind: Sendable, Hashable {
    /// A file that is read.
    case file
    /// A program that is run.
    case program
    /// A symbolic link, whose content is the path of the file that it stands for.
    case link
  }

  /// The path in the package, with `/` between its parts.
  package let name: String
  package let kind: Kind
  package let bytes: [UInt8]

  /// Makes a file.
  ///
  /// - Throws: ``PackageError`` for a path or a link that leads out of the package.
  package init(name: String, kind: Kind, bytes: [UInt8]) throws(PackageError) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, name.utf8.count <= 0xFFFF, !name.utf8.contains(0), !name.contains("\\"),
      !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
    else {
      throw PackageError(
        "a file's path can't be in a package", expected: "parts joined by /, none of which is empty, . or ..",
        given: displayable(name))
    }
    if kind == .link { try Self.check(String(decoding: bytes, as: UTF8.self), from: parts.count - 1, name: name) }
    (self.name, self.kind, self.bytes) = (name, kind, bytes)
  }

  /// Refuses a link out of the package, which would be elsewhere on another machine.
  private static func check(_ target: String, from depth: Int, name: String) throws(PackageError) {
    var depth = depth
    var leaves = target.isEmpty || target.hasPrefix("/")
    for part in target.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { leaves = true }
    }
    if leaves {
      throw PackageError(
        "the link \(displayable(name)) leads out of the package", expected: "a link to a file of the package",
        given: displayable(target), hint: "put the file itself there")
    }
  }

  /// The status bits that a file has on Linux, the same whoever made it.
  var mode: UInt32 {
    switch kind {
    case .file: 0o100644
    case .program: 0o100755
    case .link: 0o120777
    }
  }
}
