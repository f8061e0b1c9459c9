/// `synth`, without a command: writes templates.
enum SynthesizeCommand {
  static let command = Command(
    operands: [.systems], summary: "write the templates of the named systems, or of all",
    options: SynthesizedSystems.options + [.dropEnvironment, .overwrite, .json]
  ) { invocation in
    var systems = try StagedSystems(invocation)
    systems.commit()
    systems.report.print(asJSON: invocation.isJSON)
    return ExitCode(isWell: systems.report.isWell)
  }
}
