/// Something that happened to an environment, for its records.
package struct ReleaseEvent: Sendable, Hashable {
  /// What happened.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Something was deployed, or was to be.
    case deployment
    /// What another environment has was deployed, or was to be.
    case promotion
    /// What was deployed before was deployed again, or was to be.
    case rollback
    /// Existing resources were taken into stacks, or were to be.
    case resourceImport = "import"
    /// The environment's checks were asked.
    case health
    /// The environment was deleted.
    case destruction
    /// Something that an older form of record has was taken over.
    case migration
    /// Records that were made beside each other were joined.
    case merge
  }

  /// What came of it.
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// All is as it was to be.
    case completed
    /// Something went wrong on the way.
    case failed
    /// Nothing was changed.
    case notCarriedOut = "not carried out"
  }

  /// What happened.
  package var kind: Kind
  /// When, in UTC, as `2026-11-04T12:00:00.000Z`.
  package let time: String
  /// The version of the tool that recorded it.
  package var tool: String
  /// Who did it, by the name that git has here; nil where it has none.
  package var person: String?
  /// What came of it; for what can't fail it's completed.
  package var outcome = Outcome.completed
  /// The release that it's about; nil where none is.
  package var release: RecordedRelease?
  /// The profile; nil where it's about none.
  package var profile: RecordedProfile?
  /// The stacks, in the order of deployment.
  package var stacks: [RecordedStack] = []
  /// The environment's outputs by their keys, such as `endpoint`.
  package var outputs: [String: String] = [:]
  /// The environment's own parameters by their keys, such as `imageTag`.
  package var parameters: [String: String] = [:]
  /// The keys of outputs and parameters that look like secrets, and aren't recorded.
  package var withheld: [String] = []
  /// The data that could be lost.
  package var dataAtRisk: [RecordedRisk] = []
  /// The access that is wider than before, or may be.
  package var access: [RecordedAccess] = []
  /// The gates, and what they said.
  package var gates: [RecordedGate] = []
  /// The commit that the gates were read from; nil where they're those of what was deployed.
  package var gatesFrom: String?
  /// The approvals.
  package var approvals: [RecordedApproval] = []
  /// What is known of how environments are kept apart; nil where it wasn't asked.
  package var isolation: VersionedFact?
  /// What it costs; nil where it wasn't asked.
  package var cost: VersionedFact?
  /// What checks said.
  package var health: RecordedHealth?
  /// For a promotion, the environment that it's from.
  package var from: String?
  /// For a promotion, the digest of the record of what was promoted; for a rollback, of what was gone back to.
  package var basis: String?

  /// The older form of record that it was taken over from, such as `deploy.json`; nil where it was recorded here.
  package var origin: String?

  /// Describes an event; what else is known of it is set afterwards.
  ///
  /// - Parameters:
  ///   - kind: What happened.
  ///   - time: When, in UTC, as `2026-11-04T12:00:00.000Z`.
  ///   - tool: The version of the tool.
  package init(_ kind: Kind, at time: String, by tool: String) {
    (self.kind, self.time, self.tool) = (kind, time, tool)
  }

  /// Whether it's about what is deployed, rather than about what is known of that.
  package var isDeployment: Bool {
    switch kind {
    case .deployment, .promotion, .rollback, .resourceImport, .migration: stacks.isEmpty == false || profile != nil
    case .health, .destruction, .merge: false
    }
  }

  /// Whether it says what is in place from then on.
  package var putsInPlace: Bool { isDeployment && outcome == .completed }

  /// Whether it says the same of what is deployed as another, so that it needn't be recorded again.
  package func deploysTheSame(as other: ReleaseEvent) -> Bool {
    kind == other.kind && outcome == other.outcome && release == other.release && profile == other.profile
      && deployedDigest == other.deployedDigest && outputs == other.outputs && parameters == other.parameters
      && withheld == other.withheld
  }
}
