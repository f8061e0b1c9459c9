import StrataFindings
import StrataJSON
import StrataTemplate

/// What scales something that it names by text waits for it.
struct ScalingOrderRule: TemplateRule {
  let about = RuleDescription(
    "before-scaled", .error,
    reason: "Application Auto Scaling refuses to scale what isn't there yet, and text is no reference to it",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-applicationautoscaling-scalabletarget.html",
    good: ScalingOrderRule.sample(waits: true), bad: ScalingOrderRule.sample(waits: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let targets = template.resources(of: "AWS::ApplicationAutoScaling::ScalableTarget")
    if targets.isEmpty { return [] }
    let solver = ConditionSolver(template)
    let scaled = template.resources(ofTypesWhere: ["AWS::ECS::Service", "AWS::DynamoDB::Table"].contains)
    func check(_ resource: TemplateResource, _ kind: String, _ candidates: [TemplateResource]) -> Finding? {
      let there = candidates.filter { solver.canHave($0, resource) }
      guard let first = there.first, !template.waits(resource, forAnyOf: Set(there.map(\.logicalID))) else {
        return nil
      }
      return finding(
        "this may be made before the \(kind) \(first.logicalID), which it names by text",
        at: resource.pointer("ResourceId"), expected: "DependsOn with \(first.logicalID)")
    }
    let texts = targets.map { target in target["ResourceId"].map { PartialText($0) } }
    return targets.compactMap { target in
      guard let id = target["ResourceId"] else { return nil }
      let words = PartialText(id).words
      let found = scaled.filter { Self.isNamed($0, by: words, template) }
      return check(target, found.first?.type == "AWS::ECS::Service" ? "service" : "table", found)
    }
      + template.resources(of: "AWS::ApplicationAutoScaling::ScalingPolicy").compactMap { policy in
        guard let id = policy["ResourceId"] else { return nil }
        let text = PartialText(id)
        let found = zip(targets, texts).filter { target, own in
          own == text && ["ScalableDimension", "ServiceNamespace"].allSatisfy { target[$0] == policy[$0] }
        }.map(\.0)
        return check(policy, "target", found)
      }
  }

  /// Whether the words between the slashes of a target's id name a resource by its name, and its cluster.
  private static func isNamed(
    _ resource: TemplateResource, by words: [[PartialText.Part]], _ template: TemplateContents
  ) -> Bool {
    func isSame(_ word: [PartialText.Part], _ name: JSONValue?) -> Bool {
      name.map { PartialText($0).parts == word } == true
    }
    guard words.count > 1 else { return false }
    if resource.type == "AWS::DynamoDB::Table" {
      return words[0] == [.literal("table")] && isSame(words[1], resource["TableName"])
    }
    guard words.count == 3, words[0] == [.literal("service")], isSame(words[2], resource["ServiceName"]) else {
      return false
    }
    return isSame(words[1], resource["Cluster"])
      || isSame(words[1], template.target(of: resource["Cluster"])?["ClusterName"])
  }

  private static func sample(waits: Bool) -> JSONValue {
    [
      "Web": [
        "Type": "AWS::ECS::Service",
        "Properties": ["Cluster": "shop", "ServiceName": "web", "TaskDefinition": "web:1"],
      ],
      "Scaling": [
        "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "DependsOn": waits ? ["Web"] : [],
        "Properties": [
          "MinCapacity": 1, "MaxCapacity": 4, "ResourceId": "service/shop/web",
          "ScalableDimension": "ecs:service:DesiredCount", "ServiceNamespace": "ecs",
        ],
      ],
    ]
  }
}

extension PartialText {
  /// What stands between the slashes that are written out.
  fileprivate var words: [[Part]] {
    var words: [[Part]] = [[]]
    for part in parts {
      guard case .literal(let text) = part else {
        words[words.count - 1].append(part)
        continue
      }
      for (index, piece) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { words.append([]) }
        if !piece.isEmpty { words[words.count - 1].append(.literal(String(piece))) }
      }
    }
    return words
  }
}
