extension PackageSkeleton {
  /// `Package.swift`.
  var manifest: String {
    """
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
    \(imports.sorted().map { "        \(product($0)),\n" }.joined())      ]\(excluding(dataFolder))),
        .executableTarget(
          name: "\(name.toolModule)",
          dependencies: ["\(name.module)", \(product("StrataCLI"))]),
        .testTarget(
          name: "\(name.module)Tests",
          dependencies: ["\(name.module)", \(product("StrataTesting"))]\(excluding(testDataFolder))),
      ])

    """
  }

  private func product(_ module: String) -> String {
    ".product(name: \"\(module)\", package: \"\(dependency.identity)\")"
  }

  private func excluding(_ folder: String?) -> String {
    folder.map { ",\n      exclude: [\"\($0)\"]" } ?? ""
  }
}
