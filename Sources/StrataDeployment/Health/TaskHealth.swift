import StrataJSON
import StrataText

/// The services of containers of an environment.
struct TaskHealth {
  static let types: Set = ["AWS::ECS::Service"]

  /// The most services that one call takes:
  /// <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html>.
  private static let page = 10

  let aws: AwsClient

  /// Asks for services by their ARNs, of which there is at least one.
  func finding(_ arns: [String]) throws -> [HealthFinding] {
    var findings: [HealthFinding] = []
    var clusters: [(name: String, arns: [String])] = []
    for arn in arns {
      // `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`; the oldest form has no cluster.
      let parts = arn.split(separator: "/").map(String.init)
      guard parts.count == 3, parts[0].hasSuffix(":service") else {
        findings.append(.unknown("the cluster of \(displayable(arn)) isn't known"))
        continue
      }
      if let index = clusters.firstIndex(where: { $0.name == parts[1] }) {
        clusters[index].arns.append(arn)
      } else {
        clusters.append((parts[1], [arn]))
      }
    }
    for cluster in clusters {
      for start in stride(from: 0, to: cluster.arns.count, by: Self.page) {
        let asked = Array(cluster.arns[start..<min(start + Self.page, cluster.arns.count)])
        let answer = try aws.read(
          "ecs", "describe-services", arguments: ["--cluster", cluster.name, "--services"] + asked
        ) { $0["services"]?.array == nil ? "its answer has no services" : nil }
        let services = Dictionary(
          (answer["services"]?.array ?? []).map { ($0["serviceArn"]?.string ?? "", $0) },
          uniquingKeysWith: { first, _ in first })
        findings += asked.map { Self.finding($0, services[$0]) }
      }
    }
    return findings
  }

  private static func finding(_ arn: String, _ service: JSONValue?) -> HealthFinding {
    let name = displayable(arn.split(separator: "/").last.map(String.init) ?? arn)
    guard let service else { return .unhealthy("\(name) isn't there") }
    guard service["status"] == "ACTIVE" else {
      return .unhealthy("\(name) is \(displayable(service["status"]?.string ?? "of no status"))")
    }
    guard let wanted = service["desiredCount"]?.integer, let running = service["runningCount"]?.integer else {
      return .unknown("ECS doesn't tell how many tasks of \(name) run")
    }
    let deployments = service["deployments"]?.array ?? []
    if deployments.contains(where: { $0["status"] == "PRIMARY" && $0["rolloutState"] == "FAILED" }) {
      return .unhealthy("the last rollout of \(name) failed")
    }
    if running < wanted {
      return .unhealthy("\(name) runs \(running) of \(Count.of(Int(clamping: wanted), "task"))")
    }
    if deployments.count > 1 || deployments.contains(where: { $0["rolloutState"] == "IN_PROGRESS" }) {
      return .unhealthy("\(name) is being rolled out")
    }
    return .healthy("\(name) runs \(running) of \(Count.of(Int(clamping: wanted), "task"))")
  }
}
