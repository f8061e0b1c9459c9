import StrataDeployment
import StrataEnvironments
import StrataOutput
import StrataPipeline
import StrataText

extension OptionSyntax {
  static let parameter = OptionSyntax(
    name: "--parameter", value: "KEY=VALUE", repeats: true, summary: "the value of a parameter of the template")
  static let rehearsal = OptionSyntax(name: "--dry-run", summary: "make the change sets, show and remove them")
  static let plan = OptionSyntax(
    name: "--plan", value: "FILE", summary: "make the change sets, show and keep them, and write the plan to FILE")
  static let apply = OptionSyntax(
    name: "--apply", value: "FILE", summary: "carry out exactly the plan in FILE, or nothing")
}

/// What commands that deploy are given.
extension Invocation {
  /// Refuses options that say different things.
  func checkDeploymentOptions() throws(UsageError) {
    let ways = [OptionSyntax.rehearsal, .plan, .apply].filter { has($0) }
    if ways.count > 1 { throw UsageError("\(ways[0].name) and \(ways[1].name) exclude each other") }
    guard has(.apply) else { return }
    for option in [OptionSyntax.parameter, .bucket] where has(option) {
      throw UsageError("\(option.name) is for a new change set, and --apply takes that of the plan")
    }
  }

  /// The values of parameters.
  func parameters() throws(UsageError) -> [String: String] {
    var parameters: [String: String] = [:]
    for argument in values(.parameter) {
      guard let equals = argument.firstIndex(of: "=") else {
        // It may be a secret whose key was forgotten.
        throw UsageError("what --parameter was given isn't of the form KEY=VALUE")
      }
      parameters[String(argument[..<equals])] = String(argument[argument.index(after: equals)...])
    }
    return parameters
  }

  /// Refuses values for parameters that no template has.
  func check(_ values: [String: String], of deployment: EnvironmentDeployment) throws(UsageError) {
    let known = deployment.parameterNames
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknown("parameter", name, nearest: Suggestion.nearest(to: name, in: known))
    }
  }

  /// Writes the templates, and gives their folder.
  func writeTemplates(_ synthesized: SystemAssembly) throws -> String {
    let app = synthesized.assembly.app
    let folder = TemplateFolder(for: synthesized.prepared, output: nil, isDeployed: true)
    let others = OtherEnvironments(
      than: synthesized.prepared.chosen.map(\.environment), among: system.environments.map(\.name))
    _ = try folder.directory(of: app).write(synthesized.assembly, keeping: others)
    try folder.hideFromGit()
    return folder.path(of: app)
  }
}
