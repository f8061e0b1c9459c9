extension Dashboard {
  /// Adds the charts that an HTTP API wants: requests and failures, and how long answers take.
  public func add(_ api: HttpApi) {
    add(charts: {
      Chart.all(
        of: api.scope, requests: [api.requests, api.clientErrors, api.serverErrors],
        latency: [api.latency, api.functionLatency])
    })
  }

  /// Adds the charts that a REST API wants: requests and failures, and how long answers take.
  public func add(_ api: RestApi) {
    add(charts: {
      Chart.all(
        of: api.scope, requests: [api.requests, api.clientErrors, api.serverErrors],
        latency: [api.latency, api.functionLatency])
    })
  }
}

extension Dashboard.Chart {
  fileprivate static func all(of api: Scope, requests: [Metric], latency: [Metric]) -> [Dashboard.Chart] {
    let name = api.path.idsBelowStack.joined(separator: " ")
    return [
      .init(title: "\(name): requests", measures: requests), .init(title: "\(name): latency", measures: latency),
    ]
  }
}
