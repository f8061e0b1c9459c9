extension NewPackage {
  /// `Package.swift`.
  func manifest(_ contents: ShapeContents) -> String {
    let imported = (["Strata", "StrataEnvironments"] + contents.constructs).sorted()
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "\(name.text)",
        platforms: [.macOS(.v15)],
        products: [.executable(name: "\(name.text)", targets: ["\(name.toolModule)"])],
        dependencies: [\(dependency.declaration)],
        targets: [
          .target(
            name: "\(name.module)",
            dependencies: [
      \(imported.map { "        \(product($0)),\n" }.joined())      ],
            exclude: ["Profiles"]),
          .executableTarget(
            name: "\(name.toolModule)",
            dependencies: ["\(name.module)", \(product("StrataCLI"))]),
          .testTarget(
            name: "\(name.module)Tests",
            dependencies: ["\(name.module)", \(product("StrataTesting"))]),
        ])

      """
  }

  private func product(_ module: String) -> String {
    ".product(name: \"\(module)\", package: \"\(dependency.identity)\")"
  }
}
