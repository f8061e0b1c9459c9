import StrataFindings
import StrataJSON
import StrataTemplate

/// The sizes of an Auto Scaling group are in order, and leave room for an update.
struct GroupSizeRule: TemplateRule {
  let about = RuleDescription(
    "group-size", .error,
    reason: "Auto Scaling refuses sizes that aren't in order, and a rolling update that may take no instance away",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html",
    good: GroupSizeRule.sample(most: "3"), bad: GroupSizeRule.sample(most: "2"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::AutoScaling::AutoScalingGroup").flatMap { group -> [Finding] in
      let least = ContainerPortRule.number(group["MinSize"])
      let most = ContainerPortRule.number(group["MaxSize"])
      if let least, let most, least > most {
        return [
          finding(
            "the group may have fewer instances than it must", at: group.pointer("MaxSize"),
            expected: "MinSize (\(least)) or more", given: "\(most)")
        ]
      }
      return desired(group, least: least, most: most) + room(group, most: most)
    } + template.resources(of: "AWS::ApplicationAutoScaling::ScalableTarget").flatMap(capacities)
  }

  /// The bounds of what scales by other means, and those that hold from some time on.
  ///
  /// See [RegisterScalableTarget](https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html).
  private func capacities(_ target: TemplateResource) -> [Finding] {
    let actions = target.each("ScheduledActions").flatMap { $0.all("ScalableTargetAction") }
    return ([target.placedProperties] + actions).compactMap { bounds in
      guard let least = ContainerPortRule.number(bounds.value["MinCapacity"]),
        let most = ContainerPortRule.number(bounds.value["MaxCapacity"]), least > most
      else { return nil }
      return finding(
        "the target may have less capacity than it must", at: bounds.pointer.appending("MaxCapacity"),
        expected: "MinCapacity (\(least)) or more", given: "\(most)")
    }
  }

  private func desired(_ group: TemplateResource, least: Int64?, most: Int64?) -> [Finding] {
    guard let wanted = ContainerPortRule.number(group["DesiredCapacity"]) else { return [] }
    let place = group.pointer("DesiredCapacity")
    if let least, wanted < least {
      return [
        finding(
          "the group wants fewer instances than it must have", at: place, expected: "MinSize (\(least)) or more",
          given: "\(wanted)")
      ]
    }
    if let most, wanted > most {
      return [
        finding(
          "the group wants more instances than it may have", at: place, expected: "MaxSize (\(most)) or fewer",
          given: "\(wanted)")
      ]
    }
    return []
  }

  private func room(_ group: TemplateResource, most: Int64?) -> [Finding] {
    let policy = group.object["UpdatePolicy"]?["AutoScalingRollingUpdate"]
    guard let most, let kept = ContainerPortRule.number(policy?["MinInstancesInService"]), kept >= most else {
      return []
    }
    let place = JSONPointer(["Resources", group.logicalID, "UpdatePolicy", "AutoScalingRollingUpdate"])
    return [
      finding(
        "a rolling update can't replace any instance while all must stay in service",
        at: place.appending("MinInstancesInService"), expected: "less than MaxSize (\(most))", given: "\(kept)",
        hint: "raise MaxSize, or keep fewer in service meanwhile")
    ]
  }

  private static func sample(most: JSONValue) -> JSONValue {
    [
      "Group": [
        "Type": "AWS::AutoScaling::AutoScalingGroup",
        "Properties": [
          "MinSize": "2", "MaxSize": most, "VPCZoneIdentifier": ["subnet-0a1b2c3d"],
          "LaunchTemplate": ["LaunchTemplateId": "lt-0a1b2c3d4e5f67890", "Version": "1"],
        ], "UpdatePolicy": ["AutoScalingRollingUpdate": ["MinInstancesInService": 2]],
      ]
    ]
  }
}
