import StrataReleases
import Testing

/// Who wrote what is new.
@Suite struct GitClientAuthorsTests {
  private let bench: Workbench
  private let first: String

  init() throws {
    bench = try Workbench()
    try bench.write("one", to: "Shop/Shop.swift")
    first = try bench.commit()
  }

  private func authors(since base: String?) throws -> [String]? {
    try bench.client(in: "Shop").authors(of: "HEAD", since: base, excluding: ["Deployments"])
  }

  @Test func whoWroteSinceThen() throws {
    #expect(try authors(since: first) == [])
    try bench.write("two", to: "Shop/Shop.swift")
    try bench.commit(by: "Bob")
    #expect(try authors(since: first) == ["bob@example.com"])
    #expect(try authors(since: nil) == ["ada@example.com", "bob@example.com"])
    // Of a commit that isn't there nobody knows what came after it.
    #expect(try authors(since: String(repeating: "c", count: 40)) == ["ada@example.com", "bob@example.com"])
  }

  @Test func recordsAndOtherFoldersDoNotCount() throws {
    try bench.write("{}", to: "Shop/Deployments/approvals/1.json")
    try bench.commit(by: "Bob")
    try bench.write("x", to: "Other/Other.swift")
    try bench.commit(by: "Eve")
    #expect(try authors(since: first) == [])
    // Who hides a source among records wrote it all the same.
    try bench.write("{}", to: "Shop/Deployments/approvals/2.json")
    try bench.write("three", to: "Shop/Shop.swift")
    try bench.commit(by: "Mallory")
    #expect(try authors(since: first) == ["mallory@example.com"])
  }

  @Test func whoMergesWroteWhatNoSideHas() throws {
    try bench.git("checkout", "--quiet", "-b", "side")
    try bench.write("side", to: "Shop/Side.swift")
    try bench.commit(by: "Bob")
    try bench.git("checkout", "--quiet", "main")
    try bench.git("merge", "--quiet", "--no-ff", "--no-edit", "side", name: "Eve")
    #expect(try authors(since: first) == ["bob@example.com"])
    try bench.git("checkout", "--quiet", "-b", "other", first)
    try bench.write("other", to: "Shop/Other.swift")
    try bench.commit(by: "Bob")
    try bench.git("checkout", "--quiet", "main")
    try bench.git("merge", "--quiet", "--no-ff", "--no-commit", "other", name: "Eve")
    try bench.write("slipped in", to: "Shop/Other.swift")
    try bench.commit(by: "Eve")
    #expect(try authors(since: first) == ["bob@example.com", "eve@example.com"])
  }

  @Test func aCloneWithoutAllCommitsCannotTell() throws {
    try bench.write("two", to: "Shop/Shop.swift")
    try bench.commit()
    try bench.git("clone", "--quiet", "--depth", "1", "file://\(bench.folder)", "\(bench.folder)/clone")
    let clone = bench.client(in: "clone/Shop")
    #expect(try clone.authors(of: "HEAD", since: nil, excluding: []) == nil)
  }
}
