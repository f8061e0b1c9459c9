import Testing

@testable import StrataScaffolding

@Suite struct PackageDependencyTests {
  @Test(arguments: [
    ("https://example.com/acme/strata.git", "strata"), ("https://example.com/acme/Strata", "strata"),
    ("git@example.com:strata.git", "strata"), ("git@example.com:acme/swift-strata.git", "swift-strata"),
    ("file:///srv/git/strata.git/", "strata"),
  ])
  func productsAreTakenByTheLastPartOfAnAddress(url: String, identity: String) {
    #expect(PackageDependency.branch(url: url, name: "main").identity == identity)
  }

  @Test func aManifestSaysWhereFrom() throws {
    let version = try #require(PackageVersion("0.1.0"))
    #expect(
      PackageDependency.releases(url: "https://example.com/strata.git", from: version).declaration
        == #".package(url: "https://example.com/strata.git", from: "0.1.0")"#)
    #expect(
      PackageDependency.branch(url: "git@example.com:strata.git", name: "main").declaration
        == #".package(url: "git@example.com:strata.git", branch: "main")"#)
    let folder = PackageDependency.folder(path: "../Strata-Main", name: "Strata-Main")
    #expect(folder.declaration == #".package(path: "../Strata-Main")"#)
    #expect(folder.identity == "strata-main")
  }

  @Test(arguments: [
    ("https://example.com/strata.git", true), ("../Läden/strata", true), ("", false), ("-u", false), ("a b", false),
    ("a\"b", false), ("a\\(b)", false), ("a\nb", false), ("a\u{7F}", false),
  ])
  func whatStandsInAManifestAsItIs(text: String, isPlain: Bool) {
    #expect(PackageDependency.isPlain(text) == isPlain)
  }
}
