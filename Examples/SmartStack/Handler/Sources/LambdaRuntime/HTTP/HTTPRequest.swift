/// A request, with a body of JSON or none.
struct HTTPRequest {
  let method: String
  let path: String
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  /// What is sent.
  ///
  /// Head and body go out in one piece.
  func bytes(host: String) -> [UInt8] {
    var head = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\n"
    for header in headers {
      // A line of its own would be another header.
      let value = header.value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
      head += "\(header.name): \(String(String.UnicodeScalarView(value)))\r\n"
    }
    if method != "GET" { head += "Content-Length: \(body.count)\r\n" }
    return Array("\(head)\r\n".utf8) + body
  }
}
