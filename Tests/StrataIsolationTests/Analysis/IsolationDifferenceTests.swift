import StrataJSON
import Testing

@testable import StrataIsolation

@Suite struct IsolationDifferenceTests {
  private func report(_ ways: [String], shares: [SharedUse] = []) -> IsolationReport {
    IsolationAnalysis.declaring(.array(ways.map { ["dev", "production", "Files", .string($0)] }), shares: shares)
      .report()
  }

  private static let share = SharedUse.resource("Files", because: "there is but one", file: "/Shop.swift", line: 7)

  @Test(
    arguments: [
      ([], ["open"], "was proven, and is broken by this change", true),
      ([], ["undecided"], "was proven, and isn't decided any more", true),
      (["closed"], ["open"], "was proven, and is broken by this change", true),
      (["undecided"], ["open"], "wasn't decided, and is broken by this change", true),
      (["open"], ["undecided"], "was broken, and isn't decided now", true),
      (["open"], ["open", "undecided"], "was broken, and is by more now", true),
      (["open"], ["closed"], "was broken, and is proven now", false),
      (["undecided"], [], "wasn't decided, and is proven now", false),
    ] as [([String], [String], String, Bool)])
  func whatAChangeMakesOfAPair(before: [String], after: [String], words: String, isWorse: Bool) throws {
    let difference = IsolationDifference(from: report(before), to: report(after))
    let pair = try #require(difference.pairs.first)
    #expect(difference.pairs.count == 1)
    #expect((pair.pair.from, pair.pair.to) == (0, 2))
    #expect(pair.words == words)
    #expect((pair.isWorse, difference.isWorse) == (isWorse, isWorse))
  }

  @Test(arguments: [[], ["closed"], ["open"], ["undecided"], ["open", "undecided"]] as [[String]])
  func nothingIsOtherwise(ways: [String]) {
    let difference = IsolationDifference(from: report(ways), to: report(ways))
    #expect(difference.pairs.isEmpty)
    #expect(difference.reaches.isEmpty)
    #expect(!difference.isWorse)
  }

  @Test func whatIsAcceptedIsNoWorse() throws {
    let shares = [Self.share]
    let difference = IsolationDifference(from: report([], shares: shares), to: report(["open"], shares: shares))
    let pair = try #require(difference.pairs.first)
    #expect(pair.words == "was proven, and is accepted now")
    #expect(!difference.isWorse)
    #expect(difference.reaches.map(\.actor) == ["Role"])
    #expect(difference.reaches.first?.ways.map(\.share?.reason) == ["there is but one"])
  }

  @Test func whoGainsWhat() {
    let difference = IsolationDifference(from: report(["undecided"]), to: report(["open", "undecided"]))
    #expect(difference.reaches.map(\.actor) == ["Role"])
    #expect(difference.reaches.first?.ways.map(\.verdict) == [.broken], "what wasn't decided before isn't gained")
  }

  /// Of an environment that comes, nothing was proven before.
  @Test func anEnvironmentThatIsNew() {
    let before = IsolationAnalysis(
      environments: ["dev", "staging"], stacks: Array(IsolationAnalysis.declaring([]).world.stacks.prefix(2)),
      provers: [DeclaredWays.self]
    ).report()
    let difference = IsolationDifference(from: before, to: report(["open"]))
    let names = difference.after.world.environments
    #expect(
      difference.pairs.map { "\(names[$0.pair.from]) to \(names[$0.pair.to]) \($0.words)" } == [
        "dev to production is new, and broken", "staging to production is new, and proven",
        "production to dev is new, and proven", "production to staging is new, and proven",
      ])
    #expect(difference.pairs.map(\.isWorse) == [true, false, false, false])
  }
}
