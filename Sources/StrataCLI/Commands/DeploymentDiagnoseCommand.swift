import StrataDeployment
import StrataEnvironments
import StrataText

/// `synth deployment diagnose`.
enum DeploymentDiagnoseCommand {
  static let command = Command(
    "diagnose", of: .deployment, operands: [.system], summary: "tell why the deployment of an environment failed",
    details: [
      "Asks CloudFormation afterwards: the resources that failed when a stack was last changed, the",
      "first first, each with the reason, its construct and line; of a service of containers why its",
      "tasks stopped, as long as ECS knows; of a custom resource where its log is; and what was found",
      "in change sets that were refused and are still there. deploy says the same of its own.",
      "The exit code is 0 where nothing failed, 1 where something did, and 4 where something is",
      "still under way.",
    ],
    options: [.environment, .profile, .allowOtherProfile, .profiles, .committed, .samples, .layingOwn, .json], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let target = try invocation.target()
    let diagnosis = try EnvironmentDiagnosis(of: target, aws: console.aws, relativeTo: console.directory)
    let report = DiagnosisReport(
      diagnosis: diagnosis, system: target.system.name, environment: target.environment.name)
    console.output(invocation.isJSON ? Report.text(of: report.json) : report.text)
    for note in diagnosis.notes { console.note(displayable(note)) }
    switch diagnosis.verdict {
    case .well: return .success
    case .failed: return .finding
    case .undecided: return .undecided
    }
  }
}
