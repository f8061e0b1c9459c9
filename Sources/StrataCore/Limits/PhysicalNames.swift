import StrataJSON

/// Rules of names that no schema has.
///
/// Only names that are known now are looked at.
enum PhysicalNames {
  static func mistakes(of type: String, _ properties: JSONObject) -> [Mistake] {
    switch type {
    case "AWS::ElasticLoadBalancingV2::LoadBalancer":
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
      return name(properties, "Name").flatMap { balancer($0.key, $0.name, isInternalAllowed: false) }.map { [$0] } ?? []
    case "AWS::ElasticLoadBalancingV2::TargetGroup":
      // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
      return name(properties, "Name").flatMap { balancer($0.key, $0.name, isInternalAllowed: true) }.map { [$0] } ?? []
    case "AWS::SQS::Queue":
      return name(properties, "QueueName").map { queue($0, isFIFO: properties["FifoQueue"]) } ?? []
    case "AWS::ECS::Cluster": return ecs(properties, "ClusterName")
    case "AWS::ECS::Service": return ecs(properties, "ServiceName")
    case "AWS::ECS::TaskDefinition": return ecs(properties, "Family")
    default: return []
    }
  }

  private static func name(_ properties: JSONObject, _ key: String) -> (key: String, name: String)? {
    // Text that is unresolved is reported as such.
    properties[key]?.string.flatMap { UnresolvedText.subject(in: $0) == nil ? (key, $0) : nil }
  }

  private static func balancer(_ key: String, _ name: String, isInternalAllowed: Bool) -> Mistake? {
    let expected =
      "1 to 32 letters, digits and hyphens, no hyphen at an edge" + (isInternalAllowed ? "" : ", not internal-…")
    let isValid =
      (1...32).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-") && !name.hasPrefix("-")
      && !name.hasSuffix("-")
      && (isInternalAllowed || !name.hasPrefix("internal-"))
    return isValid ? nil : mistake(key, name, expected)
  }

  /// See [Queue quotas](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html).
  private static func queue(_ named: (key: String, name: String), isFIFO: JSONValue?) -> [Mistake] {
    var mistakes: [Mistake] = []
    let hasSuffix = named.name.hasSuffix(".fifo")
    let stem = hasSuffix ? String(named.name.dropLast(5)) : named.name
    if !(1...80).contains(named.name.utf8.count) || !stem.consistsOfAlphanumerics(and: "-_") || stem.isEmpty {
      mistakes.append(mistake(named.key, named.name, "1 to 80 letters, digits, hyphens and underscores"))
    }
    // CloudFormation takes flags as text, too.
    let isFIFO = isFIFO == "true" ? true : isFIFO
    // That the other way round it has to be there, the facts of the type say.
    if hasSuffix, isFIFO?.bool != true, isFIFO?.object == nil {
      mistakes.append(mistake(named.key, named.name, "no .fifo at the end, since the queue isn't FIFO"))
    }
    return mistakes
  }

  /// See [CreateService](https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html).
  private static func ecs(_ properties: JSONObject, _ key: String) -> [Mistake] {
    guard let (_, name) = name(properties, key) else { return [] }
    let isValid = (1...255).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_")
    return isValid ? [] : [mistake(key, name, "1 to 255 letters, digits, hyphens and underscores")]
  }

  private static func mistake(_ key: String, _ name: String, _ expected: String) -> Mistake {
    Mistake(
      .invalidName, "the service refuses this \(key)", expected: expected, given: "\"\(name)\"",
      hint: "leave \(key) out, and AWS makes a name that fits")
  }
}
