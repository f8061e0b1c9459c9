package import StrataFindings
import StrataJSON
import StrataResourceModel
package import StrataScaffolding
import StrataTemplate
import StrataText

/// Templates that became the sources of a package, nothing of which is written yet.
package struct Migration: Sendable {
  /// The package's files.
  package let files: [PackageFile]
  /// What became of each template, by the names of the stacks.
  package let reports: [(stack: String, report: MigrationReport)]

  /// Makes Swift of templates.
  ///
  /// - Parameters:
  ///   - sources: The templates, each with another name of its stack.
  ///   - name: The name of the package, and of its app.
  ///   - dependency: The package that has the language.
  /// - Throws: ``MigrationFailure`` with every value that no template can have, such as null.
  package init(
    _ sources: [MigrationSource], name: PackageName, on dependency: PackageDependency
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
    var files: [PackageFile] = []
    var reports: [(stack: String, report: MigrationReport)] = []
    var services: Set<String> = []
    var prefixes = ConstantNames(reserved: [PackageFiles.app(name).lowercased()])
    var stacks: [PackageFiles.Stack] = []
    for source in sources {
      let prefix = prefixes.typeName(source.stack)
      let stack = StackFiles(source, prefix: prefix, models: models)
      files += stack.files.map { PackageFile("Sources/\(name.module)/\(prefix)/\($0.name)", $0.text) }
      reports.append((source.stack, stack.report))
      services.formUnion(stack.services)
      stacks.append(.init(source: source, function: "declare\(prefix)"))
    }
    self.files = PackageFiles(name, on: dependency, services: services, stacks).all + files
    self.reports = reports
  }
}

/// The values because of which templates can't become Swift.
package struct MigrationFailure: Error {
  /// The findings of each template, in the order in which the templates were given.
  package let findings: [[Finding]]
}
