import StrataFindings
import StrataJSON
import StrataTemplate

/// A stack set has regions, and what goes with the way in which it gets its permissions.
struct StackSetRule: TemplateRule {
  let about = RuleDescription(
    "stack-set", .error,
    reason: "CloudFormation refuses a stack set that mixes its own permissions with those of the service",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html",
    good: StackSetRule.sample(["OrganizationalUnitIds": ["ou-ab12-34cd56ef"]]),
    bad: StackSetRule.sample(["Accounts": ["123456789012"]]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CloudFormation::StackSet").flatMap { set -> [Finding] in
      if set.properties.keys.contains(where: \.isFunctionName) { return [] }
      switch set["PermissionModel"]?.string {
      case "SELF_MANAGED": return ownPermissions(set) + regions(of: set)
      case "SERVICE_MANAGED": return servicePermissions(set) + regions(of: set)
      default: return regions(of: set)
      }
    }
  }

  private func ownPermissions(_ set: TemplateResource) -> [Finding] {
    let deployments = set.all("AutoDeployment").filter { deployment in
      deployment.value["Enabled"].map { $0 == true || $0 == "true" } ?? false
    }
    return deployments.map { excluded("AutoDeployment", "SELF_MANAGED", at: $0.pointer) }
      + targets(of: set).filter { $0["OrganizationalUnitIds"] != nil }.map {
        excluded("OrganizationalUnitIds", "SELF_MANAGED", at: $0.pointer.appending("OrganizationalUnitIds"))
      }
  }

  private func servicePermissions(_ set: TemplateResource) -> [Finding] {
    ["AdministrationRoleARN", "ExecutionRoleName"].flatMap { name in
      set.all(name).map { excluded(name, "SERVICE_MANAGED", at: $0.pointer) }
    }
      + targets(of: set).compactMap { target in
        guard let object = target.value.object, !target.value.isFunction,
          !object.keys.contains(where: \.isFunctionName), object["OrganizationalUnitIds"] == nil
        else { return nil }
        return finding(
          "with the permissions of the service a stack set is deployed to organizational units", at: target.pointer,
          expected: "OrganizationalUnitIds", given: object.isEmpty ? "none" : object.keys.joined(separator: ", "),
          hint: "narrow them by Accounts and AccountFilterType")
      }
  }

  /// What is wrong with the regions of a part of the targets.
  private func regions(of set: TemplateResource) -> [Finding] {
    set.each("StackInstancesGroup").flatMap { $0.all("Regions") }.flatMap { list -> [Finding] in
      guard let regions = list.value.array else { return [] }
      if regions.isEmpty {
        return [
          finding(
            "a stack set without regions has no stacks there", at: list.pointer, expected: "a region, as in eu-west-1",
            given: "none", hint: "take the group out, where it's to have none")
        ]
      }
      var seen: Set<String> = []
      return regions.enumerated().compactMap { index, region in
        let place = list.pointer.appending(index)
        guard let name = PlacedValue(value: region, pointer: place).text else { return nil }
        if !Self.isRegion(name) {
          return finding(
            "this isn't the name of a region", at: place, expected: "a name as in eu-west-1",
            given: Wording.quoted(name))
        }
        if seen.insert(name).inserted { return nil }
        return finding(
          "the region \(name) stands here twice", at: place, expected: "each region once", given: "\(name) again",
          hint: "take one of them out")
      }
    }
  }

  /// Whether a text has the form of a region's name: words and a number, between hyphens.
  private static func isRegion(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, Int(number) != nil else { return false }
    return parts.dropLast().allSatisfy { part in
      part.utf8.count > 1 && part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
  }

  private func targets(of set: TemplateResource) -> [PlacedValue] {
    set.each("StackInstancesGroup").flatMap { $0.all("DeploymentTargets") }
  }

  private func excluded(_ name: String, _ model: String, at place: JSONPointer) -> Finding {
    let other = model == "SELF_MANAGED" ? "SERVICE_MANAGED" : "SELF_MANAGED"
    return finding(
      "\(name) doesn't go with the permission model \(model)", at: place, expected: "no \(name), or \(other)",
      given: "\(name) and \(model)")
  }

  private static func sample(_ targets: JSONValue) -> JSONValue {
    [
      "Baseline": [
        "Type": "AWS::CloudFormation::StackSet",
        "Properties": [
          "StackSetName": "baseline", "PermissionModel": "SERVICE_MANAGED",
          "AutoDeployment": ["Enabled": true, "RetainStacksOnAccountRemoval": false],
          "TemplateURL": "https://templates.s3.eu-west-1.amazonaws.com/baseline.json",
          "StackInstancesGroup": [["DeploymentTargets": targets, "Regions": ["eu-west-1"]]],
        ],
      ]
    ]
  }
}
