/// What stands before the body of an answer.
struct HTTPHead {
  /// How it's said where the body ends.
  enum Framing: Equatable {
    case length(Int)
    case chunks
    /// Where the connection does.
    case close
  }

  let status: Int
  let framing: Framing
  /// Whether the connection can be used once more.
  let keepsOpen: Bool
  private let headers: [(name: String, value: String)]

  /// The value of a header, whatever the case of its name; nothing where there is none.
  subscript(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name == name }?.value
  }

  /// The head in lines without their ends.
  init(_ lines: [String]) throws(HTTPError) {
    let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
    guard words.count >= 2, words[0] == "HTTP/1.1" || words[0] == "HTTP/1.0", words[1].utf8.count == 3,
      let status = Int(words[1]), (100..<600).contains(status)
    else { throw HTTPError("expected a status line such as HTTP/1.1 200 OK") }
    var headers: [(name: String, value: String)] = []
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex, !line[..<colon].contains(" ") else {
        throw HTTPError("expected a header such as Content-Length: 2")
      }
      headers.append((line[..<colon].lowercased(), Self.trimmed(line[line.index(after: colon)...])))
    }
    (self.status, self.headers) = (status, headers)
    framing = try Self.framing(status, headers)
    let connection = headers.first { $0.name == "connection" }?.value.lowercased()
    keepsOpen = framing != .close && (words[0] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive")
  }

  private static func framing(
    _ status: Int, _ headers: [(name: String, value: String)]
  ) throws(HTTPError) -> Framing {
    if status < 200 || status == 204 || status == 304 { return .length(0) }
    if let encoding = headers.first(where: { $0.name == "transfer-encoding" })?.value {
      if encoding.lowercased() != "chunked" { throw HTTPError("expected the transfer encoding chunked") }
      return .chunks
    }
    let lengths = Set(headers.filter { $0.name == "content-length" }.map(\.value))
    if lengths.isEmpty { return .close }
    guard lengths.count == 1, let text = lengths.first, text.utf8.allSatisfy(\.isDigit), let length = Int(text) else {
      throw HTTPError("expected one length in bytes")
    }
    return .length(length)
  }

  private static func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return String(text)
  }
}
