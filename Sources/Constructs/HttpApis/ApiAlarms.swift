import StrataText

/// The alarms of an API, whatever its kind.
enum ApiAlarms {
  static func declare(
    _ declaration: Declaration, of api: (path: ConstructPath, failureRate: MetricExpression, latency: Metric),
    notify actions: [any AlarmAction], failures: Double, latency: Duration
  ) -> [Alarm] {
    let percent = declaration.percent(ofFailures: failures)
    let milliseconds = latency.wholeMilliseconds ?? 0
    if milliseconds < 1 {
      declaration.report(
        "latency must be whole milliseconds above 0 s", property: "latency", expected: "above 0 s",
        given: latency.inWords)
    }
    // Said once here, or each alarm would say it.
    if actions.count > 5 { declaration.reportTooMany(actions) }
    let actions = Array(actions.prefix(5))
    func alarm(
      _ id: String, _ measure: any Measurable, above value: Double, for periods: Int, _ meaning: String
    ) -> Alarm {
      Alarm(
        id, in: declaration.scope, when: measure, is: .above(value), for: periods, notify: actions,
        description: .literal("\(api.path): \(meaning)"))
    }
    return [
      alarm("Failures", api.failureRate.over(.minutes(5)), above: percent, for: 1, "requests fail"),
      alarm("Latency", api.latency, above: Double(max(milliseconds, 1)), for: 5, "answers are slow"),
    ]
  }
}
