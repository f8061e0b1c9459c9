import StrataFiles
import StrataJSON
import TestSupport
import Testing

@testable import StrataDeployment

/// The tasks of services, as `aws ecs describe-services` tells them.
@Suite struct TaskHealthTests {
  private static func arn(_ name: String, cluster: String = "shop") -> String {
    "arn:aws:ecs:eu-central-1:111122223333:service/\(cluster)/\(name)"
  }

  private static func service(
    _ running: JSONValue, of wanted: JSONValue, status: JSONValue = "ACTIVE", _ deployments: [JSONValue] = []
  ) -> JSONValue {
    [
      "serviceArn": .string(arn("Web")), "status": status, "runningCount": running, "desiredCount": wanted,
      "deployments": .array(deployments),
    ]
  }

  private func finding(_ service: JSONValue?) throws -> HealthFinding? {
    let aws = AwsClient(
      run: { _ in PlayedAws.answered(["services": .array(service.map { [$0] } ?? [])]) }, wait: { _ in })
    return try TaskHealth(aws: aws).finding([Self.arn("Web")]).first
  }

  @Test(
    arguments: [
      (service(2, of: 2, [["status": "PRIMARY", "rolloutState": "COMPLETED"]]), .healthy("Web runs 2 of 2 tasks")),
      (service(0, of: 0), .healthy("Web runs 0 of 0 tasks")), (service(1, of: 1), .healthy("Web runs 1 of 1 task")),
      (service(1, of: 2), .unhealthy("Web runs 1 of 2 tasks")),
      (
        service(2, of: 2, [["status": "PRIMARY", "rolloutState": "IN_PROGRESS"]]), .unhealthy("Web is being rolled out")
      ),
      (service(3, of: 2, [["status": "PRIMARY"], ["status": "ACTIVE"]]), .unhealthy("Web is being rolled out")),
      (
        service(2, of: 2, [["status": "PRIMARY", "rolloutState": "FAILED"], ["status": "ACTIVE"]]),
        .unhealthy("the last rollout of Web failed")
      ),
      (service(0, of: 0, status: "INACTIVE"), .unhealthy("Web is INACTIVE")),
      (service(.null, of: 1), .unknown("ECS doesn't tell how many tasks of Web run")),
      (nil, .unhealthy("Web isn't there")),
    ] as [(JSONValue?, HealthFinding)])
  func aService(_ service: JSONValue?, says expected: HealthFinding) throws {
    #expect(try finding(service) == expected)
  }

  @Test func tenOfEachClusterAtATime() throws {
    var calls: [[String]] = []
    let aws = AwsClient(
      run: {
        calls.append(Array($0.arguments[3...6]))
        return PlayedAws.answered(["services": []])
      }, wait: { _ in })
    let arns = (0..<12).map { Self.arn("Web\($0)") } + [Self.arn("Api", cluster: "api"), "arn:aws:ecs:r:1:service/Old"]
    let findings = try TaskHealth(aws: aws).finding(arns)
    #expect(
      calls == [
        ["--cluster", "shop", "--services", Self.arn("Web0")], ["--cluster", "shop", "--services", Self.arn("Web10")],
        ["--cluster", "api", "--services", Self.arn("Api", cluster: "api")],
      ])
    #expect(findings.count == 14)
    #expect(findings.contains(.unknown("the cluster of arn:aws:ecs:r:1:service/Old isn't known")))
  }
}
