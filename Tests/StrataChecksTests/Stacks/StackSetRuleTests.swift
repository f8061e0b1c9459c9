import StrataJSON
import StrataLanguage
import Testing

@Suite struct StackSetRuleTests {
  private func found(_ properties: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "stack-set", inResources: ["S": ["Type": "AWS::CloudFormation::StackSet", "Properties": properties]]
    ).map { $0.replacing("/Resources/S/Properties/", with: "") }
  }

  private func targets(_ targets: JSONValue) -> JSONValue {
    [["DeploymentTargets": targets, "Regions": ["eu-west-1"]]]
  }

  @Test func permissionsOfOnesOwn() {
    #expect(
      found(["PermissionModel": "SELF_MANAGED", "AutoDeployment": ["Enabled": true]]) == [
        "AutoDeployment: AutoDeployment doesn't go with the permission model SELF_MANAGED; expected no AutoDeployment, or SERVICE_MANAGED; given AutoDeployment and SELF_MANAGED"
      ])
    #expect(
      found([
        "PermissionModel": "SELF_MANAGED",
        "StackInstancesGroup": targets(["OrganizationalUnitIds": ["ou-ab12-34cd56ef"]]),
      ]) == [
        "StackInstancesGroup/0/DeploymentTargets/OrganizationalUnitIds: OrganizationalUnitIds doesn't go with the permission model SELF_MANAGED; expected no OrganizationalUnitIds, or SERVICE_MANAGED; given OrganizationalUnitIds and SELF_MANAGED"
      ])
    #expect(
      found([
        "PermissionModel": "SELF_MANAGED", "AdministrationRoleARN": "arn:aws:iam::123456789012:role/admin",
        "AutoDeployment": ["Enabled": false], "StackInstancesGroup": targets(["Accounts": ["123456789012"]]),
      ]) == [])
  }

  @Test func regions() {
    func group(_ regions: JSONValue) -> JSONValue {
      [
        "PermissionModel": "SELF_MANAGED",
        "StackInstancesGroup": [["DeploymentTargets": ["Accounts": ["123456789012"]], "Regions": regions]],
      ]
    }
    #expect(
      found(group([])) == [
        "StackInstancesGroup/0/Regions: a stack set without regions has no stacks there; expected a region, as in eu-west-1; given none (take the group out, where it's to have none)"
      ])
    #expect(
      found(group(["eu-west-1", "eu-north-1", "eu-west-1"])) == [
        "StackInstancesGroup/0/Regions/2: the region eu-west-1 stands here twice; expected each region once; given eu-west-1 again (take one of them out)"
      ])
    for name in ["", "eu", "eu-west", "EU-west-1", "eu-west-1a", "Ireland", "eu--1"] {
      #expect(
        found(group([.string(name)])) == [
          "StackInstancesGroup/0/Regions/0: this isn't the name of a region; expected a name as in eu-west-1; given \"\(name)\""
        ])
    }
    #expect(found(group(["us-gov-west-1", "eusc-de-east-1", "cn-north-1", ["Ref": "AWS::Region"]])) == [])
    #expect(found(group(["Ref": "Regions"])) == [])
  }

  @Test func permissionsOfTheService() {
    #expect(
      found([
        "PermissionModel": "SERVICE_MANAGED", "AdministrationRoleARN": "arn:aws:iam::123456789012:role/admin",
        "StackInstancesGroup": targets(["Accounts": ["123456789012"]]),
      ]) == [
        "AdministrationRoleARN: AdministrationRoleARN doesn't go with the permission model SERVICE_MANAGED; expected no AdministrationRoleARN, or SELF_MANAGED; given AdministrationRoleARN and SERVICE_MANAGED",
        "StackInstancesGroup/0/DeploymentTargets: with the permissions of the service a stack set is deployed to organizational units; expected OrganizationalUnitIds; given Accounts (narrow them by Accounts and AccountFilterType)",
      ])
    #expect(
      found([
        "PermissionModel": "SERVICE_MANAGED", "AutoDeployment": ["Enabled": true],
        "ExecutionRoleName": ["Ref": "AWS::NoValue"],
        "StackInstancesGroup": targets(["OrganizationalUnitIds": ["Ref": "Units"], "Accounts": ["123456789012"]]),
      ]) == [])
    #expect(found(["PermissionModel": "SERVICE_MANAGED", "StackInstancesGroup": targets(["Ref": "Targets"])]) == [])
    #expect(found(["PermissionModel": ["Ref": "Model"], "AutoDeployment": ["Enabled": true]]) == [])
  }
}
