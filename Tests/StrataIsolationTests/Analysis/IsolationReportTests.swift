import StrataFindings
import StrataJSON
import Testing

@testable import StrataIsolation

@Suite struct IsolationReportTests {
  private func report(_ ways: JSONValue, shares: [SharedUse] = []) -> IsolationReport {
    IsolationAnalysis.declaring(ways, shares: shares).report()
  }

  private static let share = SharedUse.resource("Files", because: "there is but one", file: "/Shop.swift", line: 7)

  /// Verdicts are never folded into each other: the gravest decides.
  @Test(
    arguments: [
      ([], .proven), (["closed"], .proven), (["closed", "undecided"], .undecided),
      (["open", "closed", "undecided"], .broken),
    ] as [([String], IsolationReport.Verdict)])
  func verdicts(ways: [String], verdict: IsolationReport.Verdict) {
    let report = report(.array(ways.map { ["dev", "production", "Files", .string($0)] }))
    #expect(report.verdict == verdict)
    #expect(report.pair(from: 0, to: 2)?.verdict == verdict)
    #expect(report.pair(from: 2, to: 0)?.verdict == .proven)
    #expect(report.pairs.count == 6)
    #expect(report.pairs.allSatisfy { $0.from != $0.to })
  }

  @Test func whatIsAcceptedIsNotProven() {
    let shares = [Self.share]
    #expect(report([["dev", "production", "Files", "open"]], shares: shares).verdict == .accepted)
    #expect(report([["dev", "production", "Files", "undecided"]], shares: shares).verdict == .accepted)
    let other = report([["dev", "staging", "StagingFiles", "open"]], shares: shares)
    #expect(other.verdict == .broken)
    #expect(other.unusedShares.map(\.reason) == ["there is but one"])
    let closed = report([["dev", "production", "Files", "closed"]], shares: shares)
    #expect(closed.verdict == .proven)
    #expect(closed.unusedShares.count == 1)
  }

  @Test func findings() {
    let report = report([
      ["dev", "production", "Files", "closed"], ["dev", "production", "Files", "open"],
      ["dev", "staging", "StagingFiles", "undecided"],
    ])
    let findings = report.findings { place in
      IsolationReport.Site(
        path: "Dev\(place.pointer)", site: CallSite(file: "/Shop.swift", line: place.pointer.tokens.count))
    }
    #expect(
      findings.map(\.description) == [
        "/Shop.swift:2: error: Dev/Resources/Role: it isn't decided whether dev reaches staging: the bucket's name is a "
          + "parameter [undecided-reach]\n  hint: write its AllowedValues",
        "/Shop.swift:2: error: Dev/Resources/Role: dev reaches production: Role may s3:DeleteObject "
          + "arn:aws:s3:::files/x [environment-reach]\n  note: /Shop.swift:3: it's by Dev/Resources/Role/Type\n"
          + "  hint: close it, or say why it's right: shares: [.resource(\"Files\", because: \"…\")]",
      ])
  }

  /// Whoever reads a verdict has to know what it doesn't speak of.
  @Test func theFrame() {
    #expect(
      report([]).frame == [
        "What no template shows isn't looked at: organizations' policies, other stacks, what people do, and the root user",
        "The account of Dev, Staging and Production isn't known, so that all are taken to be in one",
      ])
  }
}
