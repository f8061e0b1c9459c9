import Testing

/// The library's constructs keep to the guide for constructs, as far as sources show it.
@Suite struct ConstructGuideTests {
  @Test(arguments: GuidePoint.all)
  func everyConstructKeepsTo(_ point: GuidePoint) {
    let faults = point.faults(.library)
    #expect(faults.map(\.description) == [], "\(point.id): \(point.sentence)")
  }

  @Test func constructsAreFound() {
    #expect(ConstructSources.library.types.count >= 27)
    #expect(ConstructSources.library.constructs.isSuperset(of: ["Vpc", "FargateService", "Bucket", "Role"]))
  }

  @Test func theFixtureKeepsToIt() {
    #expect(GuideFixture.reports(on: [GuideFixture.construct, GuideFixture.imported]) == [])
  }

  /// A construct that breaks the guide in one point is reported for that, where it does so, and for nothing else.
  @Test(arguments: GuideBreach.all)
  func aBreachIsReported(_ breach: GuideBreach) {
    #expect(GuideFixture.reports(on: breach.sources) == ["\(breach.point) \(breach.report)"])
  }

  @Test func eachPointIsBrokenSomewhere() {
    #expect(Set(GuidePoint.all.map(\.id)) == Set(GuideBreach.all.map(\.point)))
    #expect(Set(GuidePoint.all.map(\.id)).count == GuidePoint.all.count)
  }

  /// Each with the name by which a breach of it is reported.
  @Test func theGuideHasEachPoint() {
    let words = Self.guide.split { $0.isWhitespace }.joined(separator: " ")
    #expect(GuidePoint.all.map { "- \($0.sentence) (`\($0.id)`)" }.filter { !words.contains($0) } == [])
  }

  /// The guide's own example keeps to it, but for showing its use, which can't stand in a block of Swift.
  @Test func theGuidesExampleKeepsToIt() {
    let blocks = Self.guide.split(separator: "```swift\n").dropFirst().compactMap { $0.split(separator: "```\n").first }
    #expect(blocks.count == 1)
    let reports = blocks.flatMap { GuideFixture.reports(on: [(path: "JobQueue.swift", text: String($0))]) }
    #expect(reports == ["use-is-shown JobQueue.swift:7: JobQueue: expected an example in a block of Swift, not none"])
  }

  private static let guide = SourceFile.files(in: "Sources") { $0.hasSuffix("/WritingConstructs.md") }.first?.text ?? ""
}
