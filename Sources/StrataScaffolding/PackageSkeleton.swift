/// What every package has that is written for somebody: its manifest, its tool, and what git leaves out.
///
/// It has a module that declares, a tool for that, and a test.
package struct PackageSkeleton: Hashable, Sendable {
  /// The list of a tool in which the module's constant stands.
  package enum Member: String, Hashable, Sendable {
    case apps, systems
  }

  /// The names in it.
  package let name: PackageName
  /// The package that it stands on.
  package let dependency: PackageDependency
  /// What the module's constant is.
  let member: Member
  /// The modules of the dependency that the module imports.
  let imports: [String]
  /// The folder in the module's that has no sources; none where it's nil.
  let dataFolder: String?
  /// The folder in the test's that has no sources; none where it's nil.
  let testDataFolder: String?

  /// Describes a package.
  ///
  /// - Parameters:
  ///   - name: The names in it.
  ///   - dependency: The package that it stands on.
  ///   - member: What the module's constant is.
  ///   - imports: The modules of the dependency that the module imports.
  ///   - dataFolder: The folder in the module's that has no sources; none unless given.
  ///   - testDataFolder: The folder in the test's that has no sources; none unless given.
  package init(
    _ name: PackageName, on dependency: PackageDependency, member: Member, imports: [String], dataFolder: String? = nil,
    testDataFolder: String? = nil
  ) {
    (self.name, self.dependency, self.member, self.imports) = (name, dependency, member, imports)
    (self.dataFolder, self.testDataFolder) = (dataFolder, testDataFolder)
  }

  /// The folder of the module's sources.
  package var sources: String { "Sources/\(name.module)" }

  /// The folder of the test's sources.
  package var tests: String { "Tests/\(name.module)Tests" }

  /// The files, in the order of their paths.
  package var files: [PackageFile] {
    [
      PackageFile(".gitignore", ignored), PackageFile("Package.swift", manifest),
      PackageFile("Sources/\(name.toolModule)/Tool.swift", tool),
    ]
  }
}
