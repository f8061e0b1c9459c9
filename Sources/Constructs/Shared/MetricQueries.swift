import StrataText

/// The metrics and expressions that an alarm or a chart asks for, each by an id.
///
/// See [MetricDataQuery](https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html).
package struct MetricQueries {
  /// The metrics that expressions are about, in the order of their appearance.
  package var metrics: [(id: String, metric: Metric)] { known.map { ($0.id, $0.checked) } }

  private var known: [(id: String, metric: Metric, checked: Metric)] = []
  private var count = 0

  package init() {}

  /// The expression in text, with mistakes where there is no such; its metrics are asked for as well.
  package mutating func text(of expression: MetricExpression, _ declaration: Declaration) -> String {
    let node = expression.node
    Self.check(node, declaration)
    for (name, metric) in node.metrics where !known.contains(where: { $0.metric.isSame(as: metric) }) {
      known.append((id(name), metric, metric.checked(declaration)))
    }
    let known = known
    let text = node.text { metric in known.first { $0.metric.isSame(as: metric) }?.id ?? "m" }
    if expression.isCut || text.count > 2_048 {
      declaration.report(
        "an expression must have 2,048 characters at most", property: "expression", expected: "2,048 or fewer",
        given: expression.isCut ? "more" : Count.grouped(text.count))
      return known.first?.id ?? "m"
    }
    return text
  }

  /// An id for an expression.
  package mutating func expressionID() -> String {
    count += 1
    return "e\(count)"
  }

  /// The name that was given, if no other metric has it, or one that is free.
  private func id(_ name: String?) -> String {
    let taken = known.map(\.id)
    // Expressions have an e and a number.
    if let name, Self.isName(name), !taken.contains(name), !Self.isExpressionID(name) { return name }
    var number = known.count + 1
    while taken.contains("m\(number)") { number += 1 }
    return "m\(number)"
  }

  private static func isExpressionID(_ name: String) -> Bool {
    let number = name.utf8.dropFirst()
    return name.utf8.first == UInt8(ascii: "e") && !number.isEmpty && number.allSatisfy(\.isASCIIDigit)
  }

  private static func isName(_ name: String) -> Bool {
    (1...255).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "_")
      && (name.utf8.first?.isASCIILowercase ?? false)
  }

  private static func check(_ node: MetricExpression.Node, _ declaration: Declaration) {
    for number in node.numbers where !number.isFinite {
      declaration.report(
        "an expression has a number that is none", property: "expression", expected: "a finite number",
        given: "\(number)")
    }
    for (text, names) in node.texts {
      for name in names where !isName(name) {
        declaration.report(
          "an expression can't have this name for a metric", property: "expression",
          expected: "a small letter, and letters, digits and _, 255 at most", given: "\"\(name)\"")
      }
      let used = ExpressionWords(text).names
      for name in names where isName(name) && !used.contains(name) {
        declaration.report(
          "an expression has no use for a metric", property: "expression", expected: "\(name) in it",
          given: "\"\(text)\"")
      }
      for (index, name) in used.enumerated() where !names.contains(name) && !used[..<index].contains(name) {
        declaration.report(
          "an expression has a name that stands for no metric", property: "expression",
          expected: names.isEmpty ? "a metric named \(name)" : names.joined(separator: ", "), given: "\"\(name)\"")
      }
    }
    let metrics = node.metrics.map(\.metric)
    if metrics.isEmpty {
      declaration.report(
        "an expression must have a metric", property: "expression", expected: "at least one metric", given: "none")
    }
    if let first = metrics.first, let other = metrics.first(where: { $0.period != first.period }) {
      declaration.report(
        "the metrics of an expression must have one period", property: "expression", expected: first.period.inWords,
        given: "\(other.period.inWords) of \(other.label)", hint: "say .over(…) of the expression")
    }
  }
}
