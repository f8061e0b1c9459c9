import StrataScaffolding

/// The test of a package, which holds its stacks against the templates that they were made of.
struct PackageTest {
  /// Stacks that are synthesized together.
  struct Group {
    /// The name of the test's function.
    let function: String
    /// The Swift of the stacks' templates by their names.
    let templates: String
    let sources: [MigrationSource]

    /// The stacks of an app, by the constant that it is.
    init(app: String, _ sources: [MigrationSource]) {
      function = "stackMeansWhatItsTemplateSays"
      templates = "\(app).synthesize()[name]?.template"
      self.sources = sources
    }

    /// The stacks of a system, one for each profile.
    init(system: ProfileFiles) {
      function = "\(system.constant)MeansWhatItsTemplatesSay"
      templates = "\(system.constant).templates(committed: [])[name]"
      sources = system.family.members
    }
  }

  let name: PackageName
  let groups: [Group]

  /// The folder of the templates, in that of the test.
  static let folder = "Templates"

  /// The test's source, and the templates as they were given.
  func files(in folder: String) -> [PackageFile] {
    [PackageFile("\(folder)/\(name.module)Tests.swift", text)]
      + groups.flatMap(\.sources).map { PackageFile("\(folder)/\(Self.folder)/\($0.copy)", $0.text) }
  }

  private var text: String {
    """
    import \(name.module)
    import StrataTesting
    import Testing

    /// The stacks, held against the templates that they were made of.
    ///
    /// A stack that is to differ needs its template no more: it goes, and its line here with it.
    @Suite struct \(name.module)Tests {
    \(groups.map(test).joined(separator: "\n"))}

    """
  }

  private func test(of group: Group) -> String {
    let pairs = group.sources.map { "    (\(TextLiteral.line($0.stack)), \(TextLiteral.line($0.copy)))," }
    return """
        @Test(arguments: [
      \(pairs.joined(separator: "\n"))
        ])
        func \(group.function)(name: String, template: String) throws {
          let stack = try #require(try \(group.templates))
          try stack.expectMeaning(ofTemplateAt: "\(Self.folder)/\\(template)")
        }

      """
  }
}

extension MigrationSource {
  /// The name of the template's copy.
  fileprivate var copy: String { stack + (isJSON ? ".json" : ".yaml") }
}
