import Testing

@testable import StrataScaffolding

@Suite struct PackageVersionTests {
  @Test(arguments: ["0.1.0", "1.2.3", "10.0.12"])
  func aVersionIsReadAndWritten(text: String) {
    #expect(PackageVersion(text)?.description == text)
    #expect(PackageVersion(tag: "v" + text)?.description == text)
  }

  @Test(arguments: [
    "", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.3-beta.1", "1.2.3+4", "01.2.3", "1..3", "1.2.x", "-1.2.3", "+1.2.3",
    "1.2.99999999999999999999", " 1.2.3",
  ])
  func anythingElseIsNone(text: String) {
    #expect(PackageVersion(text) == nil)
  }

  @Test(arguments: [
    ("0.1.0", "0.1.0", true), ("0.1.0", "0.9.0", true), ("0.1.0", "0.0.9", false), ("0.1.0", "1.0.0", false),
    ("1.2.3", "1.10.0", true), ("1.2.3", "1.2.2", false), ("1.2.3", "2.0.0", false),
  ])
  func releasesFromAVersionOn(version: String, other: String, isAdmitted: Bool) throws {
    #expect(try #require(PackageVersion(version)).admits(try #require(PackageVersion(other))) == isAdmitted)
  }
}
