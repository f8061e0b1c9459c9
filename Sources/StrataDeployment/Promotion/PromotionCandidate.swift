package import StrataEnvironments
import StrataPipeline
package import StrataReleases
import StrataText

/// The release of the sources on its way from one environment to the next.
///
/// It's the release that the records of the one environment say is in place there, and the other one's stacks are as its
/// records say. Whether somebody else deployed to the environment that it's taken from is found out by `synth health`, since
/// that may be in another account.
package struct PromotionCandidate {
  /// The system's name.
  package let system: String
  /// The environment that it's taken from.
  package let from: String
  /// The environment that it's promoted to.
  package let to: String
  /// The release.
  package let release: Release
  /// The record that says that it's in place where it's taken from.
  package let basis: ReleaseRecord
  private let histories: [String: RecordHistory]
  private let authors: [String]?
  private let git: GitClient
  private let records: SystemRecords
  private let target: DeploymentTarget

  /// Finds out whether a release can be promoted, before any gate is asked.
  ///
  /// - Parameters:
  ///   - deployment: The deployment to the environment that it's promoted to.
  ///   - step: The step that it would take.
  ///   - promotion: The way that it's a step of.
  /// - Throws: ``DeploymentError`` where it can't, grave where something else is deployed than is said; ``RecordError``
  ///   where records aren't right; ``GitError`` where git can't tell.
  package init(_ deployment: EnvironmentDeployment, _ step: Promotion.Step, of promotion: Promotion) throws {
    let system = deployment.target.system.name
    guard let records = deployment.target.records,
      let (git, excluded) = deployment.target.store.recorder.repository(around: records)
    else { throw DeploymentError("\(system) keeps no records of releases") }
    switch deployment.release {
    case .release(let release)?: self.release = release
    case .none(let absence)?:
      throw DeploymentError(
        "the sources are no release, so that nothing can be promoted: \(absence)",
        hint: "commit what is to be promoted, and deploy it to \(step.from) first")
    case nil: throw DeploymentError("\(system) keeps no records of releases")
    }
    (self.system, from, to, self.git, self.records) = (system, step.from, step.to, git, records)
    target = deployment.target
    var histories: [String: RecordHistory] = [:]
    for name in promotion.environments { histories[name] = try records.chain(of: name).read() }
    self.histories = histories
    basis = try Self.basis(of: release, in: histories[step.from], step.from, of: system)
    try Self.check(release, deployment, basis.event.stacks.map { ($0.name, $0.template ?? "") }, for: step.from)
    try Self.check(
      release, deployment, deployment.stacks.map { ($0.name, SHA256.hexDigest(of: $0.bytes)) }, for: step.to)
    if let history = histories[step.to] {
      let live = LiveStacks(environment: step.to, history: history, templates: records.templates)
      for name in deployment.stacks.map(\.name) { try live.check(name, deployment.deployed[name]) }
    }
    authors = try git.authors(
      of: "HEAD", since: histories[step.to]?.inPlace?.event.release?.release?.commit, excluding: excluded)
  }

  /// The record of the release where it's taken from.
  private static func basis(
    of release: Release, in history: RecordHistory?, _ from: String, of system: String
  ) throws(DeploymentError) -> ReleaseRecord {
    guard let history, let basis = history.inPlace else {
      throw DeploymentError(
        "nothing is recorded as deployed to \(from), which the release would be taken from",
        hint: "deploy it there first: deploy \(system) --environment \(from)", isGrave: true)
    }
    if let failure = history.failure {
      throw DeploymentError(
        "\(from) isn't as record \(basis.number) has it: record \(failure.number), a \(failure.event.kind.rawValue), "
          + "failed at \(failure.event.time)",
        hint: "deploy \(from) to its end first: deploy \(system) --environment \(from)", isGrave: true)
    }
    switch basis.event.release {
    case .release(let deployed)? where deployed.digest == release.digest: return basis
    case .release(let deployed)?:
      throw DeploymentError(
        "\(from) runs another release than the sources give: expected \(release.digest), given \(deployed.digest)",
        hint: "deploy this one there first, or check out \(deployed.commit.prefix(12)), which \(from) runs",
        isGrave: true)
    case .none(let absence)?:
      throw DeploymentError(
        "\(from) runs no release: \(absence)", hint: "deploy a release there: deploy \(system) --environment \(from)",
        isGrave: true)
    case nil:
      throw DeploymentError(
        "\(from) runs no release: record \(basis.number) names none",
        hint: "deploy a release there: deploy \(system) --environment \(from)", isGrave: true)
    }
  }

  /// Refuses an environment whose stacks aren't what the release gives for it by itself.
  private static func check(
    _ release: Release, _ deployment: EnvironmentDeployment, _ templates: [(String, String)], for environment: String
  ) throws(DeploymentError) {
    let given = Dictionary(templates, uniquingKeysWith: { first, _ in first })
    if release.gives(given, for: environment) { return }
    let expected = release.templates[environment] ?? [:]
    let name =
      Set(given.keys).union(expected.keys).sorted().first { given[$0] != expected[$0] } ?? environment
    func short(_ digest: String?) -> String { digest.map { String($0.prefix(12)) } ?? "none" }
    throw DeploymentError(
      "the stack \(name) of \(environment) isn't what the release gives for it: expected the template "
        + "\(short(expected[name])), given \(short(given[name]))",
      hint: "an environment that shares a stack isn't promoted by itself; give each its own: app.stack(…, for: "
        + "environment)")
  }

  /// What gates are told.
  ///
  /// - Parameters:
  ///   - outlook: What would happen to the environment that it's promoted to.
  ///   - time: The time at which the gates are asked.
  ///   - branch: The branch whose approvals count; the sources' own unless given.
  /// - Returns: The evidence, the approvals in it, and the files that are no approvals.
  /// - Throws: ``GitError`` where git can't tell; ``DeploymentError`` where the time is none.
  package func evidence(
    with outlook: DeploymentOutlook, at time: String, branch: String?
  ) throws -> (evidence: GateEvidence, approvals: [RecordedApproval], problems: [String]) {
    guard let now = PointInTime(time) else { throw DeploymentError("the clock gives no time: \(displayable(time))") }
    let folder = String(records.folder[..<(records.folder.lastIndex(of: "/") ?? records.folder.endIndex)])
    let found = try ApprovalReader(of: records, asking: git.working(in: folder)).read(at: branch ?? "HEAD")
    var evidence = GateEvidence(
      system: system, from: from, to: to, release: release.digest, now: now, authors: authors,
      dataAtRisk: outlook.dataAtRisk, widerAccess: outlook.widerAccess,
      approvals: found.approvals.map(GateEvidence.Approval.init))
    // Where they can't be made, it isn't known.
    if let all = try? target.everyEnvironment().assemble(isHoldingApart: false) {
      evidence.isolation = GateEvidence.Isolation(of: to, in: all)
      evidence.cost = GateEvidence.Cost(of: to, in: all, today: String(time.prefix(10)))
    }
    for (environment, history) in histories.sorted(by: { $0.key < $1.key }) { evidence.take(history, of: environment) }
    let counted = found.approvals.filter { $0.file.release == release.digest && $0.file.environment == to }
    let approvals = counted.map {
      RecordedApproval(name: $0.person, commit: $0.commit, isVerified: $0.isVerified, reason: $0.reason)
    }
    return (evidence, approvals, found.problems)
  }
}
