import StrataDeployment

/// How far a command takes a deployment: it's shown, or planned, or carried out, be it by a plan or at once.
struct DeploymentExtent {
  /// The plan that is carried out; nil where there is none.
  let planned: DeploymentPlan?
  private let isRehearsal: Bool
  private let planFile: PlanFile?
  private let path: String?

  /// What came of it.
  enum End {
    case rehearsed
    /// It's planned in a file, at a path.
    case planned(String)
    /// It's carried out; nil where the record says the same already.
    case carriedOut(Deployment?)
  }

  /// Takes what a command was given, and reads the plan or finds out whether one can be written.
  init(_ invocation: Invocation) throws {
    planned = try invocation.value(.apply).map { try PlanFile($0).read() }
    isRehearsal = invocation.has(.rehearsal)
    path = invocation.value(.plan)
    planFile = path.map(PlanFile.init)
    try planFile?.check()
  }

  /// Takes a deployment that far.
  func carryOut(
    _ deployment: EnvironmentDeployment, templatesIn folder: String, _ settings: EnvironmentDeployment.Settings
  ) throws -> End {
    if isRehearsal {
      try deployment.rehearse(templatesIn: folder, settings)
      return .rehearsed
    }
    if let planFile, let path {
      try deployment.plan(templatesIn: folder, settings, by: Version.current) { try planFile.write($0) }
      return .planned(path)
    }
    guard let planned else { return .carriedOut(try deployment.carryOut(templatesIn: folder, settings)) }
    return .carriedOut(try deployment.apply(planned, templatesIn: folder, settings))
  }
}

extension Invocation {
  /// The line that says where a plan is, and how it's carried out.
  func planned(in path: String, by command: String) -> String {
    let path = console.shown(path)
    return "planned in \(path); carry it out: \(tool.name) \(command) --apply \(path)\n"
  }
}
