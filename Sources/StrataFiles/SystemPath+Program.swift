import StrataPlatform

extension SystemPath {
  /// The path of the program that this process runs, without symbolic links; nil where the system doesn't tell.
  package static var ofThisProgram: SystemPath? {
    #if canImport(Darwin)
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      var count = UInt32(buffer.count)
      guard _NSGetExecutablePath(&buffer, &count) == 0 else { return nil }
      return SystemPath(bytes: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }).resolved
    #else
      guard let folder = try? DirectoryHandle(path: SystemPath("/proc/self")),
        let bytes = try? folder.destination(ofLink: "exe")
      else { return nil }
      return SystemPath(bytes: bytes)
    #endif
  }

  /// The path from the root on, without symbolic links and dots; nil where nothing is there.
  package var resolved: SystemPath? {
    guard let path = realpath(terminated, nil) else { return nil }
    defer { free(path) }
    return SystemPath(String(cString: path))
  }
}
