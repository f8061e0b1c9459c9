import StrataEnvironments
package import StrataFiles
import StrataLanguage
import StrataPipeline
import StrataReleases

/// The health of an environment, asked as the system's checks say.
package struct EnvironmentHealth {
  private let target: DeploymentTarget
  private let aws: AwsClient
  private let run: (ChildProcess) throws -> ChildProcess.Result
  private let probes: [HealthProbe]
  private let artifacts: [StackArtifact]

  /// Finds out what is to be asked.
  ///
  /// - Parameters:
  ///   - target: The environment.
  ///   - aws: The client that is asked.
  ///   - run: Runs a program to its end.
  /// - Throws: ``DeploymentError`` where no check is declared; what is wrong with the profile or the templates.
  package init(
    of target: DeploymentTarget, aws: AwsClient, run: @escaping (ChildProcess) throws -> ChildProcess.Result
  ) throws {
    (self.target, self.aws, self.run) = (target, aws, run)
    probes = try target.probes()
    if probes.isEmpty {
      throw DeploymentError(
        "\(target.system.name) declares no check of the health of \(target.environment.name)",
        hint: "declare some: System(…, health: [.alarms, .runningTasks], …)")
    }
    artifacts = try target.ownStacks()
  }

  /// Asks every check, also behind one that isn't well.
  package func ask() throws -> HealthAnswer {
    try AccountCheck(aws).check(artifacts)
    let stacks = try self.stacks()
    return HealthAnswer(
      probes.map { probe in
        let finding = finding(probe, stacks)
        return RecordedHealth.Check(
          name: probe.name, verdict: finding.verdict, reason: aws.shown(finding.reason))
      })
  }

  /// The stacks that are deployed, by their names.
  func deployed() throws -> [(name: String, stack: DeployedStack)] {
    try stacks().map { ($0.artifact.name, $0.deployed) }
  }

  private func stacks() throws -> [WatchedStack] {
    try artifacts.map { artifact in
      let aws = aws.working(in: artifact.env?.region)
      guard let deployed = try StackClient(name: artifact.name, aws: aws).find() else {
        throw DeploymentError(
          "the stack \(artifact.name) isn't deployed, so that there's nothing to ask",
          hint: "deploy \(target.environment.name) first")
      }
      return WatchedStack(artifact: artifact, deployed: deployed, aws: aws)
    }
  }

  private func finding(_ probe: HealthProbe, _ stacks: [WatchedStack]) -> HealthFinding {
    let environment = target.environment.name
    do {
      switch probe.kind {
      case .address(let address):
        switch address.place {
        case .url(let url): return AddressHealth(run: run).finding(url, address)
        case .output(let id, let path):
          guard let value = stacks.lazy.compactMap({ $0.output(id, of: environment) }).first else {
            return .unknown("\(environment) has no output \(id) deployed")
          }
          return AddressHealth(run: run).finding(WebAddress.joining(value, path), address)
        }
      case .alarms:
        let findings = try stacks.flatMap { stack in
          let names = try stack.ids(of: AlarmHealth.types, for: environment)
          return names.isEmpty ? [] : try AlarmHealth(aws: stack.aws).finding(names)
        }
        if findings.isEmpty { return .unknown("\(environment) has no alarm") }
        return .joining(findings, well: findings.map(\.reason).joined(separator: "; "))
      case .runningTasks:
        let findings = try stacks.flatMap { stack in
          let arns = try stack.ids(of: TaskHealth.types, for: environment)
          return arns.isEmpty ? [] : try TaskHealth(aws: stack.aws).finding(arns)
        }
        if findings.isEmpty { return .unknown("\(environment) has no service of containers") }
        return .joining(findings, well: findings.map(\.reason).joined(separator: "; "))
      }
    } catch {
      return .unknown("\(error)")
    }
  }
}
