/// The address of Lambda's runtime interface, as `AWS_LAMBDA_RUNTIME_API` has it: `127.0.0.1:9001`.
///
/// Lambda gives an IPv4 address. Other names aren't looked up: a static executable would need the C library's files for it.
struct InterfaceAddress: Equatable, CustomStringConvertible {
  let host: UInt32
  let port: UInt16
  let description: String

  /// The address in a text, nothing where it isn't one.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
      return nil
    }
    let name = text[..<colon] == "localhost" ? "127.0.0.1" : text[..<colon]
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { $0.utf8.allSatisfy(\.isDigit) ? UInt8($0) : nil }
    guard parts.count == 4, bytes.count == 4 else { return nil }
    (host, self.port, description) = (bytes.reduce(0) { $0 << 8 | UInt32($1) }, port, text)
  }
}

extension UInt8 {
  /// Whether it's a digit in ASCII.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
