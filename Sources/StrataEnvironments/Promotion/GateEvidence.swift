/// The facts about a promotion when its gates are asked.
///
/// It's a plain value, so that a test can make one and hold a gate against it. What isn't known is nil, and never the same
/// as none: a gate that needs it says that it can't tell.
public struct GateEvidence: Sendable, Hashable {
  /// The system's name.
  public var system: String

  /// The environment that the release is taken from.
  public var from: String

  /// The environment that the release is promoted to.
  public var to: String

  /// The digest of the release that is promoted.
  public var release: String

  /// The time at which the gates are asked.
  public var now: PointInTime

  /// The people who wrote what's new in the release, by their addresses in git; nil where that isn't known.
  public var authors: [String]?

  /// The deployments that run in environments, by their names; nothing is deployed to one that isn't in it.
  public var deployments: [String: DeployedRelease]

  /// The answers of `synth health` about environments, in any order.
  public var health: [HealthReport]

  /// The resources whose data would be lost or replaced, each with the reason; nil where that isn't known.
  public var dataAtRisk: [String]?

  /// The access that would be wider than now, each in a line; nil where that isn't known.
  public var widerAccess: [String]?

  /// The approvals that there are, of this release or of another, for this environment or for another.
  public var approvals: [Approval]

  /// Whether environments are apart from each other; nil where that isn't known.
  public var isolation: Isolation?

  /// The costs of the environment that is promoted to; nil where they aren't known.
  public var cost: Cost?

  /// Describes a promotion.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - from: The environment that the release is taken from.
  ///   - to: The environment that the release is promoted to.
  ///   - release: The digest of the release that is promoted.
  ///   - now: The time at which the gates are asked.
  ///   - authors: The people who wrote what's new in it, by their addresses in git; not known unless given.
  ///   - deployments: What runs in environments, by their names; nothing unless given.
  ///   - health: The answers of `synth health`; none unless given.
  ///   - dataAtRisk: The resources whose data would be lost or replaced; not known unless given.
  ///   - widerAccess: The access that would be wider than now; not known unless given.
  ///   - approvals: The approvals that there are; none unless given.
  ///   - isolation: Whether environments are apart from each other; not known unless given.
  ///   - cost: The costs of the environment that is promoted to; not known unless given.
  public init(
    system: String, from: String, to: String, release: String, now: PointInTime, authors: [String]? = nil,
    deployments: [String: DeployedRelease] = [:], health: [HealthReport] = [], dataAtRisk: [String]? = nil,
    widerAccess: [String]? = nil, approvals: [Approval] = [], isolation: Isolation? = nil, cost: Cost? = nil
  ) {
    (self.system, self.from, self.to, self.release, self.now) = (system, from, to, release, now)
    (self.authors, self.deployments, self.health, self.dataAtRisk) = (authors, deployments, health, dataAtRisk)
    (self.widerAccess, self.approvals, self.isolation, self.cost) = (widerAccess, approvals, isolation, cost)
  }
}
