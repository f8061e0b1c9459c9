import StrataFindings
import StrataJSON
import StrataTemplate

/// A service waits for what brings its target group to a load balancer.
struct ServiceBeforeRuleRule: TemplateRule {
  let about = RuleDescription(
    "service-before-listener", .error,
    reason: "ECS refuses a service whose target group no load balancer has yet, and CloudFormation doesn't know that",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html",
    good: ListenerSamples.resources(dependsOn: ["Rule"]), bad: ListenerSamples.resources(dependsOn: []))

  func check(_ template: TemplateContents) -> [Finding] {
    let services = template.resources(of: "AWS::ECS::Service")
    if services.isEmpty { return [] }
    let forwarders = template.forwarders
    return services.flatMap { service in
      (service["LoadBalancers"]?.array ?? []).enumerated().compactMap { index, balancer -> Finding? in
        guard let group = template.target(of: balancer["TargetGroupArn"]), let users = forwarders[group.logicalID],
          !users.isEmpty, !template.waits(service, forAnyOf: users)
        else { return nil }
        return finding(
          "the service may be made before \(users.sorted()[0]), which brings its target group to a load balancer",
          at: service.pointer("LoadBalancers", String(index)), expected: "DependsOn with \(users.sorted()[0])")
      }
    }
  }
}

/// A target group of a service is one that a listener forwards to.
struct UnusedTargetGroupRule: TemplateRule {
  let about = RuleDescription(
    "unused-target-group", .error, reason: "ECS refuses a service whose target group belongs to no load balancer",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html",
    good: ListenerSamples.resources(dependsOn: ["Rule"]),
    bad: ListenerSamples.resources(dependsOn: [], withoutRule: true))

  func check(_ template: TemplateContents) -> [Finding] {
    let services = template.resources(of: "AWS::ECS::Service")
    if services.isEmpty { return [] }
    let forwarders = template.forwarders
    return services.flatMap { service in
      (service["LoadBalancers"]?.array ?? []).enumerated().compactMap { index, balancer -> Finding? in
        guard let group = template.target(of: balancer["TargetGroupArn"]), forwarders[group.logicalID] == nil else {
          return nil
        }
        // It may be known elsewhere, where the template gives it away.
        let isExported = template.references.contains {
          $0.target == group.logicalID && $0.pointer.tokens[0] == "Outputs"
        }
        if isExported { return nil }
        return finding(
          "no listener forwards to the target group \(group.logicalID)",
          at: service.pointer("LoadBalancers", String(index)), expected: "a listener or a rule that forwards to it")
      }
    }
  }
}

extension TemplateContents {
  /// The listeners and rules that forward to each target group.
  var forwarders: [String: Set<String>] {
    var forwarders: [String: Set<String>] = [:]
    if !hasResources(ofAnyOf: ["AWS::ElasticLoadBalancingV2::TargetGroup"]) { return [:] }
    let listeners = ["AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule"]
    for ends in referenceEnds {
      guard let source = ends.source, let target = ends.target,
        resources[target].type == "AWS::ElasticLoadBalancingV2::TargetGroup", listeners.contains(resources[source].type)
      else { continue }
      forwarders[resources[target].logicalID, default: []].insert(resources[source].logicalID)
    }
    return forwarders
  }
}

/// A service behind a listener, for the samples of several rules.
private enum ListenerSamples {
  static func resources(dependsOn: [String], withoutRule: Bool = false) -> JSONValue {
    var service: JSONObject = ["Type": "AWS::ECS::Service"]
    if !dependsOn.isEmpty { service["DependsOn"] = .array(dependsOn.map(JSONValue.string)) }
    service["Properties"] = [
      "LoadBalancers": [["ContainerName": "web", "ContainerPort": 80, "TargetGroupArn": ["Ref": "Group"]]]
    ]
    var resources: JSONObject = [
      "Group": [
        "Type": "AWS::ElasticLoadBalancingV2::TargetGroup",
        "Properties": ["Port": 80, "Protocol": "HTTP", "VpcId": ["Ref": "Network"]],
      ],
      "Service": .object(service),
    ]
    if !withoutRule {
      resources["Rule"] = [
        "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
        "Properties": [
          "ListenerArn": ["Ref": "Listener"], "Priority": 10,
          "Conditions": [["Field": "path-pattern", "PathPatternConfig": ["Values": ["/*"]]]],
          "Actions": [["Type": "forward", "TargetGroupArn": ["Ref": "Group"]]],
        ],
      ]
    }
    return .object(resources)
  }
}
