/// Reads answers from a connection, one after another, in whatever pieces they come.
struct HTTPReader<Source: ByteSource> {
  var source: Source
  /// What has come and isn't taken yet, from `position` on.
  private var buffer: [UInt8] = []
  private var position = 0

  private let largestHead = 1 << 16
  /// Lambda's events have 6 MB at most.
  private let largestBody = 8 << 20

  init(_ source: Source) { self.source = source }

  /// Whether nothing has come that isn't taken.
  var isEmpty: Bool { buffer.isEmpty }

  /// Waits for an answer, and reads it to its end.
  mutating func response() throws(HTTPError) -> HTTPResponse {
    var head = try self.head()
    // What comes before the answer proper, as 100 Continue does.
    while head.status < 200 { head = try self.head() }
    let body: [UInt8]
    switch head.framing {
    case .length(let length):
      try hold(length)
      body = try take(length)
    case .chunks: body = try chunks()
    case .close: body = try rest()
    }
    buffer.removeSubrange(..<position)
    // A large body's memory isn't kept for the small ones that follow.
    if buffer.isEmpty { buffer = [] }
    position = 0
    return HTTPResponse(head: head, body: body)
  }

  private mutating func head() throws(HTTPError) -> HTTPHead {
    let start = position
    if position == buffer.count, try !fill() {
      throw HTTPError("the connection was closed before an answer", isUnanswered: position == 0)
    }
    var lines: [String] = []
    while true {
      let line = try self.line(since: start)
      if line.isEmpty { return try HTTPHead(lines) }
      lines.append(line)
    }
  }

  /// Takes a line, and gives it without its end.
  private mutating func line(since start: Int) throws(HTTPError) -> String {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let isLong = end > position && buffer[end - 1] == 0x0D
        guard let line = String(validating: buffer[position..<(isLong ? end - 1 : end)], as: UTF8.self) else {
          throw HTTPError("expected a head in UTF-8")
        }
        position = end + 1
        return line
      }
      searched = buffer.count
      if searched - start > largestHead { throw HTTPError("expected a head of at most \(largestHead) bytes") }
      try fillOrThrow()
    }
  }

  private mutating func chunks() throws(HTTPError) -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let digits = try line(since: position).prefix { $0 != ";" && $0 != " " }
      guard digits.utf8.count <= 8, digits.allSatisfy(\.isHexDigit), let length = Int(digits, radix: 16) else {
        throw HTTPError("expected a chunk's length")
      }
      if length == 0 { break }
      try hold(body.count + length)
      body += try take(length)
      if try !line(since: position).isEmpty { throw HTTPError("expected a chunk's end") }
    }
    let start = position
    while try !line(since: start).isEmpty {}
    return body
  }

  private mutating func rest() throws(HTTPError) -> [UInt8] {
    while try fill() { try hold(buffer.count - position) }
    return try take(buffer.count - position)
  }

  private func hold(_ length: Int) throws(HTTPError) {
    if length > largestBody { throw HTTPError("expected a body of at most \(largestBody) bytes") }
  }

  private mutating func take(_ length: Int) throws(HTTPError) -> [UInt8] {
    buffer.reserveCapacity(position + length)
    while buffer.count - position < length { try fillOrThrow() }
    defer { position += length }
    return Array(buffer[position..<(position + length)])
  }

  private mutating func fillOrThrow() throws(HTTPError) {
    if try !fill() { throw HTTPError("the connection was closed within an answer") }
  }

  /// Waits for more; whether there is.
  private mutating func fill() throws(HTTPError) -> Bool {
    do throws(SystemError) {
      return try source.read(onto: &buffer) > 0
    } catch {
      throw HTTPError("the connection was lost: \(error.message)", isUnanswered: buffer.isEmpty)
    }
  }
}
