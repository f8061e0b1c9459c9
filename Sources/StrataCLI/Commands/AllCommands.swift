extension [Command] {
  /// The commands of every tool, in the order of its help; the first is done where none is named.
  static let all = [
    SynthesizeCommand.command, DiffCommand.command, WatchCommand.command, CheckCommand.command, ListCommand.command,
    ValidateCommand.command, IsolationCommand.command, CostCommand.command, GraphCommand.command, ReportCommand.command,
    AdviseCommand.command, MigrateCommand.command, RulesCommand.command, ExplainCommand.command,
    PackageCommand.command,
    ProfileListCommand.command, ProfileShowCommand.command, ProfileCreateCommand.command,
    ProfileSetCommand.command, ProfileDeleteCommand.command, ProfilePathCommand.command, SecretPutCommand.command,
    DeployCommand.command, PromoteCommand.command, RollbackCommand.command, DestroyCommand.command,
    HealthCommand.command, ApproveCommand.command, GatesCommand.command,
    DeploymentRecordCommand.command, DeploymentShowCommand.command, DeploymentHistoryCommand.command,
    DeploymentStatusCommand.command, DeploymentDiagnoseCommand.command, DeploymentDriftCommand.command,
    DeploymentMendCommand.command, DeploymentBootstrapCommand.command, DeploymentPolicyCommand.command,
    InitCommand.command, BundleCommand.command, CompletionsCommand.command, SchemaCommand.command,
    CompletionsCommand.candidates, WatchedChangeCommand.command,
  ]
}
