import StrataJSON
import StrataResourceModel
import StrataScaffolding
import StrataText

/// The files of a package that aren't about one stack alone.
struct PackageFiles {
  /// A stack of the package's app.
  struct Stack {
    /// The template that it's made of.
    let source: MigrationSource
    /// The function that declares what is in it.
    let function: String
    /// The account and the region that it's meant for, where constructs ask for them.
    let account: String?
    let region: String?
  }

  let skeleton: PackageSkeleton
  let stacks: [Stack]
  let systems: [ProfileFiles]

  init(
    _ name: PackageName, on dependency: PackageDependency, services: Set<String>, _ stacks: [Stack],
    _ systems: [ProfileFiles]
  ) {
    let modules = ["Language"] + (systems.isEmpty ? [] : ["Environments"]) + services
    skeleton = PackageSkeleton(
      name, on: dependency, apps: Self.hasApp(stacks, systems) ? [Self.constant(name)] : [],
      systems: systems.map(\.constant), imports: modules.map { "Strata\($0)" }, dataFolders: systems.map(\.folder),
      testDataFolders: [PackageTest.folder])
    (self.stacks, self.systems) = (stacks, systems)
  }

  /// The name of the file of the app, which no stack's file may have as well.
  static func app(_ name: PackageName) -> String { name.module + "App" }

  /// The constant that is the app.
  private static func constant(_ name: PackageName) -> String { name.constant + "App" }

  /// The name of a system that has no better one: the package's, as far as a system can have it.
  static func systemName(_ package: String) -> String {
    let words = package.utf8.split { !$0.isASCIIAlphanumeric }.map { String(Substring($0)) }
    return words.isEmpty ? "system" : words.joined(separator: "-")
  }

  private static func hasApp(_ stacks: [Stack], _ systems: [ProfileFiles]) -> Bool {
    !stacks.isEmpty || systems.isEmpty
  }

  private var name: PackageName { skeleton.name }

  /// All of them, with the templates as they were given.
  var all: [PackageFile] {
    var files = skeleton.files
    files.append(PackageFile("README.md", readme))
    if Self.hasApp(stacks, systems) { files.append(PackageFile("\(skeleton.sources)/\(Self.app(name)).swift", app)) }
    var groups = systems.map { PackageTest.Group(system: $0) }
    if !stacks.isEmpty { groups.insert(.init(app: Self.constant(name), stacks.map(\.source)), at: 0) }
    return files + PackageTest(name: name, groups: groups).files(in: skeleton.tests)
  }

  private var app: String {
    let declarations = stacks.map { stack -> String in
      var arguments = [Code(TextLiteral.line(stack.source.stack))]
      let environment = [("account", stack.account), ("region", stack.region)].compactMap { label, value in
        value.map { Code.labeled(label, Code(TextLiteral.line($0))) }
      }
      if !environment.isEmpty { arguments.append(.labeled("env", .call("StackEnvironment", environment))) }
      if let description = stack.source.template["Description"]?.string {
        arguments.append(.labeled("description", TextLiteral.code([.literal(description)])))
      }
      return Code.call("app.stack", arguments + [Code(stack.function)]).text(indentation: 2)
    }
    let app = systems.contains { $0.family.name == name.text } ? name.text + "-others" : name.text
    return """
      public import StrataLanguage

      /// The stacks, each of which was a template.
      public let \(Self.constant(name)) = App(\(TextLiteral.line(app))) { app in
      \(declarations.joined(separator: "\n"))
      }

      """
  }

  private var readme: String {
    """
    # \(name.text)

    The stacks of this package were made of templates, and mean the same.

        swift test
        swift run \(name.text)

    The first holds them against the templates that they were made of. The last writes the templates to `templates/`; they're
    committed, so that each change is seen in review.

    | files | what is in them |
    |---|---|
    | `\(skeleton.sources)/…App.swift` | the stacks that have no profiles, by their names |
    | `\(skeleton.sources)/…/…System.swift` | the environments of those that have profiles |
    | `\(skeleton.sources)/…/` | what is in each stack |
    | `Sources/\(name.toolModule)/Tool.swift` | the tool: `swift run \(name.text) --help` lists what it does |
    | `\(skeleton.tests)/\(PackageTest.folder)` | the templates as they were |

    """
  }
}
