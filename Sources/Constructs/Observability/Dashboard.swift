internal import StrataCloudWatch
import StrataText

/// A page of charts, numbers, states of alarms, and text.
///
/// ```swift
/// let busy = Alarm("Busy", in: scope, when: service.cpuUtilization, is: .above(85))
/// let dashboard = Dashboard("Dashboard", in: scope)
/// dashboard.add(text: "# Orders")
/// dashboard.add("Alarms", alarms: [busy])
/// dashboard.add("Now", numbers: waiting, failed)
/// dashboard.add(service)
/// dashboard.add("Jobs", waiting, failed, failed / waiting * 100)
/// ```
///
/// All lie side by side in rows, in the order in which they're added, text in a row of its own.
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
      let widgets = rows.widgets.flatMap { $0() }
      if widgets.isEmpty {
        declaration.report(
          "this dashboard has no charts", severity: .warning, hint: "add a service or metrics to it")
      }
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
      if widgets.count > 500 {
        declaration.report(
          "a dashboard must have 500 charts at most, numbers, states and texts among them", expected: "500 or fewer",
          given: "\(widgets.count)", hint: "declare another for the rest")
      }
      resource.set("DashboardBody", to: DashboardText.body(widgets, declaration))
    }
  }

  /// Adds a chart of metrics.
  ///
  /// - Parameters:
  ///   - title: The text over the chart.
  ///   - measure: The metric it shows, or an expression of several.
  ///   - others: The other metrics it shows.
  public func add(_ title: String, _ measure: any Measurable, _ others: any Measurable...) {
    rows.widgets.append { [.chart(Chart(title: title, measures: [measure] + others))] }
  }

  /// Adds the latest values of metrics, as numbers.
  ///
  /// - Parameters:
  ///   - title: The text over the numbers.
  ///   - measure: The metric it shows, or an expression of several.
  ///   - others: The other metrics it shows.
  public func add(_ title: String, numbers measure: any Measurable, _ others: any Measurable...) {
    rows.widgets.append { [.numbers(Chart(title: title, measures: [measure] + others))] }
  }

  /// Adds the states of alarms.
  ///
  /// - Parameters:
  ///   - title: The text over the states.
  ///   - alarms: The alarms, 1 to 100.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Alarm widgets](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
  public func add(
    _ title: String, alarms: [any WatchedAlarm], file: String = #filePath, line: Int = #line
  ) {
    if !(1...100).contains(alarms.count) {
      Declaration(scope, at: CallSite(file: file, line: line)).report(
        "a dashboard shows the states of 1 to 100 alarms together", property: "alarms", expected: "1 to 100",
        given: "\(alarms.count)")
    }
    let arns = alarms.map(\.arn)
    rows.widgets.append { [.alarms(title, arns)] }
  }

  /// Adds text, in a row of its own.
  ///
  /// - Parameters:
  ///   - markdown: The text, in Markdown.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func add(text markdown: String, file: String = #filePath, line: Int = #line) {
    if markdown.allSatisfy(\.isWhitespace) {
      Declaration(scope, at: CallSite(file: file, line: line)).report(
        "a text must say something", property: "text", expected: "text in Markdown", given: "\"\"")
    }
    rows.widgets.append { [.text(markdown)] }
  }

  /// Adds charts that are made when everything is declared.
  package func add(charts: @escaping () -> [Chart]) {
    rows.widgets.append { charts().map { .chart($0) } }
  }

  /// A chart: metrics under a title.
  package struct Chart {
    let title: String
    let measures: [any Measurable]

    package init(title: String, measures: [any Measurable]) {
      self.title = title
      self.measures = measures
    }
  }

  /// A thing on the page.
  enum Widget {
    case chart(Chart)
    case numbers(Chart)
    case alarms(String, [StringValue])
    case text(String)
  }

  private final class Rows {
    var widgets: [() -> [Widget]] = []
  }
}
