/// The alarms that a function wants: errors, refused invocations, and those that nearly take too long.
///
/// ```swift
/// let function = Function("Clean", in: scope, code: .object("clean/1.4.2.zip", in: "releases"))
/// FunctionAlarms("Alarms", in: scope, of: function, notify: [alarms])
/// ```
///
/// Resources: three of `AWS::CloudWatch::Alarm`.
public struct FunctionAlarms: Construct {
  /// The scope of the alarms.
  public let scope: Scope

  /// The alarms: of errors, of refused invocations, and of the time that they take.
  public let alarms: [Alarm]

  /// Declares the alarms.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarms are declared.
  ///   - target: The function or the alias that is watched.
  ///   - actions: The targets that are told; 5 at most.
  ///   - errors: The number of invocations in five minutes that may fail, 0 or more; none unless given.
  ///   - failures: The share of invocations in five minutes that may fail, 0 up to 1, in place of their number; the number
  ///     counts unless given.
  ///   - throttles: The number of invocations in five minutes that may be refused, 0 or more; none unless given.
  ///   - utilization: The share of its timeout that all but the slowest hundredth may take, above 0 and up to 1; 0.9 unless
  ///     given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of target: some FunctionTarget, notify actions: [any AlarmAction], errors: Int = 0,
    failures: Double? = nil, throttles: Int = 0, utilization: Double = 0.9, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let scope = declaration.scope
    self.scope = scope
    for (count, property) in [(errors, "errors"), (throttles, "throttles")] where count < 0 {
      declaration.report(
        "a number of invocations can't be below 0", property: property, expected: "0 or more", given: "\(count)")
    }
    let isShare = utilization > 0 && utilization <= 1
    if !isShare {
      declaration.report(
        "a share must be above 0 and at most 1", property: "utilization", expected: "above 0, up to 1",
        given: "\(utilization)")
    }
    // Said once here, or each alarm would say it.
    if actions.count > 5 { declaration.reportTooMany(actions) }
    let actions = Array(actions.prefix(5))
    let subject = target.scope.path.description
    let milliseconds = Double(target.function.timeout.wholeMilliseconds ?? 0) * (isShare ? utilization : 1)
    func alarm(_ id: String, _ metric: any Measurable, above value: Double, for periods: Int, _ text: String) -> Alarm {
      Alarm(
        id, in: scope, when: metric, is: .above(value), for: periods, notify: actions,
        description: .literal("\(subject): \(text)"))
    }
    let failing: (measure: any Measurable, most: Double) =
      failures.map { (target.failureRate.over(.minutes(5)), declaration.percent(ofFailures: $0)) }
      ?? (target.errors.over(.minutes(5)), Double(errors))
    alarms = [
      alarm("Errors", failing.measure, above: failing.most, for: 1, "invocations fail"),
      alarm("Throttles", target.throttles.over(.minutes(5)), above: Double(throttles), for: 1, "too many run at once"),
      alarm("Duration", target.duration, above: milliseconds.rounded(), for: 5, "invocations nearly take too long"),
    ]
  }
}
