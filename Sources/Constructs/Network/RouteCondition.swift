package import StrataElasticLoadBalancingV2

/// The condition that must hold of a request for a route to take it.
///
/// See [Condition types](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html).
public struct RouteCondition: Sendable {
  enum Kind {
    case host
    case path
    case method
    case header(String)
    case source([CIDR])
  }

  let kind: Kind
  let values: [StringValue]

  /// The request is for one of these hosts, in which `*` and `?` stand for other characters.
  public static func host(_ names: StringValue...) -> RouteCondition { RouteCondition(kind: .host, values: names) }

  /// The request is for one of these paths, in which `*` and `?` stand for other characters.
  public static func path(_ patterns: StringValue...) -> RouteCondition {
    RouteCondition(kind: .path, values: patterns)
  }

  /// The request has one of these methods, such as `GET`.
  public static func method(_ methods: StringValue...) -> RouteCondition {
    RouteCondition(kind: .method, values: methods)
  }

  /// The request has a header with one of these values, in which `*` and `?` stand for other characters.
  ///
  /// - Parameters:
  ///   - name: The name of the header, in which case makes no difference.
  ///   - values: The values, of which the header has one.
  /// - Returns: The condition.
  public static func header(_ name: String, _ values: StringValue...) -> RouteCondition {
    RouteCondition(kind: .header(name), values: values)
  }

  /// The request comes from one of these blocks of addresses.
  public static func source(_ blocks: CIDR...) -> RouteCondition {
    RouteCondition(kind: .source(blocks), values: blocks.map(\.value))
  }

  /// The kind's name, of a kind that a route has at most one of.
  fileprivate var onlyField: String? {
    switch kind {
    case .host: "host"
    case .path: "path"
    case .method: "method"
    case .source: "source"
    case .header: nil
    }
  }

  package var condition: ElasticLoadBalancingV2.ListenerRule.RuleCondition {
    let list = ListValue(values)
    switch kind {
    case .host: return .init(field: "host-header", hostHeaderConfig: .init(values: list))
    case .path: return .init(field: "path-pattern", pathPatternConfig: .init(values: list))
    case .method: return .init(field: "http-request-method", httpRequestMethodConfig: .init(values: list))
    case .header(let name):
      return .init(field: "http-header", httpHeaderConfig: .init(httpHeaderName: .literal(name), values: list))
    case .source: return .init(field: "source-ip", sourceIpConfig: .init(values: list))
    }
  }
}

extension [RouteCondition] {
  /// The number of values the conditions of one rule may have together.
  ///
  /// See [Quotas](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html).
  private static let maximumValues = 5

  package func check(_ declaration: Declaration) {
    let count = map(\.values.count).reduce(0, +)
    if contains(where: \.values.isEmpty) || isEmpty {
      declaration.report(
        "a route must have conditions with values", property: "when", expected: "at least one value in each",
        given: "none",
        hint: "for every request there is .path(\"*\")")
    }
    if count > Self.maximumValues {
      declaration.report(
        "the conditions of a route must have at most \(Self.maximumValues) values together", property: "when",
        expected: "\(Self.maximumValues) or fewer", given: "\(count)", hint: "declare a second route to the service")
    }
    checkKinds(declaration)
    for case .source(let blocks) in map(\.kind) {
      for block in blocks { block.report(by: declaration, property: "when") }
    }
  }

  /// Reports two conditions of a kind that a rule has one of.
  private func checkKinds(_ declaration: Declaration) {
    var fields: Set<String> = []
    for field in compactMap(\.onlyField) where !fields.insert(field).inserted {
      declaration.report(
        "a route must have at most one condition of this kind", property: "when", expected: "one .\(field)",
        given: "two",
        hint: "give one .\(field) all the values, of which one must hold")
    }
  }
}
