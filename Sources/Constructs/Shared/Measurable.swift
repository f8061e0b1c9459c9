/// A thing that alarms watch and dashboards show: a ``Metric``, or a ``MetricExpression`` of several.
public protocol Measurable: Sendable {
  /// The thing as an expression of metrics.
  var measured: MetricExpression { get }
}

extension Measurable {
  /// The sum of both.
  public static func + (left: Self, right: some Measurable) -> MetricExpression { .operation(left, "+", right) }
  /// The difference of both.
  public static func - (left: Self, right: some Measurable) -> MetricExpression { .operation(left, "-", right) }
  /// The product of both.
  public static func * (left: Self, right: some Measurable) -> MetricExpression { .operation(left, "*", right) }
  /// The quotient of both.
  public static func / (left: Self, right: some Measurable) -> MetricExpression { .operation(left, "/", right) }

  /// The sum with a number.
  public static func + (left: Self, right: Double) -> MetricExpression {
    .operation(left, "+", MetricExpression.number(right))
  }
  /// The difference to a number.
  public static func - (left: Self, right: Double) -> MetricExpression {
    .operation(left, "-", MetricExpression.number(right))
  }
  /// The product with a number.
  public static func * (left: Self, right: Double) -> MetricExpression {
    .operation(left, "*", MetricExpression.number(right))
  }
  /// The quotient by a number.
  public static func / (left: Self, right: Double) -> MetricExpression {
    .operation(left, "/", MetricExpression.number(right))
  }

  /// The sum with a number.
  public static func + (left: Double, right: Self) -> MetricExpression {
    .operation(MetricExpression.number(left), "+", right)
  }
  /// The difference to a number.
  public static func - (left: Double, right: Self) -> MetricExpression {
    .operation(MetricExpression.number(left), "-", right)
  }
  /// The product with a number.
  public static func * (left: Double, right: Self) -> MetricExpression {
    .operation(MetricExpression.number(left), "*", right)
  }
  /// The quotient of a number.
  public static func / (left: Double, right: Self) -> MetricExpression {
    .operation(MetricExpression.number(left), "/", right)
  }
}
