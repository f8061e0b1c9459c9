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
    \(imports.sorted().map { "        \(product($0)),\n" }.joined())      ]\(excluding(dataFolders))),
        .executableTarget(
          name: "\(name.toolModule)",
          dependencies: ["\(name.module)", \(product("StrataCLI"))]),
        .testTarget(
          name: "\(name.module)Tests",
          dependencies: ["\(name.module)", \(product("StrataTesting"))]\(excluding(testDataFolders))),
      ])

    """
  }

  private func product(_ module: String) -> String {
    ".product(name: \"\(module)\", package: \"\(dependency.identity)\")"
  }

  private func excluding(_ folders: [String]) -> String {
    if folders.isEmpty { return "" }
    return ",\n      exclude: [\(folders.map { "\"\($0)\"" }.joined(separator: ", "))]"
  }
}
