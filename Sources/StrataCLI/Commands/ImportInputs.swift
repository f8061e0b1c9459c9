import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataReleases

extension OptionSyntax {
  static let importing = OptionSyntax(
    name: "--import", summary: "take resources that exist into the stacks, and change nothing else")
  static let identify = OptionSyntax(
    name: "--identify", value: "ID=KEY=VALUE", repeats: true,
    summary: "for --import: the existing resource that a logical id stands for")
  static let identifiers = OptionSyntax(
    name: "--identifiers", value: "FILE",
    summary: "for --import: a file that says it as create-change-set takes it")
  static let skip = OptionSyntax(
    name: "--skip", value: "ID", repeats: true, summary: "for --import: leave a resource for the next deployment")
}

/// What `deploy --import` is given.
extension Invocation {
  /// Whether existing resources are imported, be it by a plan.
  func imports(by plan: DeploymentPlan?) -> Bool { has(.importing) || plan?.kind == .resourceImport }

  /// Refuses options that say different things.
  func checkImportOptions() throws(UsageError) {
    let own = [OptionSyntax.identify, .identifiers, .skip]
    for option in own where has(option) {
      if has(.apply) { throw UsageError("\(option.name) is for a new change set, and --apply takes that of the plan") }
      if !has(.importing) { throw UsageError("\(option.name) is for --import") }
    }
    guard has(.importing) else { return }
    for option in [OptionSyntax.drop, .touchOthers] where has(option) {
      throw UsageError("--import and \(option.name) exclude each other")
    }
  }

  /// The things that are said of existing resources.
  func importRequest(by plan: DeploymentPlan?) throws -> ImportRequest {
    if let plan { return try ImportRequest(of: plan) }
    var request = ImportRequest()
    for argument in values(.identify) {
      let parts = argument.split(separator: "=", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty else {
        // It may have a value that nobody is to see.
        throw UsageError("what --identify was given isn't of the form LOGICALID=KEY=VALUE")
      }
      try request.identify(parts[0], parts[1], parts[2])
    }
    if let path = value(.identifiers) { try IdentifiersFile(path).read(into: &request) }
    for name in values(.skip) { request.skip(name) }
    return request
  }

  /// Prints what was imported, and what comes next.
  func say(_ imported: EnvironmentImport, in target: DeploymentTarget) {
    let place = "\(target.system.name) -e \(target.environment.name)"
    say("imported \(imported.resources.map { "\($0.stack)/\($0.logicalID)" }.joined(separator: ", "))\n")
    say(
      "next: \(tool.name) deployment drift \(place) tells what isn't as the template says, then "
        + "\(tool.name) deploy \(place) brings the rest\n")
  }
}

extension EnvironmentImport {
  /// The resources for machines, without what looks like a secret.
  var json: JSONValue {
    .array(
      resources.map { resource in
        [
          "stack": .string(resource.stack), "logicalId": .string(resource.logicalID), "type": .string(resource.type),
          "identifier": .object(JSONObject(resource.shownIdentifier.map { ($0.key, .string($0.text)) })),
          "getsDeletionPolicy": .bool(resource.getsPolicy),
        ]
      })
  }
}
