import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataText

import StrataReleases

/// A system whose releases go from staging to production, beside sources in a folder.
struct PromotedSystem {
  let folder: String

  /// The system, with an alarm and a service in each environment.
  func system(
    health: HealthProbes<FleetProfile> = [.address(output: "Endpoint", path: "/health"), .alarms, .runningTasks],
    promotion: Promotion? = Promotion(["staging", "production"], gates: ["production": [.approved(by: 1)]])
  ) -> System {
    System(
      "fleet", environments: [.required("staging"), .required("production"), .optional("qa")], health: health,
      promotion: promotion, file: "\(folder)/Sources/Fleet.swift", line: 1
    ) { (app: AppScope, environments: [Environment<FleetProfile>]) in
      for environment in environments {
        app.stack("Fleet", for: environment) { scope in
          let topic = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
          scope.output("Endpoint", topic.ref)
        }
      }
    }
  }

  var records: SystemRecords { SystemRecords(of: "fleet", in: "\(folder)/Sources/Deployments") }

  /// Records a deployment of a release, with a template that's kept, and the values of its parameters.
  @discardableResult
  func record(
    _ tree: String, to environment: String, template: [UInt8] = Array(#"{"Resources": {}}"#.utf8), id: String? = nil,
    parameters: [String: String] = [:]
  ) throws -> Release {
    let release = Release(
      tree: SHA256.hexDigest(of: Array(tree.utf8)), commit: String(repeating: "c", count: 40), tool: "1", templates: [:]
    )
    var event = ReleaseEvent(.deployment, at: "2026-11-20T12:00:00.000Z", by: "1")
    event.release = .release(release)
    event.stacks = [
      RecordedStack(
        name: "Fleet\(environment.capitalized)", id: id, template: try records.templates.keep(template),
        end: "deployed",
        parameters: parameters.map { RecordedParameter(name: $0.key, value: .text($0.value, resolved: nil)) })
    ]
    _ = try records.chain(of: environment).append(event)
    return release
  }

  func files(in part: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/Sources/Deployments/\(part)")) ?? []).sorted()
  }
}
