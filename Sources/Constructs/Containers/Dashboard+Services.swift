extension Dashboard {
  /// Adds the charts that a service wants: requests and errors, how long answers take, CPU and memory.
  ///
  /// Of a service that nothing is routed to there is the last chart alone, since requests are measured at the load
  /// balancer.
  public func add(_ service: FargateService) {
    // What is routed to the service may be declared later.
    add {
      let name = service.scope.path.idsBelowStack.joined(separator: " ")
      return [
        ("requests", [service.requests, service.serverErrors]), ("latency", [service.latency]),
        ("tasks", [service.cpuUtilization, service.memoryUtilization, service.unhealthyTasks]),
      ].map { title, metrics in (title, metrics.compactMap { $0 }) }.filter { !$0.1.isEmpty }
        .map { title, metrics in Chart(title: "\(name): \(title)", measures: metrics) }
    }
  }
}
