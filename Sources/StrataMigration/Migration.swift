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
  /// The templates of one shape that are one function with profiles.
  package let families: [TemplateFamily]
  /// The stacks of one shape that have functions of their own after all.
  package let apart: [SeparateStacks]

  /// Makes Swift of templates.
  ///
  /// - Parameters:
  ///   - sources: The templates, each with another name of its stack.
  ///   - name: The name of the package, and of its app.
  ///   - dependency: The package that has the language.
  ///   - areApart: Whether templates of one shape have functions of their own; not unless given.
  ///   - commands: The words that the tool's commands begin with, which no system can be called; none unless given.
  ///   - lifter: What finds the constructs that stand for resources; none unless given, and each resource is itself.
  /// - Throws: ``MigrationFailure`` with every value that no template can have, such as null.
  package init(
    _ sources: [MigrationSource], name: PackageName, on dependency: PackageDependency, areApart: Bool = false,
    commands: Set<String> = [], lifter: (any Lifter)? = nil
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
    var reports: [String: MigrationReport] = [:]
    var services: Set<String> = []
    var prefixes = ConstantNames(reserved: [PackageFiles.app(name).lowercased()])
    var stacks: [PackageFiles.Stack] = []
    let folder = "Sources/\(name.module)"
    let grouped = TemplateFamilies(
      areApart ? [] : sources, package: PackageFiles.systemName(name.text), besides: commands)
    var apart = grouped.apart
    var systems: [ProfileFiles] = []
    var pending = (areApart ? sources : grouped.sources)[...]
    while let source = pending.popFirst() {
      let others = prefixes
      let prefix = prefixes.typeName(source.stack)
      let (lifting, stack) = Self.files(of: source, prefix: prefix, models: models, lifter)
      if let family = source.family, let place = stack.unwritten {
        let reason = "\(place.tokens.joined(separator: "/")) differs, where no profile's value can stand"
        apart.append(SeparateStacks(stacks: family.members.map(\.stack), reason: reason))
        prefixes = others
        pending = family.members + pending
        continue
      }
      files += stack.files.map { PackageFile("\(folder)/\(prefix)/\($0.name)", $0.text) }
      services.formUnion(stack.services)
      if let family = source.family {
        let system = ProfileFiles(family: family, prefix: prefix)
        files += system.files.map { PackageFile("\(folder)/\(prefix)/\($0.name)", $0.text) }
        systems.append(system)
        for member in family.members { reports[member.stack] = stack.report }
        continue
      }
      reports[source.stack] = stack.report
      stacks.append(
        .init(source: source, function: "declare\(prefix)", account: lifting.account, region: lifting.region))
    }
    self.files = PackageFiles(name, on: dependency, services: services, stacks, systems).all + files
    self.reports = sources.map { ($0.stack, reports[$0.stack] ?? MigrationReport()) }
    self.apart = apart
    families = systems.map(\.family)
  }

  /// The files of a stack; what can't be lifted after all is left out, and then the others are tried again.
  private static func files(
    of source: MigrationSource, prefix: String, models: [String: ResourceModel], _ lifter: (any Lifter)?
  ) -> (Lifting, StackFiles) {
    var source = source
    var excluded: [String: String] = [:]
    while true {
      // What differs between templates of one shape no construct can be tried with.
      if let lifter, source.family == nil { source.lifting = lifter.lifting(of: source, without: excluded) }
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
