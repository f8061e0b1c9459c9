import StrataJSON
import StrataScaffolding
import Testing

@testable import StrataMigration

/// The files of a package that aren't about one stack alone.
@Suite struct PackageFilesTests {
  private let migration: Migration

  init() throws {
    migration = try migrated(
      """
      Description: Jobs of the shop
      Resources: {Jobs: {Type: "AWS::SQS::Queue"}}
      """)
  }

  @Test func packageHasATestAndWhatGitNeeds() {
    #expect(
      migration.files.map(\.path) == [
        ".gitignore", "Package.swift", "Sources/InfrastructureTool/Tool.swift", "README.md",
        "Sources/Infrastructure/InfrastructureApp.swift", "Tests/InfrastructureTests/InfrastructureTests.swift",
        "Tests/InfrastructureTests/Templates/Shop.yaml", "Sources/Infrastructure/Shop/Shop.swift",
      ])
  }

  @Test func manifestNamesWhatIsImported() {
    #expect(
      migration.file("Package.swift") == """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
          name: "infrastructure",
          platforms: [.macOS(.v15)],
          products: [.executable(name: "infrastructure", targets: ["InfrastructureTool"])],
          dependencies: [.package(path: "../strata")],
          targets: [
            .target(
              name: "Infrastructure",
              dependencies: [
                .product(name: "StrataLanguage", package: "strata"),
                .product(name: "StrataSQS", package: "strata"),
              ]),
            .executableTarget(
              name: "InfrastructureTool",
              dependencies: ["Infrastructure", .product(name: "StrataCLI", package: "strata")]),
            .testTarget(
              name: "InfrastructureTests",
              dependencies: ["Infrastructure", .product(name: "StrataTesting", package: "strata")],
              exclude: ["Templates"]),
          ])

        """)
  }

  @Test func stacksAreDeclaredByTheirNames() {
    #expect(
      migration.file("/InfrastructureApp.swift") == """
        public import StrataLanguage

        /// The stacks, each of which was a template.
        public let infrastructureApp = App("infrastructure") { app in
          app.stack("Shop", description: "Jobs of the shop", declareShop)
        }

        """)
  }

  @Test func stacksAreHeldAgainstTheirTemplates() {
    #expect(
      migration.file("/InfrastructureTests.swift") == """
        import Infrastructure
        import StrataTesting
        import Testing

        /// The stacks, held against the templates that they were made of.
        ///
        /// A stack that is to differ needs its template no more: it goes, and its line here with it.
        @Suite struct InfrastructureTests {
          @Test(arguments: [
            ("Shop", "Shop.yaml"),
          ])
          func stackMeansWhatItsTemplateSays(name: String, template: String) throws {
            let stack = try #require(try infrastructureApp.synthesize()[name]?.template)
            try stack.expectMeaning(ofTemplateAt: "Templates/\\(template)")
          }
        }

        """)
    #expect(migration.file("/Shop.yaml")?.hasPrefix("Description: Jobs of the shop\n") == true)
  }

  @Test(arguments: [("{}", "Shop.json"), (" \n{\"Resources\": {}}", "Shop.json"), ("Resources: {}", "Shop.yaml")])
  func copyIsNamedAfterItsLanguage(text: String, name: String) throws {
    let source = MigrationSource(stack: "Shop", file: "x", template: ["Resources": [:]], text: text)
    let migration = try migrating([source], as: "shop")
    #expect(migration.file("Tests/ShopTests/Templates/\(name)") == text)
  }
}
