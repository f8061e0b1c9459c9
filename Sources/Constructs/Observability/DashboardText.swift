internal import StrataJSON

/// The text that a dashboard is described by.
///
/// It's made as text with references in it rather than by `Fn::ToJsonString`, which would ask for a macro: what
/// deployment puts in are names and regions, in which nothing needs escaping.
/// See [Dashboard body](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
enum DashboardText {
  /// Charts lie side by side in rows of this many, on a page 24 units wide.
  private static let perRow = 3
  private static let (width, height) = (8, 6)

  static func body(_ charts: [Dashboard.Chart], _ declaration: Declaration) -> StringValue {
    let widgets = charts.enumerated().map { index, chart in widget(chart, at: index, declaration) }
    return "{\"widgets\":[\(joined(widgets))]}"
  }

  private static func widget(_ chart: Dashboard.Chart, at index: Int, _ declaration: Declaration) -> StringValue {
    let (x, y) = (index % perRow * width, index / perRow * height)
    let checked = chart.metrics.map { $0.checked(declaration) }
    let metrics = checked.indices.map { metric(checked[$0], after: $0 == 0 ? nil : checked[$0 - 1], declaration) }
    return """
      {"type":"metric","x":\(x),"y":\(y),"width":\(width),"height":\(height),"properties":{"title":\
      \(quoted(chart.title)),"region":"\(.region)","metrics":[\(joined(metrics))]}}
      """
  }

  /// A metric in the form of a list, in which a dot stands for what the metric before has in its place.
  private static func metric(_ metric: Metric, after previous: Metric?, _ declaration: Declaration) -> StringValue {
    let before = previous?.terms ?? []
    let terms = metric.terms.enumerated().map { place, term in
      before.indices.contains(place) && before[place].node.isSame(as: term.node) ? "\".\"" : quoted(term)
    }
    let options: StringValue = """
      {"label":\(quoted(metric.label)),"stat":\(quoted(metric.statistic.name)),"period":\(metric.seconds(declaration))}
      """
    return "[\(joined(terms + [options]))]"
  }

  private static func quoted(_ text: String) -> String {
    // Any text can be written, so that there is nothing to catch.
    (try? JSONValue.string(text).text(layout: .compact)) ?? "\"\""
  }

  private static func quoted(_ value: StringValue) -> StringValue {
    if let text = value.node.literalText { return .literal(quoted(text)) }
    guard case .substitution(let segments) = value.node.content else { return "\"\(value)\"" }
    let escaped = segments.map { segment in
      if case .text(let text) = segment {
        TemplateNode.Segment.text(String(quoted(text).dropFirst().dropLast()))
      } else {
        segment
      }
    }
    return "\"\(StringValue(node: TemplateNode(.substitution(escaped))))\""
  }

  private static func joined(_ texts: [StringValue]) -> StringValue {
    texts.dropFirst().reduce(texts.first ?? "") { "\($0),\($1)" }
  }
}

extension Metric {
  /// The terms that the metric is told apart by, in the order of a dashboard.
  fileprivate var terms: [StringValue] {
    [namespace, name] + dimensions.flatMap { [.literal($0.name), $0.value] }
  }
}
