import StrataPlatform
import StrataText

/// A path as the system takes it: any bytes but NUL.
package struct SystemPath: Sendable, Hashable {
  /// The bytes, without a NUL at the end.
  package let bytes: [UInt8]

  /// Takes a path as bytes, without a NUL at the end.
  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Takes a path as text.
  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The path for people to read, with control characters and bytes that are not UTF-8 replaced.
  package var displayed: String { bytes.isEmpty ? "\"\"" : displayable(String(decoding: bytes, as: UTF8.self)) }

  /// The path, ended by a NUL, for a system call.
  package var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

  /// The path cut off after each of its parts, the shortest first: `a`, `a/b` and `a/b/c` for `a/b/c`.
  package var ancestry: [SystemPath] {
    let slash = UInt8(ascii: "/")
    var paths: [SystemPath] = []
    for index in bytes.indices where bytes[index] != slash {
      let next = bytes.index(after: index)
      if next == bytes.endIndex || bytes[next] == slash {
        paths.append(SystemPath(bytes: Array(bytes[..<next])))
      }
    }
    return paths.isEmpty ? [self] : paths
  }

  /// The path of a file in the directory at this path, for people to read.
  package func displayed(appending name: String) -> String {
    displayed + (bytes.last == UInt8(ascii: "/") ? "" : "/") + displayable(name)
  }

  /// The status of what is at the path: with `followsLinks`, of what a symbolic link there leads to; nil if nothing.
  package func status(followsLinks: Bool) throws(SystemError) -> FileStatus? {
    var info = stat()
    let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
    do throws(SystemError) {
      try checked { fstatat(AT_FDCWD, terminated, &info, flags) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(info)
  }
}
