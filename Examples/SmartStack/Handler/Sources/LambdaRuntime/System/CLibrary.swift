#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The calls of the C library, which has another name on each platform and is named here alone.
enum CLibrary {
  /// Opens a TCP connection to an IPv4 address, and gives its descriptor.
  static func connect(to address: InterfaceAddress) throws(SystemError) -> Int32 {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    if descriptor < 0 { throw SystemError("socket", errno) }
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = address.port.bigEndian
    name.sin_addr = in_addr(s_addr: address.host.bigEndian)
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { libraryConnect(descriptor, $0, length) }
    }
    if status != 0 {
      let error = SystemError("connect", errno)
      close(descriptor)
      throw error
    }
    return descriptor
  }

  /// Reads what there is into a buffer, waiting for the first byte: the number of bytes, 0 at the end.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError("recv", errno) }
    }
  }

  /// Writes all bytes to a file or connection.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { libraryWrite(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw SystemError("write", errno) }
    }
  }

  static func close(_ descriptor: Int32) { libraryClose(descriptor) }

  /// A variable of the process, nothing where it isn't set.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Makes `NAME=value` in this memory, with a zero at its end, a variable of the process.
  ///
  /// - Parameter text: Memory that isn't given back; what is written to it later is the variable's value.
  static func setVariable(_ text: UnsafeMutablePointer<CChar>) { putenv(text) }

  /// Takes a variable of the process away.
  static func removeVariable(_ name: String) { unsetenv(name) }

  /// The time since 1970, in milliseconds.
  static func milliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }

  /// Makes an error of writing to who doesn't read any more, in place of a signal that ends the process.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static func end(_ code: Int32) -> Never { exit(code) }

  /// What an error's number means, in the library's words.
  static func words(for number: Int32) -> String { String(cString: strerror(number)) }
}

// Within the type these names are those of its own functions.
private func libraryConnect(_ descriptor: Int32, _ name: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
  connect(descriptor, name, length)
}

private func libraryWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func libraryClose(_ descriptor: Int32) { _ = close(descriptor) }
