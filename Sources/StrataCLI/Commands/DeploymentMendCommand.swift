import StrataDeployment
import StrataEnvironments
import StrataReleases

/// `synth deployment mend`.
enum DeploymentMendCommand {
  static let command = Command(
    "mend", of: .deployment, operands: [.system], summary: "join records that were made beside each other",
    details: [
      "After git has merged two branches in which an environment was deployed, two records",
      "may follow the same one. This adds a record that follows both; nothing is changed,",
      "renumbered or removed.",
    ],
    options: [.environment, .profiles], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let system = invocation.system
    let environment = try invocation.onlyEnvironment(of: system).name
    let store = try invocation.recordStore(of: system)
    let chain = try store.keptRecords(of: environment).chain(of: environment)
    let console = invocation.console
    let heads = try chain.read(allowsForks: true).heads
    guard let record = try chain.mend(at: console.now(), by: Version.current, person: store.person) else {
      console.output("there is nothing to join in \(console.shown(chain.path))\n")
      return .success
    }
    let names = heads.map(\.name.description)
    console.output(
      "joined \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") by "
        + "\(console.shown(chain.path(of: record)))\n")
    return .success
  }
}
