import Foundation
import StrataFiles
import StrataReleases
import Testing

@Suite struct GitClientTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write("one", to: "Shop/Shop.swift")
    try bench.write("{}", to: "Shop/Profiles/dev.json")
    try bench.write("other", to: "Other/Other.swift")
    try bench.commit()
  }

  private var shop: GitClient { bench.client(in: "Shop") }

  @Test func theDigestIsOfTheFolderAlone() throws {
    let digest = try shop.treeDigest(of: "HEAD", excluding: [])
    #expect(digest.count == 64)
    try bench.write("else", to: "Other/Other.swift")
    try bench.commit()
    #expect(try shop.treeDigest(of: "HEAD", excluding: []) == digest)
    try bench.write("two", to: "Shop/Shop.swift")
    try bench.commit()
    #expect(try shop.treeDigest(of: "HEAD", excluding: []) != digest)
    #expect(try shop.treeDigest(of: "HEAD~1", excluding: []) == digest)
  }

  @Test func whatIsExcludedDoesNotCount() throws {
    let digest = try shop.treeDigest(of: "HEAD", excluding: ["Deployments"])
    try bench.write("{}", to: "Shop/Deployments/dev/0001-12345678.json")
    #expect(try shop.changedFiles(excluding: ["Deployments"]) == [])
    try bench.commit()
    #expect(try shop.treeDigest(of: "HEAD", excluding: ["Deployments"]) == digest)
    #expect(try shop.treeDigest(of: "HEAD", excluding: ["Deploy"]) != digest)
    // A file, and a folder that only begins alike.
    try bench.write("{}", to: "Shop/Deployments2/a.json")
    #expect(try shop.changedFiles(excluding: ["Deployments"]) == ["Deployments2/a.json"])
    #expect(try shop.changedFiles(excluding: ["Deployments2/a.json"]) == [])
  }

  @Test func sourcesAmongRecordsCount() throws {
    let digest = try shop.treeDigest(of: "HEAD", excluding: ["Deployments"])
    try bench.write("{}", to: "Shop/Deployments/.gitattributes")
    #expect(try shop.changedFiles(excluding: ["Deployments"]) == [])
    try bench.write("let open = true", to: "Shop/Deployments/dev/Gate.swift")
    #expect(try shop.changedFiles(excluding: ["Deployments"]) == ["Deployments/dev/Gate.swift"])
    try bench.commit()
    #expect(try shop.treeDigest(of: "HEAD", excluding: ["Deployments"]) != digest)
  }

  @Test func theAddressThatItWasClonedFrom() throws {
    #expect(throws: GitError.self) { try shop.origin() }
    try bench.git("remote", "add", "origin", "git@example.com:acme/shop.git")
    // What this machine makes of it is its own business.
    try bench.git("config", "url.https://example.com/.insteadOf", "git@example.com:")
    #expect(try shop.origin() == "git@example.com:acme/shop.git")
  }

  @Test func aFileThatMayBeRunCounts() throws {
    let digest = try shop.treeDigest(of: "HEAD", excluding: [])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bench.folder + "/Shop/Shop.swift")
    try bench.commit()
    #expect(try shop.treeDigest(of: "HEAD", excluding: []) != digest)
  }

  @Test func whatChangedIsFound() throws {
    #expect(try shop.changedFiles(excluding: []) == [])
    try bench.write("two", to: "Shop/Shop.swift")
    try bench.write("new", to: "Shop/Näw file\n.swift")
    try bench.write("else", to: "Other/Other.swift")
    try FileManager.default.removeItem(atPath: bench.folder + "/Shop/Profiles/dev.json")
    let expected = ["Näw file\n.swift", "Profiles/dev.json", "Shop.swift"]
    #expect(try shop.changedFiles(excluding: []) == expected)
    try bench.git("add", "--all")
    #expect(try shop.changedFiles(excluding: []) == expected)
    #expect(
      try bench.client.changedFiles(excluding: ["Shop/Profiles"])
        == ["Other/Other.swift", "Shop/Näw file\n.swift", "Shop/Shop.swift"])
  }

  @Test(arguments: ["--assume-unchanged", "--skip-worktree"])
  func aFileThatGitWasToldNotToLookAtCounts(option: String) throws {
    try bench.git("update-index", option, "Shop/Shop.swift")
    try bench.write("two", to: "Shop/Shop.swift")
    #expect(try shop.changedFiles(excluding: []) == ["Shop.swift"])
  }

  @Test func revisionsAreFound() throws {
    let commit = try bench.git("rev-parse", "HEAD")
    #expect(try shop.commit("HEAD") == commit)
    #expect(try shop.commit("main") == commit)
    for name in ["", "--all", "nothing", "HEAD:Shop"] {
      let error = #expect(throws: GitError.self) { try shop.commit(name) }
      #expect(error?.description.hasPrefix("there is no git revision \"\(name)\"\n  hint: ") == true)
    }
  }

  @Test func withoutARepositoryItIsSaid() throws {
    let bench = try Workbench(isRepository: false)
    let error = #expect(throws: GitError.self) { try bench.client.commit("HEAD") }
    #expect(error?.description.hasPrefix("git rev-parse failed: fatal: not a git repository") == true)
    try bench.git("init", "--quiet")
    #expect(throws: GitError("the repository of \(bench.folder) has no commit yet", hint: "commit what is there")) {
      try bench.client.commit("HEAD")
    }
    try bench.write("", to: "a")
    try bench.write("b", to: ".gitignore")
    try bench.commit()
    try bench.write("", to: "b/c")
    #expect(throws: GitError.self) { try bench.client(in: "b").treeDigest(of: "HEAD", excluding: []) }
  }

  @Test func withoutGitItIsSaid() {
    let client = GitClient(in: ".") { program in try ChildProcess(arguments: ["no-such-git"] + program.arguments).run()
    }
    #expect(
      throws: GitError(
        "no-such-git can't be run: there is no such program in PATH", hint: "install git, or put it in PATH")
    ) { try client.commit("HEAD") }
  }

  @Test func peopleAreTold() throws {
    let first = try shop.commit("HEAD")
    try bench.git("checkout", "--quiet", "-b", "side")
    try bench.write("two", to: "Shop/Shop.swift")
    let second = try bench.commit(by: "Grace")
    try bench.git("checkout", "--quiet", "main")
    try bench.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side", name: "Edsger")
    let merge = try shop.details(of: "HEAD")
    #expect(merge.parents == [first, second])
    #expect(merge.author.description == "Edsger <edsger@example.com>")
    #expect(try shop.commits(changing: "Shop.swift", on: "main").map(\.id) == [second, first])
    #expect(try shop.commits(changing: "Shop.swift", on: "main")[0].author.name == "Grace")
    #expect(try shop.commits(changing: "None.swift", on: "main") == [])
    #expect(try shop.isAncestor(first, of: "main"))
    #expect(try !shop.isAncestor("main", of: first))
    #expect(throws: GitError.self) { try shop.isAncestor("nothing", of: "main") }
  }

  @Test func contentsAtARevision() throws {
    let first = try shop.commit("HEAD")
    try bench.write("two", to: "Shop/Shop.swift")
    try bench.write("new", to: "Shop/Profiles/*.json")
    try bench.git("-c", "core.symlinks=true", "add", "--all")
    try bench.commit()
    #expect(try shop.content(of: "Shop.swift", at: first) == Array("one".utf8))
    #expect(try shop.content(of: "Shop.swift", at: "main") == Array("two".utf8))
    #expect(try shop.content(of: "None.swift", at: "main") == nil)
    #expect(try shop.content(of: "Profiles", at: "main") == nil)
    // A name isn't a pattern.
    #expect(try shop.content(of: "Profiles/d*.json", at: "main") == nil)
    #expect(try shop.fileNames(in: "Profiles", at: first) == ["dev.json"])
    #expect(try shop.fileNames(in: "Profiles", at: "main") == ["*.json", "dev.json"])
    #expect(try shop.fileNames(in: "None", at: "main") == [])
  }

  @Test func aCommitWithoutASignatureHasNone() throws {
    #expect(try shop.signature(of: "HEAD") == .none)
  }

  @Test func identities() throws {
    try bench.git("config", "user.name", "Ada Lovelace")
    try bench.git("config", "user.email", "ada@example.com")
    #expect(try shop.identity() == GitCommit.Person(name: "Ada Lovelace", address: "ada@example.com"))
  }

  /// What git says is played here, since keys are a machine's own.
  @Test(
    arguments: [
      (0, "gpg: Signature made today\ngpg: Good signature from \"Ada\"", .good("Good signature from \"Ada\"")),
      (0, "Good \"git\" signature for ada@example.com", .good("Good \"git\" signature for ada@example.com")),
      (1, "", .none),
      (
        1, "gpg: Signature made\ngpg: Can't check signature: No public key",
        .unproved("gpg: Can't check signature: No public key")
      ),
      (
        1, "error: gpg.ssh.allowedSignersFile needs to be configured",
        .unproved("error: gpg.ssh.allowedSignersFile needs to be configured")
      ),
    ] as [(Int32, String, GitSignature)])
  func aSignature(status: Int32, errors: String, is expected: GitSignature) throws {
    let client = GitClient(in: ".") { program in
      program.arguments.contains("verify-commit")
        ? .init(status: status, output: [], errors: errors) : .init(status: 0, output: Array("abc123".utf8), errors: "")
    }
    #expect(try client.signature(of: "HEAD") == expected)
  }
}
