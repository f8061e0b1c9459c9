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
