/// The package of a bundle: what was built of another, by the same names.
package struct BundlePackage: Equatable, Sendable {
  /// The version of the compiler, such as `6.3.1`, which alone reads what it has written.
  package let compiler: PackageVersion
  /// The platform, such as `x86_64-unknown-linux-gnu`.
  package let platform: String
  /// The version of what was built.
  package let version: String
  /// The names of the products, sorted.
  package let products: [String]
  /// The names of the shared libraries beside the modules, such as `StrataSQS`; none where an archive has all.
  package let libraries: [String]

  /// Describes a bundle.
  ///
  /// - Parameters:
  ///   - products: The names of the products, sorted.
  ///   - libraries: The names of the shared libraries beside the modules; none where an archive has all.
  ///   - version: The version of what was built.
  ///   - compiler: The version of the compiler.
  ///   - platform: The platform, such as `x86_64-unknown-linux-gnu`.
  package init(
    of products: [String], libraries: [String], version: String, compiler: PackageVersion, platform: String
  ) {
    (self.products, self.libraries, self.version) = (products, libraries, version)
    (self.compiler, self.platform) = (compiler, platform)
  }

  /// The folder of the artifacts, beside the manifest.
  package static let artifacts = "StrataBundle.artifactbundle"
  /// The folder of the compiled modules, in that of the artifacts.
  package static let modules = "Modules"
  /// The archive of all objects, or what names the shared libraries to a linker in its place, in the folder of the
  /// artifacts.
  package static let archive = "libStrataBundle.a"

  /// The files of the package but for those that are built.
  package var files: [PackageFile] {
    [
      PackageFile("Package.swift", manifest), PackageFile("\(Self.artifacts)/info.json", info),
      PackageFile(
        "Sources/StrataLinking/StrataLinking.swift", "// What links the bundle needs some code to stand in.\n"),
    ] + (libraries.isEmpty ? [] : [PackageFile("\(Self.artifacts)/\(Self.archive)", script)])
  }

  /// What a linker reads in place of an archive: a program is linked with those that it uses, and loads no other.
  private var script: String {
    "INPUT(AS_NEEDED(\n\(libraries.map { "  -l\($0)\n" }.joined())))\n"
  }

  /// The manifest, which another compiler refuses with a word.
  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import Foundation
    import PackageDescription

    #if !compiler(>=\(compiler)) || compiler(>=\(compiler.next))
      #error("this bundle is for Swift \(compiler) alone: have the built tool, or strata, make another by its command bundle, or go back to the package by bundle --off")
    #endif

    let folders = (Context.environment["PATH"] ?? "").split(separator: ":")
    let hasLLD = folders.contains { FileManager.default.isExecutableFile(atPath: "\\($0)/ld.lld") }
    let lld: [LinkerSetting] = hasLLD ? [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))] : []

    // Where shared libraries are, when a program is linked and when it runs, and the C library's of numbers.
    let folder = "\\(Context.packageDirectory)/\(Self.artifacts)"
    let linking: [LinkerSetting] = [
      .unsafeFlags(["-L\\(folder)", "-Xlinker", "-rpath", "-Xlinker", folder], .when(platforms: [.linux])),
      .linkedLibrary("m", .when(platforms: [.linux])),
    ]

    let products = [
    \(products.map { "  \"\($0)\",\n" }.joined())]

    let package = Package(
      name: "strata-bundle",
      platforms: [.macOS(.v15)],
      products: products.map { .library(name: $0, targets: ["StrataBundle", "StrataLinking"]) },
      targets: [
        .binaryTarget(name: "StrataBundle", path: "\(Self.artifacts)"),
        .target(name: "StrataLinking", linkerSettings: linking + lld),
      ])

    """
  }

  /// What SwiftPM is told of the archive.
  private var info: String {
    """
    {
      "schemaVersion": "1.0",
      "artifacts": {
        "StrataBundle": {
          "type": "staticLibrary",
          "version": "\(version)",
          "variants": [
            {
              "path": "\(Self.archive)",
              "supportedTriples": ["\(platform)"],
              "staticLibraryMetadata": { "headerPaths": ["\(Self.modules)"] }
            }
          ]
        }
      }
    }

    """
  }

  /// The files of a package that has all products built.
  ///
  /// - Parameters:
  ///   - products: The names of the products, sorted.
  ///   - folder: The folder of the package that has them, from the root on.
  /// - Returns: The files.
  package static func building(_ products: [String], of folder: String) -> [PackageFile] {
    let manifest = """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "everything",
        platforms: [.macOS(.v15)],
        dependencies: [.package(name: "strata", path: "\(folder)")],
        targets: [
          .target(
            name: "Everything",
            dependencies: [
      \(products.map { "        .product(name: \"\($0)\", package: \"strata\"),\n" }.joined())      ])
        ])

      """
    return [
      PackageFile("Package.swift", manifest),
      PackageFile("Sources/Everything/Everything.swift", "// All that it depends on is built with it.\n"),
    ]
  }
}
