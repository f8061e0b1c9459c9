/// A package that isn't there yet: a system with its environments, a tool for it, a test, and what a repository needs.
package struct NewPackage: Hashable, Sendable {
  /// The names in it.
  package let name: PackageName
  /// The kind of system that it begins with.
  package let shape: PackageShape
  /// The package that it stands on.
  package let dependency: PackageDependency

  /// Describes a package.
  package init(_ name: PackageName, shape: PackageShape, on dependency: PackageDependency) {
    (self.name, self.shape, self.dependency) = (name, shape, dependency)
  }

  /// The files, in the order of their paths.
  package var files: [PackageFile] {
    let contents = shape.contents(name)
    let skeleton = PackageSkeleton(
      name, on: dependency, systems: [name.constant], imports: ["Strata", "StrataEnvironments"] + contents.constructs,
      dataFolders: ["Profiles"])
    let sources = skeleton.sources
    let files = [
      PackageFile(".github/workflows/templates.yml", workflow),
      PackageFile("README.md", readme(contents)),
      PackageFile("\(sources)/\(name.module).swift", system(contents)),
      PackageFile("\(sources)/\(name.profile).swift", contents.profile),
      PackageFile("\(sources)/\(name.stackFile)", contents.declarations),
      PackageFile("\(sources)/Profiles/production.json", contents.production),
      PackageFile("\(sources)/Profiles/staging.json", contents.staging),
      PackageFile("\(skeleton.tests)/\(name.module)Tests.swift", contents.tests),
    ]
    return (skeleton.files + files).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
