import StrataDiff
import StrataJSON
import StrataPipeline
import StrataReleases
import StrataTemplate

/// What deploying would do, by the change sets and the deployed templates, for who judges it before anything is changed.
///
/// Where a stack isn't deployed yet there's nothing to compare with: no data can be lost in it, and whether access is wider
/// isn't known.
package struct DeploymentOutlook {
  /// The data that could be lost, each in a line; nil where it isn't known.
  package private(set) var dataAtRisk: [String]? = []
  /// The access that would be wider, each in a line; nil where it isn't known.
  package private(set) var widerAccess: [String]? = []
  /// The stacks that aren't deployed yet.
  package private(set) var newStacks: [String] = []

  init(_ rollout: Rollout) {
    var isAccessKnown = true
    for item in rollout.items {
      let (deployment, name) = (item.deployment, item.deployment.name)
      if case .unchanged = item.state { continue }
      if deployment.deployed == nil {
        newStacks.append(name)
        isAccessKnown = false
        continue
      }
      guard let consequences = TemplateConsequences(of: deployment) else {
        (dataAtRisk, isAccessKnown) = (nil, false)
        continue
      }
      // Access of which nobody knows which way it goes isn't known not to be wider.
      if consequences.access.contains(where: { !$0.isWider }) { isAccessKnown = false }
      widerAccess? += consequences.access.filter(\.isWider).map { "\($0.logicalID) of \(name): \($0.text)" }
      dataAtRisk? += consequences.dataAtRisk.map { "\($0.logicalID) of \(name): \($0.reason)" }
      guard case .ready(let prepared) = item.state else {
        // Its change set is made when what it needs is there.
        dataAtRisk = nil
        continue
      }
      let known = Set(consequences.dataAtRisk.map(\.logicalID))
      for change in prepared.changes.changes where !known.contains(change.logicalID) {
        guard let contents = HeldData.contents(ofType: change.type), change.losesData(item) else { continue }
        dataAtRisk?.append("\(change.logicalID) of \(name): \(contents): \(change.fate)")
      }
    }
    // What is wider is wider, whatever else isn't known.
    if !isAccessKnown, widerAccess?.isEmpty == true { widerAccess = nil }
  }
}

extension ChangeSet.Change {
  /// What becomes of what is there, in words.
  fileprivate var fate: String {
    action == "Remove" ? "removed" : replacement == "Conditional" ? "may be replaced" : "replaced"
  }

  /// Whether what is there goes away, and nothing keeps its data.
  fileprivate func losesData(_ item: Rollout.Item) -> Bool {
    guard isDestructive else { return false }
    if let policy { return !policy.contains("Retain") && !policy.contains("Snapshot") }
    // Older CloudFormation doesn't say, and the templates do.
    let (resource, key) =
      action == "Remove"
      ? (item.deployment.deployedResource(logicalID), "DeletionPolicy")
      : (item.deployment.newResource(logicalID), "UpdateReplacePolicy")
    let word = resource?[key]?.string ?? ""
    return !["Retain", "RetainExceptOnCreate", "Snapshot"].contains(word)
  }
}
