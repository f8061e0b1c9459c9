/// What every package has that is written for somebody: its manifest, its tool, and what git leaves out.
///
/// It has a module that declares, a tool for that, and a test.
package struct PackageSkeleton: Hashable, Sendable {
  /// The names in it.
  package let name: PackageName
  /// The package that it stands on.
  package let dependency: PackageDependency
  /// The constants of the module that are apps.
  let apps: [String]
  /// The constants of the module that are systems.
  let systems: [String]
  /// The modules of the dependency that the module imports.
  let imports: [String]
  /// The folders in the module's that have no sources.
  let dataFolders: [String]
  /// The folders in the test's that have no sources.
  let testDataFolders: [String]

  /// Describes a package.
  ///
  /// - Parameters:
  ///   - name: The names in it.
  ///   - dependency: The package that it stands on.
  ///   - apps: The constants of the module that are apps; none unless given.
  ///   - systems: The constants of the module that are systems; none unless given.
  ///   - imports: The modules of the dependency that the module imports.
  ///   - dataFolders: The folders in the module's that have no sources; none unless given.
  ///   - testDataFolders: The folders in the test's that have no sources; none unless given.
  package init(
    _ name: PackageName, on dependency: PackageDependency, apps: [String] = [], systems: [String] = [],
    imports: [String], dataFolders: [String] = [], testDataFolders: [String] = []
  ) {
    (self.name, self.dependency, self.apps, self.systems) = (name, dependency, apps, systems)
    (self.imports, self.dataFolders, self.testDataFolders) = (imports, dataFolders, testDataFolders)
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
