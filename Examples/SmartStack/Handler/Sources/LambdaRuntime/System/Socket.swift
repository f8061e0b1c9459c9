/// A TCP connection, closed when nothing uses it any more.
final class Socket: ByteSource {
  private let descriptor: Int32
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  init(to address: InterfaceAddress) throws(SystemError) { descriptor = try CLibrary.connect(to: address) }

  deinit {
    buffer.deallocate()
    CLibrary.close(descriptor)
  }

  func read(onto bytes: inout [UInt8]) throws(SystemError) -> Int {
    let count = try CLibrary.read(descriptor, into: buffer)
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  func write(_ bytes: [UInt8]) throws(SystemError) { try CLibrary.write(bytes, to: descriptor) }
}
