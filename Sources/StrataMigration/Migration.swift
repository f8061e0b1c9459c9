package import StrataFindings
import StrataJSON
import StrataResourceModel
import StrataTemplate
import StrataText

/// Templates that became the sources of a package, nothing of which is written yet.
package struct Migration: Sendable {
  /// The files' texts by their paths in the package, in order.
  package let files: [(path: String, text: String)]
  /// What became of each template, by the names of the stacks.
  package let reports: [(stack: String, report: MigrationReport)]

  /// Makes Swift of templates.
  ///
  /// - Parameters:
  ///   - sources: The templates, each with another name of its stack.
  ///   - package: The name of the package, of which the app's name is made as well.
  ///   - location: The path of the package that has the language, as seen from the new package.
  ///   - lifter: What finds the constructs that stand for resources; none unless given, and each resource is itself.
  /// - Throws: ``MigrationFailure`` with every value that no template can have, such as null.
  package init(
    _ sources: [MigrationSource], package: String, location: String, lifter: (any Lifter)? = nil
  ) throws(MigrationFailure) {
    let findings = sources.map { UnwritableValues.findings(in: $0.template) }
    if findings.contains(where: { !$0.isEmpty }) { throw MigrationFailure(findings: findings) }
    var models: [String: ResourceModel] = [:]
    for source in sources {
      for member in source.template["Resources"]?.object ?? [:] {
        // Properties of custom resources are what their provider takes.
        guard let type = member.value["Type"]?.string, models[type] == nil, !KnownFacts.isCustom(type) else { continue }
        models[type] = ResourceModel.of(type)
      }
    }
    var files: [(path: String, text: String)] = []
    var reports: [(stack: String, report: MigrationReport)] = []
    var services: Set<String> = []
    var prefixes = ConstantNames(reserved: [])
    var stacks: [PackageFiles.Stack] = []
    let target = PackageFiles.target(package)
    for source in sources {
      let prefix = prefixes.typeName(source.stack)
      let (lifting, stack) = Self.files(of: source, prefix: prefix, models: models, lifter)
      files += stack.files.map { ("Sources/\(target)/\(prefix)/\($0.name)", $0.text) }
      reports.append((source.stack, stack.report))
      services.formUnion(stack.services)
      stacks.append(
        .init(
          name: source.stack, function: "declare\(prefix)", description: source.template["Description"],
          account: lifting.account, region: lifting.region))
    }
    self.files = PackageFiles.all(package: package, location: location, services: services, stacks) + files
    self.reports = reports
  }

  /// The files of a stack; what can't be lifted after all is left out, and then the others are tried again.
  private static func files(
    of source: MigrationSource, prefix: String, models: [String: ResourceModel], _ lifter: (any Lifter)?
  ) -> (Lifting, StackFiles) {
    var source = source
    var excluded: [String: String] = [:]
    while true {
      if let lifter { source.lifting = lifter.lifting(of: source, without: excluded) }
      let stack = StackFiles(source, prefix: prefix, models: models)
      if stack.failedLifts.isEmpty { return (source.lifting, stack) }
      excluded.merge(stack.failedLifts) { first, _ in first }
    }
  }
}

/// The values because of which templates can't become Swift.
package struct MigrationFailure: Error {
  /// The findings of each template, in the order in which the templates were given.
  package let findings: [[Finding]]
}
