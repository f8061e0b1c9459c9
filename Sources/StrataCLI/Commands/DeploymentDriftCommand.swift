import StrataDeployment
import StrataDiff
import StrataEnvironments
import StrataText

/// `synth deployment drift`.
enum DeploymentDriftCommand {
  static let command = Command(
    "drift", of: .deployment, operands: [.system], summary: "tell what isn't as it was deployed to an environment",
    details: [
      "Holds the template and the parameters that each stack has against those of the last record,",
      "and lets CloudFormation look whether the resources are as the template says, of the",
      "properties that the template gives. Says it in the words of diff, with construct and line, and",
      "what CloudFormation can't look at. Nothing is changed.",
      "The exit code is 0 where nothing differs, 1 where something does, 3 where access is wider, a",
      "protection is gone, something that held data is, or a stack is another one, and 4 where",
      "something that CloudFormation could look at isn't known, and nothing else differs.",
    ],
    options: [.environment, .profile, .allowOtherProfile, .profiles, .committed, .samples, .layingOwn, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let target = try invocation.target()
    let drift = try EnvironmentDrift(
      of: target, aws: console.aws, relativeTo: console.directory, progress: { console.progress($0) })
    let report = DriftReport(drift: drift, system: target.system.name, environment: target.environment.name)
    console.output(
      invocation.isJSON ? Report.text(of: report.json) : report.text(isColoured: console.coloursOutput))
    for note in report.notes { console.note(displayable(note)) }
    return drift.verdict == .same && !drift.isKnown ? .undecided : ExitCode(drift.verdict)
  }
}
