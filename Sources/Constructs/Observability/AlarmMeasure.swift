internal import StrataCloudWatch

/// The thing that an alarm watches: a metric, as it is, or what it has to ask for.
struct AlarmMeasure {
  /// The metric, where an alarm names it as it is.
  let metric: Metric?
  /// The queries, where it doesn't.
  let queries: ListValue<CloudWatch.Alarm.MetricDataQuery>?
  /// The seconds of a period.
  let seconds: Int

  init(_ expression: MetricExpression, _ declaration: Declaration) {
    let metrics = expression.node.metrics.map(\.metric)
    for region in metrics.compactMap(\.region) where !region.node.isSame(as: declaration.scope.region.node) {
      declaration.report(
        "an alarm watches metrics of its own region only", property: "when",
        expected: "a metric without .in(…)", given: region.node.literalText.map { "one of \($0)" } ?? "one of another",
        hint: "declare the alarm in a stack of that region")
    }
    if let metric = expression.metric {
      let checked = metric.checked(declaration)
      seconds = metric.seconds(declaration)
      self.metric = metric.account == nil ? checked : nil
      queries = metric.account == nil ? nil : [Self.query("m1", checked, seconds, isResult: true)]
      return
    }
    metric = nil
    seconds = metrics.first.map { $0.seconds(declaration) } ?? 60
    var asked = MetricQueries()
    let text = asked.text(of: expression, declaration)
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html
    if asked.metrics.count > 10 {
      declaration.report(
        "an alarm must watch 10 metrics at most", property: "when", expected: "10 or fewer",
        given: "\(asked.metrics.count)")
    }
    if ExpressionWords(text).calls("SEARCH") {
      declaration.report(
        "an alarm can't search for metrics", property: "when", expected: "an expression without SEARCH",
        given: "\"\(text)\"")
    }
    let seconds = seconds
    let result = CloudWatch.Alarm.MetricDataQuery(
      id: .literal(asked.expressionID()), expression: .literal(text), label: .literal(expression.label),
      returnData: true)
    queries = ListValue(asked.metrics.map { Self.query($0.id, $0.metric, seconds, isResult: false) } + [result])
  }

  static func dimensions(of metric: Metric) -> ListValue<CloudWatch.Alarm.Dimension>? {
    metric.dimensions.isEmpty
      ? nil : ListValue(metric.dimensions.map { .init(name: .literal($0.name), value: $0.value) })
  }

  private static func query(
    _ id: String, _ metric: Metric, _ seconds: Int, isResult: Bool
  ) -> CloudWatch.Alarm.MetricDataQuery {
    .init(
      id: .literal(id), accountId: metric.account,
      metricStat: .init(
        metric: .init(dimensions: dimensions(of: metric), metricName: metric.name, namespace: metric.namespace),
        period: .literal(seconds), stat: .literal(metric.statistic.name)),
      returnData: .literal(isResult))
  }
}
