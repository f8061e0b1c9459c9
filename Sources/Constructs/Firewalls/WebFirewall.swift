internal import StrataWAFv2

/// A firewall of AWS WAF, which takes requests before a load balancer does, and refuses those that attack it.
///
/// ```swift
/// let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc, scheme: .internetFacing)
/// let firewall = WebFirewall("Firewall", in: scope, before: [balancer])
/// Alarm("Attacked", in: scope, when: firewall.blocked, is: .above(1_000), notify: [alarms])
/// ```
///
/// What is refused is answered with 403. Each request is logged, without what proves who its caller is: the headers
/// `authorization` and `cookie`. Resources: `AWS::WAFv2::WebACL` with its associations and its log.
public struct WebFirewall: Construct {
  /// The scope of what belongs to the firewall.
  public let scope: Scope

  /// The firewall as it is in the template.
  public let resource: Resource

  /// The log group that has each request.
  public let logGroup: LogGroup

  private let metricName: StringValue

  /// The firewall's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The number of requests that were refused.
  ///
  /// See [Metrics of AWS WAF](https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html).
  public var blocked: Metric { metric("BlockedRequests") }

  /// The number of requests that were let through.
  public var allowed: Metric { metric("AllowedRequests") }

  /// Declares a firewall.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the firewall is declared.
  ///   - targets: The things that it stands before, at least one. One has one firewall at most.
  ///   - groups: The groups of rules that requests are held against, in their order; addresses known of attacks, what
  ///     attackers commonly send, and what is known to make use of a fault unless given. All of them together are charged
  ///     by the group and the request.
  ///   - limit: The number of requests from one address within five minutes, beyond which it's refused, 10 to
  ///     2,000,000,000; 2,000 unless given. Nil refuses none for that.
  ///   - isObserving: Whether requests that rules are about are counted, and let through; they're refused unless said.
  ///   - retention: The time for which the log is kept; 30 days unless given.
  ///   - description: The purpose of the firewall, 1 to 256 characters; none unless given.
  ///   - key: The key that encrypts the log; one of CloudWatch's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateWebACL](https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html),
  /// [RateBasedStatement](https://docs.aws.amazon.com/waf/latest/APIReference/API_RateBasedStatement.html) and
  /// [Logging to CloudWatch Logs](https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, before targets: [any FirewallTarget],
    rules groups: [FirewallRuleGroup] = [.ipReputation, .common, .knownBadInputs],
    requestsPerAddress limit: Int? = 2_000,
    isObserving: Bool = false, retention: Retention = .days(30), description: StringValue? = nil,
    key: (any EncryptionKey)? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    if targets.isEmpty {
      declaration.report(
        "a firewall must stand before something", property: "before", expected: "a load balancer or more",
        given: "none")
    }
    if groups.isEmpty, limit == nil {
      declaration.report(
        "this firewall would refuse nothing", property: "rules", expected: "a group of rules, or requestsPerAddress",
        given: "neither")
    }
    for group in Set(groups) where groups.count(where: { $0 == group }) > 1 {
      declaration.report(
        "a group of rules is there twice", property: "rules", expected: "each group once", given: "\(group)")
    }
    let ids = scope.path.idsBelowStack.joined(separator: "-")
    let metricName: StringValue = "\(.stackName)-\(.literal(ids))"
    self.metricName = metricName
    func measures(_ name: StringValue) -> WAFv2.WebACL.VisibilityConfig {
      .init(cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true)
    }
    var rules = groups.enumerated().map { place, group in
      WAFv2.WebACL.Rule(
        name: .literal("\(group)"), priority: .literal(place + 1),
        statement: .init(managedRuleGroupStatement: .init(name: .literal(group.rawValue), vendorName: "AWS")),
        visibilityConfig: measures(.literal("\(group)")),
        overrideAction: isObserving ? .init(count: [:]) : .init(none: [:]))
    }
    if let limit {
      let number = declaration.number(
        limit, in: 10...2_000_000_000, "a firewall can't count to this limit", property: "requestsPerAddress")
      rules.append(
        .init(
          name: "requestsPerAddress", priority: 0,
          statement: .init(rateBasedStatement: .init(aggregateKeyType: .ip, limit: number)),
          visibilityConfig: measures("requestsPerAddress"),
          action: isObserving ? .init(count: .init()) : .init(block: .init())))
    }
    resource =
      WAFv2.WebACL(
        id, in: parent, defaultAction: .init(allow: .init()), scope: .regional, visibilityConfig: measures(metricName),
        description: description, rules: ListValue(rules)
      ).resource
    for (place, target) in targets.enumerated() {
      WAFv2.WebACLAssociation(
        place == 0 ? "Association" : "Association\(place + 1)", in: scope, resourceArn: target.firewallTargetARN,
        webACLArn: resource.attribute("Arn"))
    }
    // WAF writes to groups of such names only.
    logGroup = LogGroup(
      "Logs", in: scope, retention: retention, name: "aws-waf-logs-\(.stackName)-\(.literal(ids))", key: key)
    WAFv2.LoggingConfiguration(
      "Logging", in: scope, logDestinationConfigs: [logGroup.arn], resourceArn: resource.attribute("Arn"),
      redactedFields: ListValue(
        ["authorization", "cookie"].map { .init(singleHeader: .init(name: .literal($0))) }))
  }

  private func metric(_ name: String) -> Metric {
    Metric(
      "AWS/WAFV2", name, dimensions: ["Region": scope.region, "Rule": "ALL", "WebACL": metricName], statistic: .sum,
      period: .minutes(5), label: "\(scope.path.id) \(name)")
  }
}
