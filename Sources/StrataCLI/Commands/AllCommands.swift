extension [CommandSyntax] {
  /// The commands of every tool, in the order of its help; the first is done where none is named.
  static let all = [
    SynthesizeCommand.syntax, DiffCommand.syntax, CheckCommand.syntax, ListCommand.syntax, ValidateCommand.syntax,
    RulesCommand.syntax, ProfileListCommand.syntax, ProfileShowCommand.syntax, ProfileCreateCommand.syntax,
    ProfileSetCommand.syntax, ProfileDeleteCommand.syntax, ProfilePathCommand.syntax, SecretPutCommand.syntax,
    DeployCommand.syntax, DeploymentRecordCommand.syntax, DeploymentShowCommand.syntax,
    DeploymentHistoryCommand.syntax, CompletionsCommand.syntax, CompletionsCommand.candidates,
  ]
}
