import StrataFindings
import StrataJSON
import StrataTemplate

/// An application load balancer has subnets in two zones.
struct BalancerSubnetsRule: TemplateRule {
  let about = RuleDescription(
    "balancer-subnets", .error, reason: "an application load balancer is refused without subnets in two zones",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    good: BalancerSubnetsRule.sample(["subnet-11111111", "subnet-22222222"]),
    bad: BalancerSubnetsRule.sample(["subnet-11111111"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ElasticLoadBalancingV2::LoadBalancer").flatMap { balancer -> [Finding] in
      if let type = balancer["Type"], type != "application" { return [] }
      return ["Subnets", "SubnetMappings"].flatMap { property -> [Finding] in
        let lists = balancer[property]?.alternatives(at: balancer.pointer(property)) ?? []
        return lists.compactMap { list, place in
          guard let elements = list.array else { return nil }
          let subnets = elements.compactMap { property == "Subnets" ? $0 : $0["SubnetId"] }
          guard subnets.count == elements.count, subnets.allSatisfy({ isOne($0, template) }) else { return nil }
          return check(subnets, template, at: place)
        }
      }
    }
  }

  private func check(_ subnets: [JSONValue], _ template: TemplateContents, at place: JSONPointer) -> Finding? {
    let expected = "2 subnets or more, in 2 zones or more"
    let targets = subnets.map { template.target(of: $0) }
    // On an outpost there is one zone.
    if targets.contains(where: { $0?["OutpostArn"] != nil }) { return nil }
    let different = Set(subnets.map(PartialText.init))
    if different.count < 2 {
      return finding(
        "an application load balancer must have subnets in two zones", at: place, expected: expected,
        given: "\(different.count)")
    }
    let zones = targets.map { $0?["AvailabilityZone"].map(PartialText.init) }
    guard let zone = zones[0], zones.allSatisfy({ $0 == zone }) else { return nil }
    return finding(
      "the subnets of an application load balancer must be in two zones", at: place, expected: expected,
      given: "all in \(zone)")
  }

  /// Whether a value surely is one subnet.
  private func isOne(_ value: JSONValue, _ template: TemplateContents) -> Bool {
    guard let call = value.call else { return value.string != nil }
    switch call.function {
    case .getAtt, .select, .importValue, .sub: return template.target(of: value) != nil || call.function != .getAtt
    case .ref:
      guard let name = call.argument.string else { return false }
      if template.resource(name) != nil { return true }
      let type = template.section("Parameters")[name]?["Type"]?.string.flatMap(TemplateParameterType.init)
      return type?.isList == false
    default: return false
    }
  }

  private static func sample(_ subnets: JSONValue) -> JSONValue {
    ["Web": ["Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": ["Subnets": subnets]]]
  }
}
