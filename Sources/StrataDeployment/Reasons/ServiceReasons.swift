import StrataJSON

/// The reasons why a service of containers doesn't come up, as far as ECS still has them.
struct ServiceReasons {
  let aws: AwsClient

  /// The number of stopped tasks and of the service's messages that are told of.
  private static let limit = 3

  /// Asks about a service.
  ///
  /// - Parameter arn: The service's ARN, `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`.
  /// - Returns: Lines, the latest first; none where ECS doesn't tell.
  func lines(of arn: String) -> [String] {
    let parts = arn.split(separator: "/").map(String.init)
    guard parts.count == 3, parts[0].hasSuffix(":service") else { return [] }
    let (cluster, service) = (parts[1], parts[2])
    do {
      return try messages(of: service, in: cluster) + stopped(of: service, in: cluster)
    } catch let failure as AwsClient.Failure where failure.isDenied {
      return ["why its tasks stopped is known to who has the permission \(failure.permission)"]
    } catch {
      return []
    }
  }

  private func messages(of service: String, in cluster: String) throws -> [String] {
    let answer = try aws.call(
      "ecs", "describe-services", arguments: ["--cluster", cluster, "--services", service])
    let events = answer["services"]?[0]?["events"]?.array ?? []
    // Most of them only say that all is well.
    return events.compactMap { $0["message"]?.string }.filter { $0.contains("unable") || $0.contains("fail") }
      .prefix(Self.limit).map { $0 }
  }

  private func stopped(of service: String, in cluster: String) throws -> [String] {
    let listed = try aws.call(
      "ecs", "list-tasks",
      arguments: [
        "--cluster", cluster, "--service-name", service, "--desired-status", "STOPPED", "--max-items", "\(Self.limit)",
      ])
    let tasks = listed["taskArns"]?.array?.compactMap(\.string) ?? []
    guard !tasks.isEmpty else { return [] }
    let answer = try aws.call("ecs", "describe-tasks", arguments: ["--cluster", cluster, "--tasks"] + tasks)
    var lines: [String] = []
    for line in (answer["tasks"]?.array ?? []).compactMap(Self.line) where !lines.contains(line) {
      lines.append(line)
    }
    return lines
  }

  private static func line(_ task: JSONValue) -> String? {
    guard let reason = task["stoppedReason"]?.string else { return nil }
    let containers = (task["containers"]?.array ?? []).compactMap { container -> String? in
      guard let name = container["name"]?.string else { return nil }
      let words = [
        container["exitCode"]?.integer.map { "exit code \($0)" }, container["reason"]?.string,
      ].compactMap { $0 }
      return words.isEmpty ? nil : "\(name): \(words.joined(separator: ", "))"
    }
    return (["a task stopped: \(reason)"] + containers).joined(separator: "; ")
  }
}
