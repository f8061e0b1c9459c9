import Testing

@testable import StrataScaffolding

/// The manifest of a package of `init`'s, switched to a bundle and back.
@Suite struct BundledManifestTests {
  private static let line = #"  dependencies: [.package(url: "https://example.com/strata.git", from: "0.1.0")],"#

  private static func manifest(_ shape: PackageShape = .queue) throws -> String {
    try #require(NewPackageTests.package(shape).files.first { $0.path == "Package.swift" }).text
  }

  @Test(arguments: PackageShape.allCases)
  func aBundleIsTakenAndGivenBack(shape: PackageShape) throws {
    let text = try Self.manifest(shape)
    let manifest = try #require(BundledManifest(text))
    #expect(manifest.bundle == nil)
    #expect(manifest.identity == "strata")
    #expect(manifest.takingPackage == text)
    let taken = manifest.taking("/home/ada/.cache/strata/one/strata")
    #expect(
      taken
        == text.replacing(
          Self.line,
          with: """
              // In place of: dependencies: [.package(url: "https://example.com/strata.git", from: "0.1.0")],
              dependencies: [.package(path: "/home/ada/.cache/strata/one/strata")],
            """))
    let again = try #require(BundledManifest(taken))
    #expect(again.bundle?.folder == "/home/ada/.cache/strata/one/strata")
    #expect(again.takingPackage == text)
  }

  @Test func anotherBundleTakesThePlaceOfOne() throws {
    let text = try Self.manifest()
    let first = try #require(BundledManifest(text)).taking("/cache/one/strata")
    let second = try #require(BundledManifest(first)).taking("/cache/two/strata")
    #expect(second == first.replacing("one", with: "two"))
    #expect(try #require(BundledManifest(second)).takingPackage == text)
  }

  @Test func aFolderIsTakenByItsOwnName() throws {
    let text = try Self.manifest().replacing(Self.line, with: #"  dependencies: [.package(path: "../main")],"#)
      .replacing(#"package: "strata""#, with: #"package: "main""#)
    let taken = try #require(BundledManifest(text)).taking("/cache/one/strata")
    #expect(taken.contains(#"  dependencies: [.package(name: "main", path: "/cache/one/strata")],"#))
    #expect(try #require(BundledManifest(taken)).takingPackage == text)
  }

  /// What isn't as `init` writes it is nobody's to change.
  @Test(
    arguments: [
      "", "// swift-tools-version: 6.2\n",
      #"  dependencies: [.package(path: "../strata")],"#,
      "  dependencies: [\n    .package(path: \"../strata\")],\n  .product(name: \"Strata\", package: \"strata\")",
    ])
  func anotherManifestIsNotRead(text: String) {
    #expect(BundledManifest(text) == nil)
  }

  @Test func twoPackagesAreNotRead() throws {
    let text = try Self.manifest()
    #expect(BundledManifest(text + Self.line + "\n") == nil)
    let other = text.replacing(
      #".product(name: "StrataEnvironments", package: "strata")"#, with: #".product(name: "Logging", package: "log")"#)
    #expect(BundledManifest(other) == nil)
  }
}
