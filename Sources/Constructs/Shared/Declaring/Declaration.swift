import StrataText

/// The place that a construct was declared at, which its mistakes point at.
package struct Declaration {
  package let scope: Scope
  package let site: CallSite

  package var file: String { site.file }
  package var line: Int { site.line }

  /// A construct with a scope of its own, in which nothing needs to be told who called.
  package init(_ id: String, in parent: Scope, environment: String? = nil, at site: CallSite) {
    self.init(Scope(id, in: parent, environment: environment, calledFrom: site), at: site)
  }

  /// Something that is declared in the scope of a construct by whoever calls one of its methods.
  ///
  /// A declaration for it has to be handed the place, or it counts as the construct's.
  package init(_ scope: Scope, at site: CallSite) {
    self.scope = scope
    self.site = scope.callerSite(of: site)
  }

  /// Reports a mistake of the construct, pointing at the line that declared it, and at the profile's where a value that
  /// it's about was read from one.
  package func report(
    _ message: String, severity: Severity = .error, rule: RuleID = .construct, property: String? = nil,
    expected: String? = nil, given: String? = nil, hint: String? = nil, from origins: [ValueOrigin] = []
  ) {
    scope.report(
      message, severity: severity, rule: rule, property: property, expected: expected, given: given, hint: hint,
      from: origins, at: site)
  }

  /// The seconds of a duration, with a mistake where it isn't a whole number of them in range.
  package func seconds(_ duration: Duration, in range: ClosedRange<Int>, property: String) -> IntegerValue {
    if let seconds = duration.wholeSeconds, range.contains(seconds) { return .literal(seconds) }
    report(
      "this must be whole seconds in a range", property: property,
      expected: "\(Duration.seconds(range.lowerBound).inWords) to \(Duration.seconds(range.upperBound).inWords)",
      given: duration.inWords)
    return .literal(range.lowerBound)
  }

  /// The milliseconds of a duration, with a mistake where it isn't a whole number of them in range.
  package func milliseconds(_ duration: Duration, in range: ClosedRange<Int>, property: String) -> IntegerValue {
    if let milliseconds = duration.wholeMilliseconds, range.contains(milliseconds) { return .literal(milliseconds) }
    report(
      "this must be whole milliseconds in a range", property: property,
      expected: "\(Count.grouped(range.lowerBound)) ms to \(Count.grouped(range.upperBound)) ms",
      given: duration.inWords)
    return .literal(range.lowerBound)
  }

  /// A number, with a mistake where it's out of range; then the nearest, so that no rule of the template says so again.
  package func number(_ number: Int, in range: ClosedRange<Int>, _ rule: String, property: String, hint: String? = nil)
    -> IntegerValue
  {
    if !range.contains(number) {
      report(
        rule, property: property,
        expected: "\(Count.grouped(range.lowerBound)) to \(Count.grouped(range.upperBound))",
        given: Count.grouped(number), hint: hint)
    }
    return .literal(min(max(number, range.lowerBound), range.upperBound))
  }

  /// A port, with a mistake where there is none of that number.
  package func port(_ port: Int, property: String = "port") -> IntegerValue {
    number(port, in: Self.ports, "there is no such port", property: property)
  }

  /// The ports there are.
  package static let ports = 1...65_535
}
