import Testing

@testable import StrataScaffolding

/// The package of a bundle, and the one that has all built for it.
@Suite struct BundlePackageTests {
  private static func text(_ path: String, of files: [PackageFile]) throws -> String {
    try #require(files.first { $0.path == path }).text
  }

  private static func package(
    libraries: [String: [String]]? = ["Strata": ["StrataSNS", "StrataSQS"], "StrataSQS": ["StrataSQS"]]
  ) throws -> BundlePackage {
    BundlePackage(
      of: ["Strata", "StrataSQS"], libraries: libraries, version: "0.1.0",
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
        let lld: [LinkerSetting] = hasLLD ? [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))] : []

        // Where shared libraries are, when a program is linked and when it runs, and the C library's of numbers.
        let folder = "\(Context.packageDirectory)/StrataBundle.artifactbundle"
        let linking: [LinkerSetting] = [
          .unsafeFlags(["-L\(folder)", "-Xlinker", "-rpath", "-Xlinker", folder], .when(platforms: [.linux])),
          .linkedLibrary("m", .when(platforms: [.linux])),
        ]

        let libraries = [
          "StrataSNS",
          "StrataSQS",
        ] as [String]

        let products = [
          ("Strata", ["StrataSNS", "StrataSQS"]),
          ("StrataSQS", ["StrataSQS"]),
        ] as [(name: String, libraries: [String])]

        let package = Package(
          name: "strata-bundle",
          platforms: [.macOS(.v15)],
          products: products.map { .library(name: $0.name, targets: ["StrataBundle", "StrataLinking"] + $0.libraries) },
          targets: [
            .binaryTarget(name: "StrataBundle", path: "StrataBundle.artifactbundle"),
            .target(name: "StrataLinking", linkerSettings: linking + lld),
          ] + libraries.map { .binaryTarget(name: $0, path: "Libraries/\($0).artifactbundle") })

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

  @Test func aSharedLibraryIsDescribed() throws {
    let files = try Self.package().files
    #expect(
      try Self.text("Libraries/StrataSQS.artifactbundle/info.json", of: files) == """
        {
          "schemaVersion": "1.0",
          "artifacts": {
            "StrataSQS": {
              "type": "staticLibrary",
              "version": "0.1.0",
              "variants": [
                {
                  "path": "libStrataSQS.a",
                  "supportedTriples": ["x86_64-unknown-linux-gnu"],
                  "staticLibraryMetadata": { "headerPaths": [] }
                }
              ]
            }
          }
        }

        """)
    #expect(
      try Self.text("Libraries/StrataSQS.artifactbundle/libStrataSQS.a", of: files)
        == "INPUT(AS_NEEDED(libStrataSQS.so))\n")
    #expect(
      try Self.text("StrataBundle.artifactbundle/libStrataBundle.a", of: files)
        == "INPUT(AS_NEEDED(libStrataBundle.so))\n")
  }

  @Test func anArchiveIsBuilt() throws {
    #expect(
      try Self.package(libraries: nil).files.map(\.path)
        == [
          "Package.swift", "StrataBundle.artifactbundle/info.json", "Sources/StrataLinking/StrataLinking.swift",
        ])
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
