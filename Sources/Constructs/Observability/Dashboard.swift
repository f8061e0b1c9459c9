internal import StrataCloudWatch
import StrataText

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
  ///   - parent: The scope in which the dashboard is declared.
  ///   - name: The dashboard's name, 1 to 255 letters, digits, hyphens and underscores; one made by AWS unless given.
  ///     A change replaces it.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let name = name?.checked { text in
      (1...255).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "-_")
        ? nil
        : .name(
          "this can't be a dashboard's name", expected: "1 to 255 letters, digits, hyphens and underscores", given: text
        )
    }
    resource =
      CloudWatch.Dashboard(id, in: parent, dashboardBody: "{}", dashboardName: name).resource
    rows = Rows()
    let (resource, rows, declaration) = (resource, rows, declaration)
    scope.atFinalization {
      let charts = rows.charts.flatMap { $0() }
      if charts.isEmpty {
        declaration.report(
          "this dashboard has no charts", severity: .warning, hint: "add a service or metrics to it")
      }
      resource.set("DashboardBody", to: DashboardText.body(charts, declaration))
    }
  }

  /// Adds a chart of metrics.
  ///
  /// - Parameters:
  ///   - title: The text over the chart.
  ///   - metric: The metric it shows.
  ///   - others: The other metrics it shows.
  public func add(_ title: String, _ metric: Metric, _ others: Metric...) {
    rows.charts.append { [Chart(title: title, metrics: [metric] + others)] }
  }

  /// Adds charts that are made when everything is declared.
  package func add(charts: @escaping () -> [Chart]) {
    rows.charts.append(charts)
  }

  /// A chart: metrics under a title.
  package struct Chart {
    let title: String
    package let metrics: [Metric]

    package init(title: String, metrics: [Metric]) {
      self.title = title
      self.metrics = metrics
    }
  }

  private final class Rows {
    var charts: [() -> [Chart]] = []
  }
}
