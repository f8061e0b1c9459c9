extension TemplateDifference {
  /// The difference between what is deployed and what somebody else has deployed instead, for which no code is to be
  /// written.
  package var asDeployed: TemplateDifference {
    var difference = self
    difference.remedies = []
    return difference
  }

  /// The difference between resources as a template has them and as they were found, rather than as a deployment would
  /// change them: nothing of it replaces anything, and what is removed is gone.
  package var asFound: TemplateDifference {
    var difference = asDeployed
    difference.resources = resources.map(\.asFound)
    difference.dataAtRisk = []
    return difference
  }
}

extension ResourceDifference {
  fileprivate var asFound: ResourceDifference {
    let changes = changes.map { change in
      var change = change
      change.replacement = .never
      change.causes = []
      return change
    }
    let contents = action == .removed ? HeldData.contents(ofType: type) : nil
    return ResourceDifference(
      logicalID: logicalID, formerLogicalID: nil, type: type, construct: construct,
      action: action == .removed ? .removed : .changed, changes: changes,
      notes: contents.map { ["it's gone, and it held \($0)"] } ?? [])
  }
}
