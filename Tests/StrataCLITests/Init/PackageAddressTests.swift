import Testing

@testable import StrataCLI

@Suite struct PackageAddressTests {
  @Test(arguments: [
    ("https://example.com/strata.git", "https://example.com/strata.git", false),
    ("ssh://git@example.com/strata.git", "ssh://git@example.com/strata.git", false),
    ("git@example.com:acme/strata.git", "git@example.com:acme/strata.git", false),
    ("file:///srv/strata.git", "file:///srv/strata.git", false),
    ("https://token@example.com/strata.git", "https://example.com/strata.git", true),
    ("HTTP://ada:p@ss@example.com/a@b", "HTTP://example.com/a@b", true),
  ])
  func anAddress(text: String, url: String, hadCredentials: Bool) throws {
    let address = try #require(PackageAddress(text))
    #expect((address.url, address.hadCredentials) == (url, hadCredentials))
  }

  @Test(arguments: [
    "", "../strata", "/srv/strata", "strata", "a@b", "a@b:", "/a@b:c", "https://example.com/a b", "-a@b:c",
    "ext::sh -c true", "https://example.com/\"", "(x)://y",
  ])
  func whatIsNone(text: String) {
    #expect(PackageAddress(text) == nil)
  }
}
