import StrataPlatform

extension DirectoryHandle {
  /// The names of all entries but `.` and `..`, in no particular order.
  package func entryNames() throws(SystemError) -> [String] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    // The listing closes its descriptor and moves its position, so it gets one of its own.
    let number = try checked { openat(descriptor.number, ".", flags) }
    guard let stream = fdopendir(number) else {
      let error = SystemError.last
      _ = close(number)
      throw error
    }
    defer { closedir(stream) }
    // A short name's entry ends before the structure does, so the name is read in place, not copied out.
    let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError.last }
        return names
      }
      let start = UnsafeRawPointer(entry).advanced(by: nameOffset)
      let name = String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
  }
}
