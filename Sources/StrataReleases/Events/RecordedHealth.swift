import StrataJSON

/// What an environment's checks said of what is deployed there.
package struct RecordedHealth: Sendable, Hashable {
  /// What checks say.
  package enum Verdict: String, Sendable, Hashable, CaseIterable { case healthy, unhealthy, unknown }

  /// One check.
  package struct Check: Sendable, Hashable {
    /// The check as it's declared.
    package let name: String
    /// What it said.
    package let verdict: Verdict
    /// The reason.
    package let reason: String

    /// Records a check.
    package init(name: String, verdict: Verdict, reason: String) {
      (self.name, self.verdict, self.reason) = (name, verdict, reason)
    }
  }

  /// What all checks say together.
  package let verdict: Verdict
  /// The digest of what was deployed when they were asked, as ``ReleaseEvent/deployedDigest`` gives it.
  package let deployed: String
  /// The checks.
  package let checks: [Check]

  /// Records what checks said.
  package init(verdict: Verdict, deployed: String, checks: [Check]) {
    (self.verdict, self.deployed, self.checks) = (verdict, deployed, checks)
  }

  var json: JSONValue {
    [
      "verdict": .string(verdict.rawValue), "deployed": .string(deployed),
      "checks": .array(
        checks.map {
          ["name": .string($0.name), "verdict": .string($0.verdict.rawValue), "reason": .string($0.reason)]
        }),
    ]
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      verdict: try members.choice("verdict"), deployed: try members.text("deployed"),
      checks: try members.list("checks").map { check throws(RecordFormatError) in
        Check(name: try check.text("name"), verdict: try check.choice("verdict"), reason: try check.text("reason"))
      })
  }
}
