@testable import LambdaRuntime

/// Bytes that come in pieces, and then an end or an error.
struct Pieces: ByteSource {
  var pieces: [[UInt8]]
  var error: SystemError?

  /// A text in pieces of so many bytes.
  init(_ text: String, by size: Int, error: SystemError? = nil) {
    let bytes = Array(text.utf8)
    pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    self.error = error
  }

  mutating func read(onto bytes: inout [UInt8]) throws(SystemError) -> Int {
    if pieces.isEmpty {
      if let error { throw error }
      return 0
    }
    bytes += pieces[0]
    return pieces.removeFirst().count
  }
}
