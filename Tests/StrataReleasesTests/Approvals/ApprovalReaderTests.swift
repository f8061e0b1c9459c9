import Foundation
import StrataFiles
import Testing

@testable import StrataReleases

/// Whose an approval is, by what git shows; the repository and the keys are real.
@Suite struct ApprovalReaderTests {
  private let bench: Workbench
  private let keys = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
  private static let release = String(repeating: "5b1e", count: 16)
  private static let path = "Deployments/approvals/5b1e5b1e-production-ada.json"

  init() throws {
    bench = try Workbench()
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
    try bench.write("// swift-tools-version: 6.2\n", to: "Package.swift")
    try bench.commit("Start", by: "Eve")
  }

  private func approval(of release: String = release, by person: String = "ada", at minute: String = "00") -> String {
    String(
      decoding: ApprovalFile(
        of: release, of: "shop", for: "production", by: person, at: "2026-11-29T10:\(minute):00.000Z"
      ).bytes, as: UTF8.self)
  }

  private func read(_ revision: String = "main") throws -> ApprovalReader.Result {
    let records = SystemRecords(of: "shop", in: "\(bench.folder)/Deployments")
    return try ApprovalReader(of: records, asking: bench.client).read(at: revision)
  }

  /// What is found of the only approval, with the commits' ids left out.
  private func found(_ revision: String = "main") throws -> String {
    let result = try read(revision)
    let approval = try #require(result.approvals.first)
    #expect(result.approvals.count == 1)
    #expect(result.problems == [])
    let reason = approval.reason.replacing(/[0-9a-f]{8}/, with: "C")
    return "\(approval.person) \(approval.isVerified ? "verified" : "claimed"): \(reason)"
  }

