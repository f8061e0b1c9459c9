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
  /// The names of the shared libraries that each product needs beside the core, sorted; nil where an archive has all.
  package let libraries: [String: [String]]?

  /// Describes a bundle.
  ///
  /// - Parameters:
  ///   - products: The names of the products, sorted.
  ///   - libraries: The names of the shared libraries that each product needs beside the core, sorted; nil where an
  ///     archive has all.
  ///   - version: The version of what was built.
  ///   - compiler: The version of the compiler.
  ///   - platform: The platform, such as `x86_64-unknown-linux-gnu`.
  package init(
    of products: [String], libraries: [String: [String]]?, version: String, compiler: PackageVersion, platform: String
  ) {
    (self.products, self.libraries, self.version) = (products, libraries, version)
    (self.compiler, self.platform) = (compiler, platform)
  }

  /// The folder of the artifacts, beside the manifest.
  package static let artifacts = "StrataBundle.artifactbundle"
  /// The folder of the compiled modules, in that of the artifacts.
  package static let modules = "Modules"
  /// The name of the library that every program is linked with: an archive of all, or a shared library of what all use.
  package static let core = "StrataBundle"
  /// The archive of all objects, or what names the shared library to a linker in its place, in the folder of the artifacts.
  package static let archive = "lib\(core).a"

  /// The files of the package but for those that are built.
  package var files: [PackageFile] {
    [
      PackageFile("Package.swift", manifest),
      PackageFile("\(Self.artifacts)/info.json", info(of: Self.core, in: Self.modules)),
      PackageFile(
        "Sources/StrataLinking/StrataLinking.swift", "// What links the bundle needs some code to stand in.\n"),
    ] + (libraries == nil ? [] : [PackageFile("\(Self.artifacts)/\(Self.archive)", Self.script(for: Self.core))])
      + divided.flatMap { library in
        [
          PackageFile("Libraries/\(library).artifactbundle/info.json", info(of: library, in: nil)),
          PackageFile("Libraries/\(library).artifactbundle/lib\(library).a", Self.script(for: library)),
        ]
      }
  }

  /// The names of the shared libraries beside the core, sorted: a link looks into those alone that the products need.
  private var divided: [String] { Set((libraries ?? [:]).values.joined()).sorted() }

  /// What a linker reads in place of an archive: a program that uses nothing of the shared library doesn't load it.
  private static func script(for library: String) -> String { "INPUT(AS_NEEDED(lib\(library).so))\n" }

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

    let libraries = [
    \(divided.map { "  \"\($0)\",\n" }.joined())] as [String]

    let products = [
    \(products.map { "  (\"\($0)\", \(libraries?[$0] ?? [])),\n" }.joined())] as [(name: String, libraries: [String])]

    let package = Package(
      name: "strata-bundle",
      platforms: [.macOS(.v15)],
      products: products.map { .library(name: $0.name, targets: ["\(Self.core)", "StrataLinking"] + $0.libraries) },
      targets: [
        .binaryTarget(name: "\(Self.core)", path: "\(Self.artifacts)"),
        .target(name: "StrataLinking", linkerSettings: linking + lld),
      ] + libraries.map { .binaryTarget(name: $0, path: "Libraries/\\($0).artifactbundle") })

    """
  }

  /// What SwiftPM is told of a library, and of the folder that modules are in.
  private func info(of library: String, in modules: String?) -> String {
    """
    {
      "schemaVersion": "1.0",
      "artifacts": {
        "\(library)": {
          "type": "staticLibrary",
          "version": "\(version)",
          "variants": [
            {
              "path": "lib\(library).a",
              "supportedTriples": ["\(platform)"],
              "staticLibraryMetadata": { "headerPaths": [\(modules.map { "\"\($0)\"" } ?? "")] }
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
