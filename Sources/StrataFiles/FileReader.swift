import StrataPlatform

/// Reads files that may change while they are read.
package enum FileReader {
  /// The largest size at which a file found in the output directory is looked into: 64 MiB.
  package static let usualLimit = 64 << 20

  /// Reads a file or a pipe that a person named; nil if there are more than `limit` bytes.
  package static func readFile(at path: SystemPath, limit: Int) throws(SystemError) -> [UInt8]? {
    let file = FileDescriptor(owning: try checked { open(path.terminated, O_RDONLY | O_CLOEXEC) })
    return try readAll(of: file, limit: limit)
  }

  /// Reads an open file from its position to its end; nil if there are more than `limit` bytes.
  package static func readAll(of file: borrowing FileDescriptor, limit: Int) throws(SystemError) -> [UInt8]? {
    let number = file.number
    let size = try file.status().size
    if size > limit { return nil }
    // One byte more than expected, so that the end shows without growing.
    var buffer = [UInt8](repeating: 0, count: size + 1)
    var used = 0
    while true {
      let count = try checked {
        buffer.withUnsafeMutableBytes { all in
          let rest = UnsafeMutableRawBufferPointer(rebasing: all[used...].prefix(1 << 30))
          return read(number, rest.baseAddress, rest.count)
        }
      }
      if count == 0 { break }
      used += count
      if used > limit { return nil }
      if used == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    }
    buffer.removeLast(buffer.count - used)
    return buffer
  }
}
