import Testing

@testable import LambdaRuntime

@Suite struct HTTPRequestTests {
  private func text(_ request: HTTPRequest) -> String { String(decoding: request.bytes(host: "h:1"), as: UTF8.self) }

  @Test func requestsHaveOneForm() {
    #expect(text(HTTPRequest(method: "GET", path: "/next")) == "GET /next HTTP/1.1\r\nHost: h:1\r\n\r\n")
    #expect(
      text(HTTPRequest(method: "POST", path: "/a", headers: [("B", "c")], body: Array("{}".utf8)))
        == "POST /a HTTP/1.1\r\nHost: h:1\r\nB: c\r\nContent-Length: 2\r\n\r\n{}")
    #expect(text(HTTPRequest(method: "POST", path: "/a")).contains("Content-Length: 0\r\n"))
  }

  @Test func aHeaderIsOneLine() {
    let request = HTTPRequest(method: "GET", path: "/", headers: [("A", "b\r\nC: d\n\u{7F}")])
    #expect(text(request) == "GET / HTTP/1.1\r\nHost: h:1\r\nA: bC: d\r\n\r\n")
  }
}
