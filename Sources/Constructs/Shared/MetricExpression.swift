import StrataText

/// Something that CloudWatch computes of metrics, of which all have one period.
///
/// ```swift
/// let share = (failed / waiting * 100).labelled("Failed %")
/// let rate = MetricExpression.expression("100 * f / MAX([f, w])", ["f": failed, "w": waiting])
/// Alarm("Failing", in: scope, when: share, is: .above(1), for: 3)
/// ```
///
/// See [Metric math](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html).
public struct MetricExpression: Measurable {
  package indirect enum Node: Sendable {
    case metric(Metric)
    case number(Double)
    case operation(Node, String, Node)
    case text(String, [(name: String, metric: Metric)])
  }

  package private(set) var node: Node
  /// The name that dashboards have for it, where one was given.
  package private(set) var ownLabel: String?
  /// The number of operations within each other.
  private var depth = 0
  /// Whether operations were left out, since there were more than CloudWatch reads.
  package private(set) var isCut = false

  /// The expression itself.
  public var measured: MetricExpression { self }

  package init(_ node: Node) { self.node = node }

  /// An expression as CloudWatch reads it.
  ///
  /// - Parameters:
  ///   - text: The expression, such as `100 * e / r`.
  ///   - metrics: The metrics in it, by the names that it has for them: a small letter, and letters, digits and `_`.
  /// - Returns: The expression.
  public static func expression(_ text: String, _ metrics: NamedValues<Metric>) -> MetricExpression {
    MetricExpression(.text(text, metrics.members.map { ($0.name, $0.value) }))
  }

  /// The same expression, by another name.
  ///
  /// - Parameter label: The name that dashboards have for it.
  /// - Returns: The expression.
  public func labelled(_ label: String) -> MetricExpression {
    var expression = self
    expression.ownLabel = label
    return expression
  }

  /// The same expression, of metrics that are summed up over another period.
  ///
  /// - Parameter period: The length of a period: whole minutes up to a day, and for metrics that are measured more
  ///   often 10, 20 or 30 s.
  /// - Returns: The expression.
  public func over(_ period: Duration) -> MetricExpression {
    var expression = self
    expression.node = node.over(period)
    return expression
  }

  static func number(_ number: Double) -> MetricExpression { MetricExpression(.number(number)) }

  static func operation(_ left: some Measurable, _ sign: String, _ right: some Measurable) -> MetricExpression {
    let (left, right) = (left.measured, right.measured)
    // Each takes 4 characters of the 2,048 there are; what is read by recursion mustn't be deeper without end.
    let depth = max(left.depth, right.depth) + 1
    var expression =
      depth <= 512
      ? MetricExpression(.operation(left.node, sign, right.node)) : left.depth > right.depth ? left : right
    expression.depth = min(depth, 512)
    expression.isCut = left.isCut || right.isCut || depth > 512
    return expression
  }

  /// The metric, where it's one alone, as it is.
  package var metric: Metric? {
    if case .metric(let metric) = node { metric } else { nil }
  }

  /// The name that dashboards have for it: that of a metric, or the expression with those of its metrics.
  package var label: String { ownLabel ?? node.text { $0.label } }
}

extension MetricExpression.Node {
  fileprivate func over(_ period: Duration) -> MetricExpression.Node {
    switch self {
    case .metric(let metric): .metric(metric.over(period))
    case .number: self
    case .operation(let left, let sign, let right): .operation(left.over(period), sign, right.over(period))
    case .text(let text, let metrics): .text(text, metrics.map { ($0.name, $0.metric.over(period)) })
    }
  }

  /// The metrics in it with the names that were given to them, in the order of their appearance.
  package var metrics: [(name: String?, metric: Metric)] {
    switch self {
    case .metric(let metric): [(nil, metric)]
    case .number: []
    case .operation(let left, _, let right): left.metrics + right.metrics
    case .text(_, let metrics): metrics.map { ($0.name, $0.metric) }
    }
  }

  /// The numbers in it.
  package var numbers: [Double] {
    switch self {
    case .metric, .text: []
    case .number(let number): [number]
    case .operation(let left, _, let right): left.numbers + right.numbers
    }
  }

  /// The parts that were given as text.
  package var texts: [(text: String, names: [String])] {
    switch self {
    case .metric, .number: []
    case .text(let text, let metrics): [(text, metrics.map(\.name))]
    case .operation(let left, _, let right): left.texts + right.texts
    }
  }

  /// The expression in text, in which each metric has a name.
  package func text(naming name: (Metric) -> String) -> String {
    switch self {
    case .metric(let metric): return name(metric)
    case .number(let number): return Self.text(number)
    case .text(let text, let metrics):
      return ExpressionWords(text).replacing { word in
        metrics.first { $0.name == word }.map { name($0.metric) }
      }
    case .operation(let left, let sign, let right):
      // Of what is computed from left to right the parentheses on the left can be left out.
      let isPlain = ["*", "/"].contains(sign) ? left.isProduct : left.isOperation
      let first = left.text(naming: name)
      return "\(isPlain || !left.needsParentheses ? first : "(\(first))") \(sign) "
        + (right.needsParentheses ? "(\(right.text(naming: name)))" : right.text(naming: name))
    }
  }

  private var isOperation: Bool {
    if case .operation = self { true } else { false }
  }

  private var isProduct: Bool {
    if case .operation(_, let sign, _) = self { ["*", "/"].contains(sign) } else { false }
  }

  private var needsParentheses: Bool {
    switch self {
    case .metric: false
    case .number(let number): number < 0
    case .operation, .text: true
    }
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
