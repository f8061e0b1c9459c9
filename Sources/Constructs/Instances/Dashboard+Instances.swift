extension Dashboard {
  /// Adds the charts that a group of instances wants: requests and errors, how long answers take, CPU and instances.
  ///
  /// Of a group that nothing is routed to there is the last chart alone, since requests are measured at the load
  /// balancer.
  public func add(_ group: InstanceGroup) {
    // What is routed to the group may be declared later.
    add {
      let name = group.scope.path.idsBelowStack.joined(separator: " ")
      return [
        ("requests", [group.requests, group.serverErrors]), ("latency", [group.latency]),
        ("instances", [group.cpuUtilization, group.instancesInService, group.unhealthyInstances]),
      ].map { title, metrics in (title, metrics.compactMap { $0 }) }.filter { !$0.1.isEmpty }
        .map { title, metrics in Chart(title: "\(name): \(title)", measures: metrics) }
    }
  }
}
