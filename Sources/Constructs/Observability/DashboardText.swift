internal import StrataJSON

/// The text that a dashboard is described by.
///
/// It's made as text with references in it rather than by `Fn::ToJsonString`, which would ask for a macro: what
/// deployment puts in are names and regions, in which nothing needs escaping.
/// See [Dashboard body](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html).
enum DashboardText {
  static func body(_ widgets: [Dashboard.Widget], _ declaration: Declaration) -> StringValue {
    var rows = DashboardRows()
    let texts = widgets.map { widget in
      let place = rows.next(width: widget.size.width, height: widget.size.height)
      return """
        {"type":"\(widget.type)","x":\(place.x),"y":\(place.y),"width":\(widget.size.width),"height":\
        \(widget.size.height),"properties":{\(properties(of: widget, declaration))}}
        """ as StringValue
    }
    return "{\"widgets\":[\(joined(texts))]}"
  }

  private static func properties(of widget: Dashboard.Widget, _ declaration: Declaration) -> StringValue {
    switch widget {
    case .text(let markdown): return "\"markdown\":\(quoted(markdown))"
    case .alarms(let title, let arns):
      return "\"title\":\(quoted(title)),\"alarms\":[\(joined(arns.map { quoted($0) }))]"
    case .numbers(let chart): return "\"view\":\"singleValue\",\(properties(of: chart, declaration))"
    case .chart(let chart): return properties(of: chart, declaration)
    }
  }

  private static func properties(of chart: Dashboard.Chart, _ declaration: Declaration) -> StringValue {
    let region = chart.commonRegion
    var asked = MetricQueries()
    var results: [(metric: Metric, options: StringValue)] = []
    var expressions: [StringValue] = []
    for measure in chart.measures.map(\.measured) {
      if let metric = measure.metric {
        let metric = metric.checked(declaration)
        results.append((metric, "{\"label\":\(quoted(measure.label)),\(options(metric, region, declaration))}"))
      } else {
        let text = asked.text(of: measure, declaration)
        expressions.append(
          """
          [{"expression":\(quoted(text)),"label":\(quoted(measure.label)),"id":"\(asked.expressionID())"\
          \(inRegion(measure, besides: region))}]
          """)
      }
    }
    results += asked.metrics.map { id, metric in
      (metric, "{\"id\":\"\(id)\",\"visible\":false,\(options(metric, region, declaration))}")
    }
    let metrics = results.indices.map { index in
      metric(results[index].metric, after: index == 0 ? nil : results[index - 1].metric, results[index].options)
    }
    return """
      "title":\(quoted(chart.title)),"region":\(quoted(region ?? .region)),"metrics":[\(joined(metrics + expressions))]
      """
  }

  /// A metric in the form of a list, in which a dot stands for what the metric before has in its place.
  private static func metric(_ metric: Metric, after previous: Metric?, _ options: StringValue) -> StringValue {
    let before = previous?.terms ?? []
    let terms = metric.terms.enumerated().map { place, term in
      before.indices.contains(place) && before[place].node.isSame(as: term.node) ? "\".\"" : quoted(term)
    }
    return "[\(joined(terms + [options]))]"
  }

  private static func options(_ metric: Metric, _ region: StringValue?, _ declaration: Declaration) -> StringValue {
    var texts: [StringValue] = [
      "\"stat\":\(quoted(metric.statistic.name))", "\"period\":\(metric.seconds(declaration))",
    ]
    if let own = metric.region, region == nil { texts.append("\"region\":\(quoted(own))") }
    if let account = metric.account { texts.append("\"accountId\":\(quoted(account))") }
    return joined(texts)
  }

  /// The region of an expression, where its metrics have one of their own that the chart hasn't.
  private static func inRegion(_ measure: MetricExpression, besides region: StringValue?) -> StringValue {
    guard region == nil, let own = measure.node.metrics.first?.metric.region else { return "" }
    return ",\"region\":\(quoted(own))"
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

extension Dashboard.Widget {
  fileprivate var type: String {
    switch self {
    case .chart, .numbers: "metric"
    case .alarms: "alarm"
    case .text: "text"
    }
  }

  /// Three charts lie side by side; a text is as high as its lines ask for.
  fileprivate var size: (width: Int, height: Int) {
    switch self {
    case .chart, .alarms: (8, 6)
    case .numbers: (8, 3)
    case .text(let markdown): (DashboardRows.width, min(max(markdown.split(separator: "\n").count, 2), 20))
    }
  }
}

extension Dashboard.Chart {
  /// The region that all of its metrics are measured in, if they have one of their own.
  fileprivate var commonRegion: StringValue? {
    let regions = measures.flatMap { $0.measured.node.metrics.map(\.metric.region) }
    guard let first = regions.first ?? nil else { return nil }
    return regions.allSatisfy { $0?.node.isSame(as: first.node) ?? false } ? first : nil
  }
}

extension Metric {
  /// The terms that the metric is told apart by, in the order of a dashboard.
  fileprivate var terms: [StringValue] {
    [namespace, name] + dimensions.flatMap { [.literal($0.name), $0.value] }
  }
}
