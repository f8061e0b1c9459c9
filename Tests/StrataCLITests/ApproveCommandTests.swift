import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataReleases
import Testing

@testable import StrataCLI

/// `synth approve`.
@Suite struct ApproveCommandTests {
  private let tool: ToolRun
  private let promoted: PromotedSystem

  init() throws {
    tool = try ToolRun()
    promoted = PromotedSystem(folder: tool.folder)
    tool.play = { _ in .init(status: 0, output: Array("Ada <ada@example.com> 1 +0000\n".utf8), errors: "") }
  }

  private func approve(_ arguments: String..., system: System? = nil) -> ToolRun {
    tool.run(["approve"] + arguments, systems: [system ?? promoted.system()])
  }

  @Test func anApprovalIsAFileThatIsCommitted() throws {
    let release = try promoted.record("one", to: "staging")
    let start = release.digest.prefix(8)
    let run = approve("--release", release.digest, "-e", "production")
    #expect(run.status == 0, "\(run.errors)")
    let path = "Sources/Deployments/approvals/\(start)-production-ada-example-com.json"
    #expect(
      run.output == """
        approved \(release.digest) for production in \(path)
        it counts once it's on the branch that is promoted from; commit it, signed:
          git add -- \(path)
          git commit -S -m 'Approve \(start) for production' -- \(path)

        """)
    let file = try JSONValue(parsing: tool.text(of: path) ?? "")
    #expect(file["release"] == .string(release.digest))
    #expect(file["by"] == "ada@example.com")
    #expect(file["at"] == "2026-11-21T12:00:00.000Z")
  }

  @Test func machinesAreToldTheSame() throws {
    let release = try promoted.record("one", to: "staging")
    let run = approve("--release", release.digest, "-e", "production", "--json")
    #expect(run.status == 0, "\(run.errors)")
    let start = release.digest.prefix(8)
    let path = "Sources/Deployments/approvals/\(start)-production-ada-example-com.json"
    #expect(
      try JSONValue(parsing: run.output) == [
        "system": "fleet", "environment": "production", "release": .string(release.digest),
        "file": .string("%/\(path)"),
        "commands": [
          ["git", "add", "--", .string(path)],
          ["git", "commit", "-S", "-m", .string("Approve \(start) for production"), "--", .string(path)],
        ],
      ])
  }

  @Test func theFirstDigitsAreEnough() throws {
    let release = try promoted.record("one", to: "staging")
    try promoted.record("two", to: "staging")
    let run = approve("--release", String(release.digest.prefix(8)), "-e", "production", "--by", "Bob B.")
    #expect(run.output.hasPrefix("approved \(release.digest) for production in "))
    #expect(promoted.files(in: "approvals") == ["\(release.digest.prefix(8))-production-bob-b.json"])
  }

  @Test func noneIsMadeTwice() throws {
    let release = try promoted.record("one", to: "staging")
    #expect(approve("--release", release.digest, "-e", "production").status == 0)
    let run = approve("--release", release.digest, "-e", "production")
    #expect(run.status == 1)
    #expect(run.errors.contains("there is this approval already, and none is ever changed"))
    #expect(promoted.files(in: "approvals").count == 1)
  }

  @Test(arguments: [
    (["-e", "production"], 2, "name a release: --release DIGEST, as synth deployment history shows it"),
    (["--release", "5b1e5b1e"], 2, "name an environment: --environment staging or production or qa"),
    (
      ["--release", "HEAD", "-e", "production"], 2,
      "a release is named by 8 to 64 lowercase hexadecimal digits, not \"HEAD\""
    ),
    (
      ["--release", "5b1e5b1", "-e", "production"], 2,
      "a release is named by 8 to 64 lowercase hexadecimal digits, not \"5b1e5b1\""
    ),
    (["--release", "00000000", "-e", "production"], 1, "no record names the release 00000000"),
    (
      ["--release", "5b1e5b1e", "-e", "staging"], 1,
      "no release is promoted to staging\n  hint: approve for production"
    ),
    (["--release", "5b1e5b1e", "-e", "qa"], 1, "no release is promoted to qa\n  hint: approve for production"),
  ])
  func whatIsWrongIsSaid(arguments: [String], status: Int32, message: String) throws {
    try promoted.record("one", to: "staging")
    let run = tool.run(["approve"] + arguments, systems: [promoted.system()])
    #expect(run.status == status)
    #expect(run.errors.hasPrefix("error: \(message)\n"), "\(run.errors)")
    #expect(promoted.files(in: "approvals") == [])
  }

  @Test func aNameHasToBeOne() throws {
    let release = try promoted.record("one", to: "staging")
    #expect(approve("--release", release.digest, "-e", "production", "--by", "--").status == 2)
    tool.play = { _ in .init(status: 128, output: [], errors: "empty ident") }
    let run = approve("--release", release.digest, "-e", "production")
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("error: git knows no address here; say who approves: --by NAME\n"))
  }

  @Test func aSystemWithoutPromotionHasNone() {
    let run = approve("--release", "5b1e5b1e", "-e", "production", system: promoted.system(promotion: nil))
    #expect(run.status == 1)
    #expect(
      run.errors == """
        error: fleet declares no promotion, for which a release would be approved
          hint: declare one: System(…, promotion: Promotion([…]), …)

        """)
  }

  @Test func aPromotionWithAMistakeIsReported() {
    let promotion = Promotion(["staging", "prodution"], file: "/sources/Fleet.swift", line: 3)
    let run = approve("--release", "5b1e5b1e", "-e", "production", system: promoted.system(promotion: promotion))
    #expect(run.status == 1)
    #expect(
      run.errors.hasPrefix(
        "/sources/Fleet.swift:3: error: fleet: promotion: there is no environment prodution [invalid-promotion]\n"))
  }
}
