import StrataFindings
import StrataJSON
import StrataTemplate

/// An instance has an image to start from, of its own or from its launch template.
struct InstanceImageRule: TemplateRule {
  let about = RuleDescription(
    "instance-image", .error, reason: "EC2 refuses to launch an instance without an image",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
    good: InstanceImageRule.sample(["ImageId": "ami-12345678"]), bad: InstanceImageRule.sample([:]))

  private static let wanted = "ImageId, or a LaunchTemplate that has it"

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources.compactMap { resource in
      switch resource.type {
      case "AWS::EC2::Instance": isOpen(resource) ? nil : finding(inInstance: resource, template)
      case "AWS::AutoScaling::AutoScalingGroup": isOpen(resource) ? nil : finding(inGroup: resource, template)
      default: nil
      }
    }
  }

  /// Whether a macro may write more of a resource than stands there.
  private func isOpen(_ resource: TemplateResource) -> Bool {
    (resource.object.keys + resource.properties.keys).contains(where: \.isFunctionName)
  }

  private func finding(inInstance instance: TemplateResource, _ template: TemplateContents) -> Finding? {
    guard Presence(instance["ImageId"]) == .never else { return nil }
    if Presence(instance["LaunchTemplate"]) == .never {
      let place = instance.pointer()
      return finding(
        "the instance has no image", at: instance.object["Properties"] == nil ? place : place.appending("Properties"),
        expected: Self.wanted, given: "neither")
    }
    return instance.placed("LaunchTemplate").flatMap { finding(in: $0, "the instance has no image", template) }
  }

  private func finding(inGroup group: TemplateResource, _ template: TemplateContents) -> Finding? {
    guard Presence(group["InstanceId"]) == .never else { return nil }
    let message = "the group's instances have no image"
    if let direct = group.placed("LaunchTemplate") { return finding(in: direct, message, template) }
    guard let mixed = group.placed("MixedInstancesPolicy")?["LaunchTemplate"],
      let specification = mixed["LaunchTemplateSpecification"]
    else { return nil }
    let own = ["ImageId", "LaunchTemplateSpecification"]
    let overrides = mixed.value["Overrides"]
    guard Presence(overrides) == .never || overrides?.array != nil else { return nil }
    // Those of an override without one get it from the launch template.
    let isNeeded = overrides?.array?.contains { override in
      !override.isFunction && own.allSatisfy { override[$0] == nil }
    }
    if overrides?.array?.isEmpty == false, isNeeded != true { return nil }
    return finding(in: specification, message, template)
  }

  /// The finding where a launch template of this template has no image in the version that's used.
  private func finding(in use: PlacedValue, _ message: String, _ template: TemplateContents) -> Finding? {
    guard let object = use.value.object, !use.value.isFunction,
      let launch = template.target(of: object["LaunchTemplateId"] ?? object["LaunchTemplateName"]),
      launch.type == "AWS::EC2::LaunchTemplate", isOfToday(object["Version"], of: launch, template),
      !launch.object.keys.contains(where: \.isFunctionName),
      let data = launch["LaunchTemplateData"], !data.isFunction, let members = data.object,
      !members.keys.contains(where: \.isFunctionName), Presence(members["ImageId"]) == .never
    else { return nil }
    return finding(
      "\(message), which \(launch.logicalID) doesn't have either", at: use.pointer, expected: Self.wanted,
      given: "neither", hint: "give the LaunchTemplateData of \(launch.logicalID) an ImageId")
  }

  /// Whether a version is the one that the template makes, and not an earlier one.
  private func isOfToday(_ version: JSONValue?, of launch: TemplateResource, _ template: TemplateContents) -> Bool {
    guard let version else { return true }
    return ["$Latest", "$Default"].contains(version.string)
      || template.target(of: version)?.logicalID == launch.logicalID
  }

  private static func sample(_ image: JSONObject) -> JSONValue {
    var properties = image
    properties["InstanceType"] = "t3.micro"
    return ["Host": ["Type": "AWS::EC2::Instance", "Properties": .object(properties)]]
  }
}