  /// Makes a key for somebody, which git here trusts.
  private func trust(_ name: String, as principal: String? = nil) throws {
    let key = "\(keys)/\(name)"
    let made = try ChildProcess(arguments: ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key]).run()
    try #require(made.status == 0, "\(made.errors)")
    let known = (try? String(contentsOfFile: "\(keys)/allowed", encoding: .utf8)) ?? ""
    let line = try String(contentsOfFile: "\(key).pub", encoding: .utf8)
    let principal = principal ?? "\(name.lowercased())@example.com"
    try "\(known)\(principal) \(line)".write(toFile: "\(keys)/allowed", atomically: true, encoding: .utf8)
    try bench.git("config", "gpg.format", "ssh")
    try bench.git("config", "gpg.ssh.allowedSignersFile", "\(keys)/allowed")
  }

  /// Commits all that is there, signed with somebody's key.
  private func commit(signedBy signer: String, by name: String) throws {
    try bench.git("add", "--all")
    try bench.git(
      "-c", "user.signingkey=\(keys)/\(signer)", "commit", "--quiet", "-S", "--message", "Approve", name: name)
  }

  /// Makes a branch of somebody's, and merges it as somebody.
  private func merge(writtenBy writer: String, mergedBy merger: String, _ change: () throws -> Void) throws {
    try bench.git("checkout", "--quiet", "-b", "approving")
    try change()
    try bench.commit("Approve", by: writer)
    try bench.git("checkout", "--quiet", "main")
    try bench.git("merge", "--quiet", "--no-ff", "--message", "Merge", "approving", name: merger)
  }

  @Test func aSignedOneIsItsAuthors() throws {
    try trust("Ada")
    try bench.write(approval(), to: Self.path)
    try commit(signedBy: "Ada", by: "Ada")
    #expect(try found() == "ada@example.com verified: signed in C")
    let approval = try #require(try read().approvals.first)
    #expect(approval.file.release == Self.release)
    #expect(approval.commit == (try bench.git("rev-parse", "HEAD")))
  }

  @Test func whatIsNotCommittedIsNone() throws {
    try bench.write(approval(), to: Self.path)
    #expect(try read() == ApprovalReader.Result())
  }

  @Test func whatIsOnAnotherBranchIsNone() throws {
    try trust("Ada")
    try bench.git("checkout", "--quiet", "-b", "other")
    try bench.write(approval(), to: Self.path)
    try commit(signedBy: "Ada", by: "Ada")
    #expect(try read() == ApprovalReader.Result())
    #expect(try found("other") == "ada@example.com verified: signed in C")
  }

  @Test func anUnsignedOneIsOnlyClaimed() throws {
    try bench.write(approval(), to: Self.path)
    try bench.commit("Approve", by: "Eve")
    #expect(try found() == "ada claimed: its commit C isn't signed, and no merge brought it")
  }

  /// Whoever writes somebody else's name signs with their own key all the same.
  @Test func aSignatureOfSomebodyElseDoesNotMakeItTheirs() throws {
    try trust("Eve")
    try bench.write(approval(), to: Self.path)
    try commit(signedBy: "Eve", by: "Ada")
    #expect(
      try found()
        == "ada claimed: its commit C is signed by eve@example.com, not by its author ada@example.com, and no merge "
        + "brought it")
    // In her own commit it's hers, whatever the file says.
    try bench.git("reset", "--quiet", "--hard", "HEAD~1")
    try bench.write(approval(), to: Self.path)
    try commit(signedBy: "Eve", by: "Eve")
    #expect(try found() == "eve@example.com verified: signed in C")
  }

  @Test func aKeyThatNobodyTrustsDoesNotCount() throws {
    try trust("Ada", as: "somebody@example.com")
    try "".write(toFile: "\(keys)/allowed", atomically: true, encoding: .utf8)
    try bench.write(approval(), to: Self.path)
    try commit(signedBy: "Ada", by: "Ada")
    #expect(try found() == "ada claimed: the signature of its commit C doesn't count: its key isn't trusted here")
  }

  @Test func aMergedOneIsThatOfWhoMerged() throws {
    try merge(writtenBy: "Ada", mergedBy: "Bob") { try bench.write(approval(), to: Self.path) }
    #expect(try found() == "bob@example.com verified: merged in C, written by ada")
    // What comes later doesn't change it.
    try bench.write("more", to: "More.txt")
    try bench.commit("More", by: "Eve")
    #expect(try found() == "bob@example.com verified: merged in C, written by ada")
  }

  /// One who merges two approvals in others' names is one person.
  @Test func whoMergesTwoIsOnePerson() throws {
    try merge(writtenBy: "Ada", mergedBy: "Eve") {
      try bench.write(approval(), to: Self.path)
      try bench.write(approval(by: "bob"), to: "Deployments/approvals/5b1e5b1e-production-bob.json")
    }
    #expect(try read().approvals.map(\.person) == ["eve@example.com", "eve@example.com"])
  }

  @Test func aChangedOneIsOnlyClaimed() throws {
    try trust("Ada")
    try bench.write(approval(), to: Self.path)
    try commit(signedBy: "Ada", by: "Ada")
    try bench.write(approval(at: "30"), to: Self.path)
    try bench.commit("Change", by: "Eve")
    #expect(try found() == "ada claimed: its file was changed after C added it")
  }

  /// A signed approval of another release is renamed, or has another digest written into it.
  @Test func anotherReleasesDoesNotCount() throws {
    try trust("Ada")
    let other = String(repeating: "9a0f", count: 16)
    try bench.write(approval(of: other), to: "Deployments/approvals/9a0f9a0f-production-ada.json")
    try commit(signedBy: "Ada", by: "Ada")
    try bench.git("mv", "Deployments/approvals/9a0f9a0f-production-ada.json", Self.path)
    try bench.commit("Rename", by: "Eve")
    #expect(
      try read().problems == [
        "\(Self.path) isn't an approval: by its content it would be 9a0f9a0f-production-ada.json"
      ])
    #expect(try read().approvals == [])
    try bench.write(approval(), to: Self.path)
    try bench.commit("Edit", by: "Eve")
    #expect(try found() == "ada claimed: its file was changed after C added it")
  }

  @Test(arguments: [
    ("", "expected a JSON object, given something else"),
    (#"{"format": 2}"#, "expected 1 at /format, given 2"),
    (#"{"format": 1, "release": 7}"#, "expected text at /release, given 7"),
    (
      #"{"format": 1, "release": "5b1e", "system": "shop", "environment": "production", "by": "ada", "at": ""}"#,
      "expected 64 lowercase hexadecimal digits at /release, given 5b1e"
    ),
  ])
  func aDamagedOneIsReported(text: String, problem: String) throws {
    try bench.write(text, to: Self.path)
    try bench.write("notes", to: "Deployments/approvals/README.md")
    try bench.commit()
    #expect(try read().problems == ["\(Self.path) isn't an approval: \(problem)"])
    #expect(try read().approvals == [])
  }

  @Test func anotherSystemsIsNoneOfOurs() throws {
    let other = ApprovalFile(of: Self.release, of: "web", for: "production", by: "ada", at: "2026-11-29T10:00:00.000Z")
    try bench.write(String(decoding: other.bytes, as: UTF8.self), to: Self.path)
    try bench.commit()
    #expect(try read() == ApprovalReader.Result())
  }

  /// The oldest commit of a clone that isn't whole seems to have added everything.
  @Test func aCloneWithoutAllCommitsCannotTell() throws {
    try trust("Ada")
    try bench.write(approval(), to: Self.path)
    try bench.commit("Approve", by: "Eve")
    try bench.write("more", to: "More.txt")
    try commit(signedBy: "Ada", by: "Ada")
    #expect(try found() == "ada claimed: its commit C isn't signed, and no merge brought it")
    let clone = try Workbench(isRepository: false)
    try bench.git("clone", "--quiet", "--depth", "1", "file://\(bench.folder)", "\(clone.folder)/clone")
    let records = SystemRecords(of: "shop", in: "\(clone.folder)/clone/Deployments")
    let error = #expect(throws: GitError.self) {
      try ApprovalReader(of: records, asking: clone.client(in: "clone")).read(at: "HEAD")
    }
    #expect(
      error?.description == """
        this clone doesn't have all commits, so that nobody knows which added an approval
          hint: fetch them: git fetch --unshallow
        """)
  }

  @Test func anUnknownBranchIsAnError() {
    let error = #expect(throws: GitError.self) { try read("origin/main") }
    #expect(error?.description.hasPrefix("there is no git revision \"origin/main\"") == true)
  }
}
