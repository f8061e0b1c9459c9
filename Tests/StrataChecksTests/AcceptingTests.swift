import StrataChecks
import StrataJSON
import StrataLanguage
import Testing

/// What a template's metadata accepts.
@Suite struct AcceptingTests {
  private func report(_ metadata: JSONValue, everywhere: JSONValue = [:]) -> TemplateReport {
    TemplateChecker().report(on: [
      "Metadata": everywhere,
      "Resources": [
        "A": ["Type": "AWS::SQS::Queue", "Metadata": metadata, "Properties": ["X": 1, "DelaySeconds": "many"]],
        "B": ["Type": "AWS::SQS::Queue", "Properties": ["X": 1]],
      ],
    ])
  }

  private func names(_ report: TemplateReport) -> [String] {
    report.findings.map { "\($0.pointer?.tokens[1] ?? "") \($0.rule)" }
  }

  @Test func aPartOfARuleOrAllOfIt() {
    #expect(
      names(report(["Strata::Accepted": [["Rule": "unknown-property", "Because": "it is new"]]])) == [
        "A wrong-type", "B unknown-property",
      ])
    #expect(
      names(report(["Strata::Accepted": [["Rule": "schema", "Because": "it is new"]]])) == ["B unknown-property"])
    #expect(names(report([:], everywhere: ["Strata::Accepted": [["Rule": "schema", "Because": "it is new"]]])) == [])
  }

  @Test func whatIsAcceptedStaysVisibleWithItsReason() {
    let report = report(["Strata::Accepted": [["Rule": "wrong-type", "Because": "it's patched later"]]])
    #expect(report.accepted.map(\.finding.rule) == ["wrong-type"])
    #expect(report.accepted.map(\.reason) == ["it's patched later"])
  }

  /// A resource's own list names checks by their whole ids, and the template's by how they begin too.
  @Test(
    arguments: [
      (
        ["E3012"], ["A unknown-property", "B unknown-property"], ["A unknown-property", "B unknown-property"]
      ),
      (["E3002"], ["A wrong-type", "B unknown-property"], ["A wrong-type"]),
      (["E30"], ["A unknown-property", "A wrong-type", "B unknown-property"], []),
      (["E3002", "E3"], ["A wrong-type", "B unknown-property"], []),
      (
        ["W"], ["A unknown-property", "A wrong-type", "B unknown-property"],
        ["A unknown-property", "A wrong-type", "B unknown-property"]
      ),
    ] as [([JSONValue], [String], [String])])
  func whatSilencesCfnLint(checks: [JSONValue], left: [String], leftEverywhere: [String]) {
    let metadata: JSONValue = ["cfn-lint": ["config": ["ignore_checks": .array(checks)]]]
    #expect(Set(names(report(metadata))) == Set(left))
    #expect(Set(names(report([:], everywhere: metadata))) == Set(leftEverywhere))
  }

  @Test func theReasonNamesTheCheck() {
    let report = report(["cfn-lint": ["config": ["ignore_checks": ["E3012"]]]])
    #expect(report.accepted.map(\.reason) == ["cfn-lint ignores E3012 here"])
  }
}
