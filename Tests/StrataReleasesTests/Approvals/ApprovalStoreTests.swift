import StrataJSON
import Testing

@testable import StrataReleases

/// Approvals as files, which are added and never changed.
@Suite struct ApprovalStoreTests {
  private let bench = RecordBench()
  private static let release = String(repeating: "5b1e", count: 16)

  private func approval(by person: String = "Ada <ada@example.com>") -> ApprovalFile {
    ApprovalFile(
      of: Self.release, of: "shop", for: "production", by: person, at: "2026-11-29T10:00:00.000Z")
  }

  @Test func aFileNamesTheReleaseAndThePerson() throws {
    try bench.records.approvals.add(approval())
    #expect(bench.files(in: "approvals") == ["5b1e5b1e-production-ada-ada-example-com.json"])
    #expect(
      try JSONValue(parsing: bench.text(of: "approvals/5b1e5b1e-production-ada-ada-example-com.json")) == [
        "format": 1, "system": "shop", "environment": "production", "release": .string(Self.release),
        "by": "Ada <ada@example.com>", "at": "2026-11-29T10:00:00.000Z",
      ])
  }

  @Test func noneIsChanged() throws {
    try bench.records.approvals.add(approval())
    let before = bench.text(of: "approvals/5b1e5b1e-production-ada-ada-example-com.json")
    let later = ApprovalFile(
      of: Self.release, of: "shop", for: "production", by: "ada@ada.example.com", at: "2026-11-30T10:00:00.000Z")
    #expect(later.name == "5b1e5b1e-production-ada-ada-example-com.json")
    let error = #expect(throws: RecordError.self) { try bench.records.approvals.add(later) }
    #expect(
      error?.description.replacing(bench.folder, with: "%") == """
        %/approvals/5b1e5b1e-production-ada-ada-example-com.json: there is this approval already, and none is ever changed
          hint: commit it, where it isn't yet; somebody else approves with --by
        """)
    #expect(bench.text(of: "approvals/5b1e5b1e-production-ada-ada-example-com.json") == before)
    #expect(bench.files(in: "approvals").count == 1)
  }

  @Test(arguments: [
    ("ada", true), ("Ada Lovelace", true), ("--", false), ("", false), ("../ada", true), ("ada\n", false),
    (String(repeating: "a", count: 129), false),
  ])
  func aName(text: String, isOne: Bool) {
    #expect(ApprovalFile.isName(text) == isOne)
    if isOne { #expect(!approval(by: text).name.contains("/") && !approval(by: text).name.contains("..")) }
  }

  @Test func noEnvironmentHasItsFolder() {
    let error = #expect(throws: RecordError.self) { try bench.records.chain(of: "approvals").read() }
    #expect(error?.description.contains("since approvals are kept in that folder") == true)
  }
}
