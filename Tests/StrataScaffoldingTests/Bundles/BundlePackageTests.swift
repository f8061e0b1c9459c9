import Testing

@testable import StrataScaffolding

/// The package of a bundle, and the one that has all built for it.
@Suite struct BundlePackageTests {
  private static func text(_ path: String, of files: [PackageFile]) throws -> String {
    try #require(files.first { $0.path == path }).text
  }

  private static func package() throws -> BundlePackage {
    BundlePackage(
      of: ["Strata", "StrataSQS"], libraries: ["m", "swiftGlibc"], version: "0.1.0",
      compiler: try #require(PackageVersion("6.3.1")),
      platform: "x86_64-unknown-linux-gnu")
  }

  @Test func anotherCompilerIsRefusedByTheManifest() throws {
    #expect(
      try Self.text("Package.swift", of: Self.package().files) == #"""
        // swift-tools-version: 6.2
        import Foundation
        import PackageDescription

        #if !compiler(>=6.3.1) || compiler(>=6.3.2)
          #error("this bundle is for Swift 6.3.1 alone: have the built tool, or strata, make another by its command bundle, or go back to the package by bundle --off")
        #endif

        let folders = (Context.environment["PATH"] ?? "").split(separator: ":")
        let hasLLD = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/ld.lld") }
        let linker: [LinkerSetting] = hasLLD ? [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))] : []

        let products = [
          "Strata",
          "StrataSQS",
        ]

        // A linker isn't told them by an archive, as it is by objects.
        let libraries = [
          "m",
          "swiftGlibc",
        ]

        let package = Package(
          name: "strata-bundle",
          platforms: [.macOS(.v15)],
          products: products.map { .library(name: $0, targets: ["StrataBundle", "StrataLinking"]) },
          targets: [
            .binaryTarget(name: "StrataBundle", path: "StrataBundle.artifactbundle"),
            .target(name: "StrataLinking", linkerSettings: libraries.map { .linkedLibrary($0) } + linker),
          ])

        """#)
  }

  @Test func theArchiveIsDescribed() throws {
    #expect(
      try Self.text("StrataBundle.artifactbundle/info.json", of: Self.package().files) == """
        {
          "schemaVersion": "1.0",
          "artifacts": {
            "StrataBundle": {
              "type": "staticLibrary",
              "version": "0.1.0",
              "variants": [
                {
                  "path": "libStrataBundle.a",
                  "supportedTriples": ["x86_64-unknown-linux-gnu"],
                  "staticLibraryMetadata": { "headerPaths": ["Modules"] }
                }
              ]
            }
          }
        }

        """)
  }

  @Test func allProductsAreBuilt() throws {
    let files = BundlePackage.building(["Strata", "StrataSQS"], of: "/checkouts/strata")
    #expect(
      try Self.text("Package.swift", of: files) == """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
          name: "everything",
          platforms: [.macOS(.v15)],
          dependencies: [.package(name: "strata", path: "/checkouts/strata")],
          targets: [
            .target(
              name: "Everything",
              dependencies: [
                .product(name: "Strata", package: "strata"),
                .product(name: "StrataSQS", package: "strata"),
              ])
          ])

        """)
  }
}
