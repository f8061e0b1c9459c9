import StrataEnvironments
import StrataJSON

/// `synth list`.
enum ListCommand {
  static let command = Command(
    "list", summary: "list the systems and their environments", options: [.json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let systems = invocation.tool.systems
    if invocation.isJSON {
      let list: [JSONValue] = systems.map { system in
        [
          "name": .string(system.name),
          "environments": .array(
            system.environments.map { environment in
              [
                "name": .string(environment.name), "profile": .string(environment.profile),
                "isRequired": .bool(environment.isRequired), "isEphemeral": .bool(environment.isEphemeral),
                "isLocal": .bool(environment.isLocal),
              ]
            }),
        ]
      }
      invocation.console.output(Report.text(of: .array(list)))
    } else {
      for system in systems {
        let names = system.environments.map(\.name).joined(separator: " ")
        invocation.console.output(names.isEmpty ? "\(system.name)\n" : "\(system.name): \(names)\n")
      }
    }
    return .success
  }
}
