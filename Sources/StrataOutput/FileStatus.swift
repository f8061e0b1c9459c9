#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the system knows about a file without opening it.
struct FileStatus {
  /// What a name in a directory stands for.
  enum Kind {
    case regular, directory, symbolicLink, other
  }

  /// A file as such, whatever it is called.
  struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// In bytes.
  let size: Int
  /// The read, write and execute bits.
  let permissions: mode_t
  let modificationTime: timespec

  /// Takes what is needed from the system's own form.
  init(_ info: stat) {
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
  /// Why a file of this kind can't be replaced or removed, or nil if it can.
  var obstacle: String? {
    switch self {
    case .regular: nil
    case .directory: "it is a directory"
    case .symbolicLink: "it is a symbolic link"
    case .other: "it is not a regular file"
    }
  }
}
