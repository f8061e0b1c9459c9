import StrataJSON
import Testing

@testable import StrataReleases

@Suite struct ReleaseTests {
  private static func release(
    tree: String = "t", commit: String = "c", tool: String = "1", artifacts: [String: String] = ["api": "x"],
    templates: [String: [String: String]] = ["dev": ["Shop": "1"], "prod": ["Shop": "2"]]
  ) -> Release {
    Release(tree: tree, commit: commit, tool: tool, artifacts: artifacts, templates: templates)
  }

  @Test func theSameFilesInAnotherCommitAreTheSameRelease() {
    #expect(Self.release().digest == Self.release(commit: "d").digest)
    #expect(Self.release().digest.count == 64)
  }

  @Test(arguments: [
    release(tree: "u"), release(tool: "2"), release(artifacts: ["api": "y"]), release(artifacts: [:]),
    release(templates: ["dev": ["Shop": "1"], "prod": ["Shop": "3"]]), release(templates: ["dev": ["Shop": "1"]]),
    release(templates: ["dev": ["Shop": "1"], "prod": ["Shop": "2"], "test": [:]]),
    release(templates: ["dev": ["Shop": "1"], "prod": ["Shop2": "2"]]),
  ])
  func anythingElseIsAnother(_ other: Release) {
    #expect(other.digest != Self.release().digest)
  }

  @Test func itIsReadAsItWasWritten() throws {
    let release = Self.release()
    #expect(try Release(RecordMembers(release.json)) == release)
    #expect(try RecordedRelease(RecordMembers(release.json)) == .release(release))
    let absence = RecordedRelease.none(.init("1 file isn't committed", files: ["a.swift"]))
    #expect(try RecordedRelease(RecordMembers(absence.json)) == absence)
    #expect(absence.release == nil)
  }

  @Test func aDigestOfSomethingElseIsRefused() throws {
    var json = Self.release().json
    json["tool"] = "9"
    #expect(
      throws: RecordFormatError(
        place: "/digest", expected: "the digest \(Self.release(tool: "9").digest)", given: Self.release().digest)
    ) { try Release(RecordMembers(json)) }
  }

  @Test func itKnowsWhatItGives() {
    #expect(Self.release().gives(["Shop": "2"], for: "prod"))
    #expect(!Self.release().gives(["Shop": "1"], for: "prod"))
    #expect(!Self.release().gives(["Shop": "1"], for: "test"))
  }

  @Test func ofManyFilesTheFirstAreNamed() {
    let absence = RecordedRelease.Absence("many", files: (0..<100).map(String.init))
    #expect(absence.files.count == RecordedRelease.Absence.shownFiles)
    #expect(RecordedRelease.Absence("none").description == "none")
    #expect(RecordedRelease.Absence("two", files: ["a", "b"]).description == "two: a, b")
  }
}
