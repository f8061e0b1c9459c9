extension IsolationWorld {
  /// The resources of each environment, in their order.
  var members: [Int: [WorldResource]] {
    var members: [Int: [WorldResource]] = [:]
    for resource in resources {
      if let environment = resource.environment { members[environment, default: []].append(resource) }
    }
    return members
  }
}
