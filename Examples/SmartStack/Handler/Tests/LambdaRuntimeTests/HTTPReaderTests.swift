import Testing

@testable import LambdaRuntime

@Suite struct HTTPReaderTests {
  /// What an answer is, where it comes in pieces of several sizes; the same each time.
  private func read(_ text: String, count: Int = 1) throws -> [String] {
    let results = try [1, 2, 3, 7, 1000].map { size in
      var reader = HTTPReader(Pieces(text, by: size))
      return try (0..<count).map { _ in
        let response = try reader.response()
        return "\(response.head.status) \(String(decoding: response.body, as: UTF8.self))"
      }
    }
    #expect(Set(results).count == 1)
    return results[0]
  }

  private func message(_ text: String) -> String? {
    var reader = HTTPReader(Pieces(text, by: 5))
    do throws(HTTPError) {
      _ = try reader.response()
      return nil
    } catch {
      return error.message
    }
  }

  @Test func bodiesHaveALength() throws {
    #expect(try read("HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\n\r\nhello") == ["200 hello"])
    #expect(try read("HTTP/1.1 202\nContent-Length:0\n\n") == ["202 "])
  }

  @Test func bodiesComeInChunks() throws {
    let text =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
      + "5\r\nhello\r\nA;name=value\r\n, everyone\r\n0\r\nTrailer: x\r\n\r\n"
    #expect(try read(text) == ["200 hello, everyone"])
  }

  @Test func bodiesEndWithTheConnection() throws {
    #expect(try read("HTTP/1.1 200 OK\r\n\r\nhello") == ["200 hello"])
    #expect(try read("HTTP/1.1 204 No Content\r\n\r\n") == ["204 "])
  }

  @Test func answersFollowEachOther() throws {
    let one = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"
    let other = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nb\r\n0\r\n\r\n"
    #expect(try read(one + other + one, count: 3) == ["200 a", "200 b", "200 a"])
  }

  @Test func headersHaveNamesInAnyCase() throws {
    var reader = HTTPReader(Pieces("HTTP/1.1 200 OK\r\nLAMBDA-x:  a:b \t\r\nContent-Length: 0\r\n\r\n", by: 4))
    let head = try reader.response().head
    #expect(head["Lambda-X"] == "a:b")
    #expect(head["other"] == nil)
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\nContent-Length: 0", true), ("HTTP/1.0 200 OK\r\nContent-Length: 0", false),
    ("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 0", true),
    ("HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0", false), ("HTTP/1.1 200 OK", false),
  ])
  func connectionsStayOpen(head: String, isOpen: Bool) throws {
    var reader = HTTPReader(Pieces("\(head)\r\n\r\n", by: 100))
    #expect(try reader.response().head.keepsOpen == isOpen)
  }

  @Test(arguments: [
    ("", "the connection was closed before an answer"),
    ("HTTP/1.1 200 OK\r\n", "the connection was closed within an answer"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na", "the connection was closed within an answer"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n", "the connection was closed within an answer"),
    ("HTTP/2 200\r\n\r\n", "expected a status line such as HTTP/1.1 200 OK"),
    ("HTTP/1.1 20 OK\r\n\r\n", "expected a status line such as HTTP/1.1 200 OK"),
    ("HTTP/1.1 999 OK\r\n\r\n", "expected a status line such as HTTP/1.1 200 OK"),
    ("HTTP/1.1 200 OK\r\nno header\r\n\r\n", "expected a header such as Content-Length: 2"),
    ("HTTP/1.1 200 OK\r\n: nothing\r\n\r\n", "expected a header such as Content-Length: 2"),
    ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "expected one length in bytes"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "expected one length in bytes"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", "expected one length in bytes"),
    ("HTTP/1.1 200 OK\r\nContent-Length: 8388609\r\n\r\n", "expected a body of at most 8388608 bytes"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "expected the transfer encoding chunked"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "expected a chunk's length"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", "expected a chunk's length"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n", "expected a body of at most 8388608 bytes"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", "expected a chunk's end"),
  ])
  func otherAnswersAreRefused(text: String, expected: String) { #expect(message(text) == expected) }

  @Test func headsAreNotEndless() {
    #expect(
      message("HTTP/1.1 200 OK\r\nA: " + String(repeating: "a", count: 1 << 17))
        == "expected a head of at most 65536 bytes")
    let lines = String(repeating: "A: b\r\n", count: 1 << 15)
    #expect(message("HTTP/1.1 200 OK\r\n" + lines) == "expected a head of at most 65536 bytes")
  }

  @Test func largeBodiesAreWhole() throws {
    let body = String(repeating: "0123456789abcdef", count: 6 << 16)
    for head in ["Content-Length: \(body.utf8.count)\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n600000\r\n"] {
      var reader = HTTPReader(Pieces("HTTP/1.1 200 OK\r\n\(head)\(body)\r\n0\r\n\r\n", by: 4096))
      #expect(try reader.response().body == Array(body.utf8))
    }
  }

  /// An answer that has begun isn't asked for once more.
  @Test(arguments: [("", true), ("H", false), ("HTTP/1.1 100 Continue\r\n\r\n", false)])
  func whatIsUnanswered(text: String, isUnanswered: Bool) {
    for error in [nil, SystemError("recv", 104)] {
      var reader = HTTPReader(Pieces(text, by: 5, error: error))
      let thrown = #expect(throws: HTTPError.self) { try reader.response() }
      #expect(thrown?.isUnanswered == isUnanswered)
    }
  }
}
