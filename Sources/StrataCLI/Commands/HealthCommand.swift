import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataReleases
import StrataText

/// `synth health`.
enum HealthCommand {
  static let command = Command(
    "health", operands: [.system], summary: "ask whether an environment is well, and record the answer",
    details: [
      "Asks every check that the system declares as its health: addresses by the curl command,",
      "alarms and tasks by the aws command. Of a system that is promoted, the answer is recorded",
      "with what is deployed, for gates. The exit code is 0 where all is well, 1 where something",
      "isn't, 3 where something else is deployed than the records say, and 4 where a check can't",
      "tell.",
    ],
    options: [
      .environment, .profile, .allowOtherProfile, .profiles, .committed, .samples, .layingOwn, .json,
    ], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let target = try invocation.target()
    let health = try EnvironmentHealth(of: target, aws: console.aws, run: console.run)
    let recorder = target.records.map { HealthRecorder($0, of: target.environment.name) }
    let before = try recorder?.inPlace()
    let time = console.now()
    let answer = try health.ask()
    let outcome = try recorder?.record(
      answer, of: health, behind: before, at: time, by: Version.current, person: target.store.person)
    if invocation.isJSON {
      console.output(Report.text(of: json(answer, of: target, at: time, outcome)))
    } else {
      for check in answer.checks {
        let word = check.verdict.rawValue
        let padding = String(repeating: " ", count: max(0, 9 - word.count))
        console.output("\(word)\(padding)  \(displayable(check.name)): \(displayable(check.reason))\n")
      }
      if case .recorded(let path, _)? = outcome { console.output("recorded in \(console.shown(path))\n") }
    }
    if case .notRecorded(let reason)? = outcome { console.note("it isn't recorded: \(reason)") }
    switch answer.verdict {
    case .healthy: return .success
    case .unhealthy: return .finding
    case .unknown: return .undecided
    }
  }

  private static func json(
    _ answer: HealthAnswer, of target: DeploymentTarget, at time: String, _ outcome: HealthRecorder.Outcome?
  ) -> JSONValue {
    var object: JSONObject = [
      "system": .string(target.system.name), "environment": .string(target.environment.name),
      "time": .string(time), "verdict": .string(answer.verdict.rawValue),
      "checks": .array(
        answer.checks.map {
          ["name": .string($0.name), "verdict": .string($0.verdict.rawValue), "reason": .string($0.reason)]
        }),
      "record": .null,
    ]
    if case .recorded(let path, let deployed)? = outcome {
      object["record"] = .string(path)
      object["deployed"] = .string(deployed)
    }
    return .object(object)
  }
}
