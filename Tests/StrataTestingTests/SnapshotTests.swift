import Foundation
import Testing

@testable import StrataTesting

@Suite struct SnapshotTests {
  private let url = FileManager.default.temporaryDirectory.appending(path: "snapshot-\(UUID().uuidString)/deep/a.json")

  private func check(_ text: String, isRecording: Bool = false) throws {
    try Snapshot(url: url, isRecording: isRecording).check(text)
  }

  @Test func theSameTextPasses() throws {
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try check("{}\n", isRecording: true)
    try check("{}\n")
  }

  @Test func aMissingFileSaysHowToWriteIt() {
    #expect(
      throws: SnapshotMismatch("there is no \(url.path); run the test with STRATA_RECORD=1 to write it")
    ) { try check("x") }
  }

  @Test func otherTextShowsTheLinesThatDiffer() throws {
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try check((1...20).map { "line \($0)\n" }.joined(), isRecording: true)
    let changed = (1...20).map { $0 == 10 ? "line ten\n" : "line \($0)\n" }.joined()
    #expect(
      throws: SnapshotMismatch(
        """
        \(url.path) isn't what the sources give (- committed, + now); run the test with STRATA_RECORD=1 to accept:
          …
          line 7
          line 8
          line 9
        - line 10
        + line ten
          line 11
          line 12
          line 13
        """)
    ) { try check(changed) }
  }

  @Test func longDifferencesAreCut() throws {
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try check("", isRecording: true)
    do {
      try check((1...500).map { "line \($0)\n" }.joined())
      Issue.record("the texts differ")
    } catch let mismatch as SnapshotMismatch {
      #expect(mismatch.description.hasSuffix("… and more"))
      #expect(mismatch.description.split(separator: "\n").count == 82)
    }
  }

  @Test func vastDifferencesAreShownAtOnce() throws {
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try check((1...50_000).map { "old \($0)\n" }.joined(), isRecording: true)
    #expect(throws: SnapshotMismatch.self) { try check((1...50_000).map { "new \($0)\n" }.joined()) }
  }

  @Test func canonicallyEqualTextStillDiffers() throws {
    defer { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
    try check("é", isRecording: true)
    #expect(throws: SnapshotMismatch.self) { try check("e\u{301}") }
  }
}
