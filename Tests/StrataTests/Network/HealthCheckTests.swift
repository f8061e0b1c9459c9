import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct HealthCheckTests {
  private func properties(_ check: HealthCheck) throws -> JSONObject {
    let template = try template { scope in
      listener(in: scope).route("Web", to: service("Web", in: scope, port: 80, healthCheck: check), when: .path("/*"))
    }
    return try template.onlyResource(of: "AWS::ElasticLoadBalancingV2::TargetGroup").properties
  }

  private func findings(_ check: HealthCheck) -> [String] {
    TestSupport.findings { scope in
      listener(in: scope).route("Web", to: service("Web", in: scope, port: 80, healthCheck: check), when: .path("/*"))
    }
  }

  private func finding(_ text: String) -> [String] {
    ["HealthCheckTests.swift: error: Test/Web: healthCheck.\(text)"]
  }

  @Test func everyOption() throws {
    let properties = try properties(
      .http(
        "/health", every: .seconds(10), timeout: .seconds(9), healthyAfter: 3, unhealthyAfter: 4, codes: 200...499))
    #expect(
      properties == [
        "HealthCheckIntervalSeconds": 10, "HealthCheckPath": "/health", "HealthCheckTimeoutSeconds": 9,
        "HealthyThresholdCount": 3, "Matcher": ["HttpCode": "200-499"], "Port": 80, "Protocol": "HTTP",
        "TargetGroupAttributes": [["Key": "deregistration_delay.timeout_seconds", "Value": "30"]],
        "TargetType": "ip", "UnhealthyThresholdCount": 4, "VpcId": "vpc-0a1b2c3d",
      ])
  }

  @Test func aWorkerIsAskedByNobody() {
    #expect(
      TestSupport.findings { scope in _ = service("Web", in: scope, healthCheck: .http("/health")) } == [
        "HealthCheckTests.swift: warning: Test/Web: healthCheck: nobody asks a service without a port whether it "
          + "answers [construct]\n  hint: give the port that the container listens at, or leave out the health check"
      ])
  }

  @Test func oneStatus() throws {
    #expect(try properties(.http("/", codes: 204...204))["Matcher"] == ["HttpCode": "204"])
  }

  @Test(arguments: [
    HealthCheck.http("/", every: .seconds(5), timeout: .seconds(2), healthyAfter: 2, unhealthyAfter: 2),
    .http("/", every: .seconds(300), timeout: .seconds(120), healthyAfter: 10, unhealthyAfter: 10),
    .http("/" + String(repeating: "a", count: 1_023)),
  ])
  func theEdgesOfWhatIsTaken(_ check: HealthCheck) {
    #expect(findings(check) == [])
  }

  @Test(arguments: ["", "health", "http://example.com/"])
  func aPathBeginsWithASlash(_ path: String) {
    #expect(
      findings(.http(path))
        == finding(
          "path: a health check must ask for a path; expected a path such as /health, given \"\(path)\" [construct]"))
  }

  @Test func aPathHasALength() {
    #expect(
      findings(.http("/" + String(repeating: "a", count: 1_024)))
        == finding(
          "path: a health check must ask for a path of at most 1,024 bytes; expected 1,024 or fewer, given 1,025 "
            + "[construct]"))
  }

  @Test(arguments: [Duration.seconds(5), .seconds(6), .seconds(120)])
  func anAnswerComesBeforeTheNextRequest(_ timeout: Duration) {
    #expect(
      findings(.http("/", every: .seconds(5), timeout: timeout))
        == finding(
          "timeout: a health check must end before the next begins; expected less than the interval of 5 s, given "
            + "\(timeout == .seconds(120) ? "120 s (2 min)" : "\(timeout.components.seconds) s") [construct]\n"
            + "  hint: check less often or wait less long"))
  }

  @Test(arguments: [
    (Duration.seconds(4), "4 s"), (.seconds(301), "301 s"), (.milliseconds(5_500), "5.5 s"), (.seconds(-30), "-30 s"),
    (.seconds(Int64.max), "9,223,372,036,854,775,807 s"),
  ])
  func anIntervalOutOfRange(_ interval: Duration, _ given: String) {
    #expect(
      findings(.http("/", every: interval))
        == finding(
          "interval: this must be whole seconds in a range; expected 5 s to 300 s (5 min), given \(given) [construct]"))
  }

  @Test(arguments: [(Duration.seconds(1), "1 s"), (.seconds(121), "121 s"), (.milliseconds(2_500), "2.5 s")])
  func aTimeoutOutOfRange(_ timeout: Duration, _ given: String) {
    #expect(
      findings(.http("/", every: .seconds(200), timeout: timeout))
        == finding(
          "timeout: this must be whole seconds in a range; expected 2 s to 120 s (2 min), given \(given) [construct]"))
  }

  @Test(arguments: [199...200, 200...500, 302...502, Int.min...Int.max])
  func statusesThatDontCount(_ codes: ClosedRange<Int>) {
    #expect(
      findings(.http("/", codes: codes))
        == finding(
          "codes: a health check must accept only statuses of 200 to 499; expected 200 to 499, given \(codes.lowerBound) to "
            + "\(codes.upperBound) [construct]"))
  }

  @Test(arguments: [1, 11, Int.max])
  func countsOutOfRange(_ count: Int) {
    let given = count == .max ? "9,223,372,036,854,775,807" : "\(count)"
    #expect(
      findings(.http("/", healthyAfter: count))
        == finding(
          "healthyCount: a target must be healthy after 2 to 10 answers; expected 2 to 10, given \(given) [construct]"))
    #expect(
      findings(.http("/", unhealthyAfter: count))
        == finding(
          "unhealthyCount: a target must be unhealthy after 2 to 10 failures; expected 2 to 10, given \(given) [construct]"
        ))
  }

  /// Statuses of a profile can be anything, and mustn't end the process.
  @Test(arguments: [
    (
      299, 200,
      ["codes: the last status of a health check comes before the first; expected 299 or more, given 200 [construct]"]
    ),
    (
      100, 200,
      [
        "codes: a health check must accept only statuses of 200 to 499; expected 200 to 499, given 100 to 200 [construct]"
      ]
    ),
    (200, 499, []), (404, 404, []),
  ])
  func aPairOfStatuses(first: Int, last: Int, said: [String]) {
    #expect(findings(.http("/", codes: first, upTo: last)) == said.flatMap { finding($0) })
  }
}
