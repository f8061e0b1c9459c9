import StrataCLI
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPlatform
import StrataReleases
import StrataText

/// A tool with one system that keeps records of its releases: six stacks in each of five environments.
enum SampleFleet: SynthTool {
  static let environments = ["dev-local", "dev", "dev-deployed", "staging", "production"]
  static let stacks = 6
  /// The number of records of each environment.
  static let records = 30
  /// The variable that names the folder of the sources.
  static let variable = "STRATA_SAMPLE_FLEET"

  private static let name = "fleet"

  static var systems: [System] { [system(in: getenv(variable).map { String(cString: $0) } ?? "")] }

  private static func system(in folder: String) -> System {
    System(
      name, environments: environments.map { .required($0) }, promotion: Promotion(environments),
      file: "\(folder)/Fleet.swift"
    ) { (_: AppScope, _: [Environment<[String: String]>]) in }
  }

  /// Writes the records: deployments, and two answers about health behind each.
  ///
  /// - Parameter folder: The folder of the sources, which is made.
  /// - Returns: The size of a deployment's record, in bytes.
  /// - Throws: ``RecordError`` where they can't be written.
  static func record(in folder: String) throws -> Int {
    let all = SystemRecords(of: name, in: system(in: folder).records ?? "")
    var size = 0
    for environment in environments {
      let chain = all.chain(of: environment)
      for number in 0..<records / 3 {
        let deployment = deployment(number, of: environment)
        if let record = try chain.append(deployment) {
          size = (try record.json.bytes(layout: .open)).count
        }
        for minute in [20, 40] {
          var health = ReleaseEvent(.health, at: time(number, minute), by: "1")
          health.health = RecordedHealth(
            verdict: .healthy, deployed: deployment.deployedDigest,
            checks: (0..<8).map { .init(name: "check \($0)", verdict: .healthy, reason: "it answered 200") })
          try chain.append(health)
        }
      }
    }
    return size
  }

  private static func time(_ number: Int, _ minute: Int) -> String {
    "2026-11-\(number + 10)T12:\(minute):00.000Z"
  }

  private static func digest(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8)) }

  private static func deployment(_ number: Int, of environment: String) -> ReleaseEvent {
    var event = ReleaseEvent(.deployment, at: time(number, 10), by: "1")
    let names = (0..<stacks).map { "fleet-\(environment)-\($0)" }
    let templates = Dictionary(uniqueKeysWithValues: names.map { ($0, digest("\($0) \(number)")) })
    event.release = .release(
      Release(
        tree: digest("\(number)"), commit: String(repeating: "c", count: 40), tool: "1",
        templates: Dictionary(uniqueKeysWithValues: environments.map { ($0, templates) })))
    event.profile = RecordedProfile(name: environment, sha256: digest(environment))
    event.stacks = names.map { name in
      RecordedStack(
        name: name, id: "arn:aws:cloudformation:eu-central-1:111122223333:stack/\(name)/1", template: templates[name],
        end: "deployed",
        parameters: (0..<20).map {
          RecordedParameter(name: "Parameter\($0)", value: .text("\(number)", resolved: nil))
        },
        changes: (0..<40).map { RecordedChange(action: "Modify", logicalID: "Part\($0)", type: "AWS::SQS::Queue") })
    }
    return event
  }
}
