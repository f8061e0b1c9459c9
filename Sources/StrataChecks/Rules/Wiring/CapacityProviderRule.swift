import StrataFindings
import StrataJSON
import StrataTemplate

/// A service that uses capacity providers waits until they belong to its cluster.
struct CapacityProviderRule: TemplateRule {
  let about = RuleDescription(
    "before-capacity-providers", .error,
    reason: "ECS refuses a service whose capacity provider isn't the cluster's yet",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-clustercapacityproviderassociations.html",
    good: CapacityProviderRule.sample(waits: true), bad: CapacityProviderRule.sample(waits: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let associations = template.resources(of: "AWS::ECS::ClusterCapacityProviderAssociations")
    if associations.isEmpty { return [] }
    let solver = ConditionSolver(template)
    let types = ["AWS::ECS::Service", "AWS::ECS::TaskSet"]
    return template.resources(ofTypesWhere: types.contains).flatMap { service -> [Finding] in
      guard let strategy = service.placed("CapacityProviderStrategy"), let cluster = service["Cluster"]
      else { return [] }
      let own = template.target(of: cluster)?["CapacityProviders"]
      return strategy.elements.compactMap { element in
        guard let provider = element["CapacityProvider"] else { return nil }
        let text = PartialText(provider.value)
        if let own, own.array?.contains(where: { PartialText($0) == text }) != false { return nil }
        let makers = associations.filter { association in
          Self.isSame(association["Cluster"], cluster, template) && solver.canHave(association, service)
            && association.placed("CapacityProviders")?.elements.contains { PartialText($0.value) == text } == true
        }
        guard let first = makers.first, !template.waits(service, forAnyOf: Set(makers.map(\.logicalID))) else {
          return nil
        }
        return finding(
          "this may be made before \(first.logicalID), which gives the cluster its capacity providers",
          at: provider.pointer, expected: "DependsOn with \(first.logicalID)")
      }.prefix(1).map(\.self)
    }
  }

  /// Whether two values name one cluster.
  private static func isSame(_ one: JSONValue?, _ other: JSONValue, _ template: TemplateContents) -> Bool {
    guard let one else { return false }
    if let target = template.target(of: one) { return target.logicalID == template.target(of: other)?.logicalID }
    return PartialText(one) == PartialText(other)
  }

  private static func sample(waits: Bool) -> JSONValue {
    [
      "Cluster": ["Type": "AWS::ECS::Cluster"],
      "Providers": [
        "Type": "AWS::ECS::ClusterCapacityProviderAssociations",
        "Properties": [
          "Cluster": ["Ref": "Cluster"], "CapacityProviders": ["FARGATE_SPOT"],
          "DefaultCapacityProviderStrategy": [["CapacityProvider": "FARGATE_SPOT", "Weight": 1]],
        ],
      ],
      "Web": [
        "Type": "AWS::ECS::Service", "DependsOn": waits ? ["Providers"] : [],
        "Properties": [
          "Cluster": ["Ref": "Cluster"], "TaskDefinition": "web:1",
          "CapacityProviderStrategy": [["CapacityProvider": "FARGATE_SPOT", "Weight": 1]],
        ],
      ],
    ]
  }
}
