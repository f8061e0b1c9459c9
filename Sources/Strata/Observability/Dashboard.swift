internal import StrataCloudWatch
internal import StrataJSON

/// A page of charts.
///
/// ```swift
/// let dashboard = Dashboard("Dashboard", in: scope)
/// dashboard.add(service)
/// dashboard.add("Jobs", waiting, failed)
/// ```
///
/// Resource: `AWS::CloudWatch::Dashboard`.
public struct Dashboard: Construct {
  /// The scope of what belongs to the dashboard.
  public let scope: Scope

  /// The dashboard as it is in the template.
  public let resource: Resource

  private let declaration: Declaration
  private let rows: Rows

  /// Declares a dashboard.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: Where the dashboard is declared.
  ///   - name: Its name, 1 to 255 letters, digits, hyphens and underscores; one made by AWS unless given. A change replaces
  ///     it.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public init(
    _ id: String, in parent: Scope, name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    scope = Scope(id, in: parent, file: file, line: line)
    declaration = Declaration(scope, file: file, line: line)
    let name = name?.checked { text in
      (1...255).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "-_")
        ? nil
        : .name(
          "this can't be a dashboard's name", expected: "1 to 255 letters, digits, hyphens and underscores", given: text
        )
    }
    resource =
      CloudWatch.Dashboard(id, in: parent, dashboardBody: "{}", dashboardName: name, file: file, line: line).resource
    rows = Rows()
    let (resource, rows, declaration) = (resource, rows, declaration)
    scope.atFinalization {
      if rows.charts.isEmpty {
        declaration.report(
          "this dashboard has no charts", severity: .warning, hint: "add a service or metrics to it")
      }
      resource.set("DashboardBody", to: DashboardText.body(rows.charts, declaration))
    }
  }

  /// Adds a chart of metrics.
  ///
  /// - Parameters:
  ///   - title: What stands over the chart.
  ///   - metrics: What it shows.
  public func add(_ title: String, _ metrics: Metric...) {
    rows.charts.append(.init(title: title, metrics: metrics))
  }

  /// Adds the charts that a service wants: requests and errors, how long answers take, CPU and memory.
  ///
  /// Declare it after what is routed to the service, since requests are measured at the load balancer.
  public func add(_ service: FargateService) {
    let name = service.scope.path.idsBelowStack.joined(separator: " ")
    for (title, metrics) in [
      ("\(name): requests", [service.requests, service.serverErrors]),
      ("\(name): latency", [service.latency]),
      ("\(name): tasks", [service.cpuUtilization, service.memoryUtilization, service.unhealthyTasks]),
    ] {
      let shown = metrics.compactMap { $0 }
      if !shown.isEmpty { rows.charts.append(.init(title: title, metrics: shown)) }
    }
  }

  struct Chart {
    let title: String
    let metrics: [Metric]
  }

  private final class Rows {
    var charts: [Chart] = []
  }
}
