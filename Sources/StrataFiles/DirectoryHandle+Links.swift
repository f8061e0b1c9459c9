import StrataPlatform

extension DirectoryHandle {
  /// The path that a symbolic link stands for, as bytes.
  package func destination(ofLink name: String) throws(SystemError) -> [UInt8] {
    // No path that the system takes is longer.
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = try checked { readlinkat(descriptor.number, name, &buffer, buffer.count) }
    return buffer[..<count].map { UInt8(bitPattern: $0) }
  }
}
