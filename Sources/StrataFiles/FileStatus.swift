package import StrataPlatform

/// The status of a file: what the system knows without opening it.
package struct FileStatus {
  /// The kind of thing that a name in a directory stands for.
  package enum Kind {
    case regular, directory, symbolicLink, other
  }

  /// A file as such, whatever it is called.
  package struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  package let kind: Kind
  package let identity: Identity
  /// In bytes.
  package let size: Int
  /// The read, write and execute bits.
  package let permissions: mode_t
  package let modificationTime: timespec

  /// Takes what is needed from the system's own form.
  package init(_ info: stat) {
    kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: info.st_dev), inode: UInt64(truncatingIfNeeded: info.st_ino))
    size = Int(info.st_size)
    permissions = info.st_mode & 0o777
    #if canImport(Darwin)
      modificationTime = info.st_mtimespec
    #else
      modificationTime = info.st_mtim
    #endif
  }
}

extension FileStatus.Kind {
  /// The reason why a file of this kind can't be replaced or removed, or nil if it can.
  package var obstacle: String? {
    switch self {
    case .regular: nil
    case .directory: "it is a directory"
    case .symbolicLink: "it is a symbolic link"
    case .other: "it is not a regular file"
    }
  }
}
