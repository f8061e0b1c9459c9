import StrataEnvironments
import StrataFiles
import StrataReleases
import Testing

@testable import StrataDeployment

/// What an address answers, as `curl` tells it.
@Suite struct AddressHealthTests {
  private func finding(
    _ url: String = "https://example.com/health?key=hunter22", status: ClosedRange<Int> = 200...299,
    _ run: @escaping (ChildProcess) throws -> ChildProcess.Result
  ) throws -> HealthFinding {
    guard case .address(let address) = HealthProbe.address(url, status: status, within: .seconds(5)).kind else {
      throw DeploymentError("it isn't an address")
    }
    return AddressHealth(run: run).finding(url, address)
  }

  private static func answered(_ text: String, _ status: Int32 = 0, _ errors: String = "") -> ChildProcess.Result {
    ChildProcess.Result(status: status, output: Array(text.utf8), errors: errors)
  }

  @Test func curlIsAskedWithoutSettingsOfTheUsersOwn() throws {
    var arguments: [String] = []
    let finding = try finding {
      arguments = $0.arguments
      return Self.answered("204 ")
    }
    #expect(finding == .healthy("https://example.com/health answered 204"))
    #expect(arguments.prefix(2) == ["curl", "--disable"])
    #expect(arguments.suffix(2) == ["--url", "https://example.com/health?key=hunter22"])
    let timeout = try #require(arguments.firstIndex(of: "--max-time"))
    #expect(arguments[timeout + 1] == "5")
    #expect(!arguments.contains("--location"))
  }

  @Test(
    arguments: [
      ("503 ", .unhealthy("https://example.com/health answered 503, and 200 to 299 is good")),
      (
        "301 https://www.example.com/?key=hunter22",
        .unhealthy(
          "https://example.com/health answered 301, and 200 to 299 is good; it's a redirection, to "
            + "https://www.example.com/, which isn't followed")
      ),
      (
        "304 ",
        .unhealthy(
          "https://example.com/health answered 304, and 200 to 299 is good; it's a redirection, which isn't followed")
      ),
      ("000 ", .unknown("curl doesn't tell what https://example.com/health answered")),
      ("", .unknown("curl doesn't tell what https://example.com/health answered")),
    ] as [(String, HealthFinding)])
  func anAnswer(text: String, says expected: HealthFinding) throws {
    #expect(try finding { _ in Self.answered(text) } == expected)
  }

  @Test func theStatusThatIsGood() throws {
    #expect(try finding(status: 301...301) { _ in Self.answered("301 https://x.example/") }.verdict == .healthy)
    #expect(
      try finding(status: 401...401) { _ in Self.answered("200 ") }
        == .unhealthy("https://example.com/health answered 200, and 401 is good"))
  }

  @Test(
    arguments: [
      (
        6, "curl: (6) Could not resolve host: example.com",
        .unhealthy("the host of https://example.com/health isn't found")
      ),
      (
        7, "curl: (7) Failed to connect to example.com port 443: Connection refused",
        .unhealthy(
          "https://example.com/health can't be connected to: Failed to connect to example.com port 443: Connection refused"
        )
      ),
      (28, "curl: (28) Operation timed out", .unhealthy("https://example.com/health didn't answer within 5 s")),
      (
        60, "curl: (60) SSL certificate problem: certificate has expired\nMore details here: …",
        .unhealthy("https://example.com/health: TLS failed: SSL certificate problem: certificate has expired")
      ),
      (52, "", .unhealthy("https://example.com/health closed the connection without an answer")),
      (56, "curl: (56) Recv failure", .unhealthy("the connection to https://example.com/health broke: Recv failure")),
      (
        2, "curl: option --x: is unknown",
        .unknown("curl can't ask https://example.com/health, with exit code 2: curl: option --x: is unknown")
      ),
    ] as [(Int32, String, HealthFinding)])
  func aFailure(status: Int32, errors: String, says expected: HealthFinding) throws {
    #expect(try finding { _ in Self.answered("000 ", status, errors) } == expected)
  }

  @Test func withoutCurlNothingIsKnown() throws {
    #expect(
      try finding { _ in try ChildProcess(arguments: ["no-such-curl"]).run() }
        == .unknown(
          "no-such-curl can't be run: there is no such program in PATH, which asks the address https://example.com/health"
        ))
  }

  /// The value of an output may be anything, and isn't shown where it's no address.
  @Test func whatIsNoAddressIsNotAsked() throws {
    var isAsked = false
    let finding = try finding("https://ada:hunter22@example.com/") { _ in
      isAsked = true
      return Self.answered("200 ")
    }
    #expect(!isAsked)
    #expect(
      finding == .unknown("the address can't be asked: it has a user or a password, which would be shown"))
  }

  @Test func aPathBehindAnOutput() {
    #expect(WebAddress.joining("lb.example.com", "/health") == "https://lb.example.com/health")
    #expect(WebAddress.joining("http://lb.example.com/", "/health") == "http://lb.example.com/health")
    #expect(WebAddress.joining("https://api.example.com/prod/", "") == "https://api.example.com/prod/")
  }
}
