import StrataJSON
import StrataResourceModel
import StrataScaffolding

/// The files of a package that aren't about one stack alone.
struct PackageFiles {
  struct Stack {
    /// The template that it's made of.
    let source: MigrationSource
    /// The function that declares what is in it.
    let function: String
  }

  let skeleton: PackageSkeleton
  let stacks: [Stack]

  init(_ name: PackageName, on dependency: PackageDependency, services: Set<String>, _ stacks: [Stack]) {
    skeleton = PackageSkeleton(
      name, on: dependency, member: .apps, imports: (["Language"] + services).map { "Strata\($0)" },
      testDataFolder: Self.templates)
    self.stacks = stacks
  }

  /// The folder of the templates that the stacks are held against, in that of the test.
  private static let templates = "Templates"

  private var name: PackageName { skeleton.name }

  /// The name of the file of the app, which no stack's file may have as well.
  static func app(_ name: PackageName) -> String { name.module + "App" }

  /// All of them, with the templates as they were given.
  var all: [PackageFile] {
    let templates = stacks.map { PackageFile("\(skeleton.tests)/\(Self.templates)/\($0.file)", $0.source.text) }
    return skeleton.files + [
      PackageFile("README.md", readme),
      PackageFile("\(skeleton.sources)/\(Self.app(name)).swift", app),
      PackageFile("\(skeleton.tests)/\(name.module)Tests.swift", test),
    ] + templates
  }

  private var app: String {
    let declarations = stacks.map { stack -> String in
      var arguments = [Code(TextLiteral.line(stack.source.stack))]
      if let description = stack.source.template["Description"]?.string {
        arguments.append(.labeled("description", TextLiteral.code([.literal(description)])))
      }
      return Code.call("app.stack", arguments + [Code(stack.function)]).text(indentation: 2)
    }
    return """
      public import StrataLanguage

      /// The stacks, each of which was a template.
      public let \(name.constant) = App(\(TextLiteral.line(name.text))) { app in
      \(declarations.joined(separator: "\n"))
      }

      """
  }

  private var test: String {
    let pairs = stacks.map { "    (\(TextLiteral.line($0.source.stack)), \(TextLiteral.line($0.file)))," }
    return """
      import \(name.module)
      import StrataTesting
      import Testing

      /// The stacks, held against the templates that they were made of.
      ///
      /// A stack that is to differ needs its template no more: it goes, and its line here with it.
      @Suite struct \(name.module)Tests {
        @Test(arguments: [
      \(pairs.joined(separator: "\n"))
        ])
        func stackMeansWhatItsTemplateSays(name: String, template: String) throws {
          let stack = try #require(try \(name.constant).synthesize()[name])
          try stack.template.expectMeaning(ofTemplateAt: "\(Self.templates)/\\(template)")
        }
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

    | file | what is in it |
    |---|---|
    | `\(skeleton.sources)/\(Self.app(name)).swift` | the stacks by their names |
    | `\(skeleton.sources)/…/` | what is in each |
    | `Sources/\(name.toolModule)/Tool.swift` | the tool: `swift run \(name.text) --help` lists what it does |
    | `\(skeleton.tests)/\(Self.templates)` | the templates as they were |

    """
  }
}

extension PackageFiles.Stack {
  /// The name of the template's copy.
  fileprivate var file: String { source.stack + (source.isJSON ? ".json" : ".yaml") }
}
