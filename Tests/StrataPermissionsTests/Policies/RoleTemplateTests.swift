import StrataIsolation
import StrataJSON
import StrataPermissions
import StrataTemplate
import Testing

/// Templates of the role that CloudFormation takes on.
@Suite struct RoleTemplateTests {
  private func template(_ stack: IsolatedStack) -> JSONValue {
    RoleTemplate(Shop.permissions(stack), deploying: "shop").json
  }

  private func statements(_ policy: String, of template: JSONValue) -> [JSONValue] {
    template["Resources"]?[policy]?["Properties"]?["PolicyDocument"]?["Statement"]?.array ?? []
  }

  @Test func theRoleHasWhatHandlersCallAndItsCallerTheRest() {
    let template = template(Shop.stack(Shop.queue))
    #expect(template["Resources"]?.object?.keys == ["DeploymentRole", "Rights1", "Calls"])
    #expect(
      statements("Rights1", of: template).map { $0["Resource"] }
        == ["arn:aws:sqs:eu-central-1:111122223333:shop-*"])
    #expect(
      statements("Calls", of: template).last == [
        "Effect": "Allow", "Action": "iam:PassRole", "Resource": ["Fn::GetAtt": ["DeploymentRole", "Arn"]],
        "Condition": ["StringEquals": ["iam:PassedToService": "cloudformation.amazonaws.com"]],
      ])
  }

  @Test func anAccountThatNobodyKnowsIsTheRolesOwn() {
    let template = template(Shop.stack(Shop.queue, account: nil))
    #expect(
      statements("Rights1", of: template)[0]["Resource"]
        == ["Fn::Sub": "arn:aws:sqs:eu-central-1:${AWS::AccountId}:shop-*"])
  }

  @Test func boundariesCantBeTakenOff() {
    let template = template(Shop.stack(["Role": Shop.role]))
    let denials = statements("Borders", of: template)
    #expect(denials.map { $0["Effect"] } == ["Deny", "Deny"])
    #expect(
      denials[0]["Resource"] == [
        ["Fn::GetAtt": ["DeploymentRole", "Arn"]], "arn:aws:iam::111122223333:policy/shop-boundary",
      ])
    #expect(
      denials[1]["Action"] == ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"])
    #expect(self.template(Shop.stack(Shop.queue))["Resources"]?["Borders"] == nil)
  }

  @Test func aTemplateIsWhatWeReadOurselves() {
    let contents = TemplateContents(template(Shop.stack(["Role": Shop.role])))
    #expect(contents.policyStatements.count > 5)
    #expect(contents.references.contains { $0.target == "DeploymentRole" })
  }
}
