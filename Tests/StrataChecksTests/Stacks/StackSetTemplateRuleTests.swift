import StrataFacts
import StrataFindings
import StrataJSON
import Testing

@Suite struct StackSetTemplateRuleTests {
  private func found(_ template: JSONValue, _ properties: JSONObject) -> [String] {
    var all = properties
    all["StackSetName"] = "baseline"
    all["TemplateBody"] = .string("\(template)")
    return StrataChecksTests.found(
      by: "stack-set-template",
      inResources: ["S": ["Type": "AWS::CloudFormation::StackSet", "Properties": .object(all)]]
    ).map { $0.replacing("/Resources/S/Properties", with: "") }
  }

  private let service: JSONObject = ["PermissionModel": "SERVICE_MANAGED", "Capabilities": ["CAPABILITY_AUTO_EXPAND"]]
  private let own: JSONObject = ["PermissionModel": "SELF_MANAGED", "Capabilities": ["CAPABILITY_AUTO_EXPAND"]]

  @Test(arguments: ["AWS::Serverless-2016-10-31", "AWS::LanguageExtensions", "Own"])
  func macros(name: String) {
    let template: JSONValue = [
      "Transform": .string(name), "Resources": ["Topic": ["Type": "AWS::SNS::Topic"]],
    ]
    #expect(
      found(template, service) == [
        "/TemplateBody: with the permissions of the service the template of a stack set can't have macros; expected a template without macros; given \(name) (give the template as the macro leaves it, or use roles of your own, SELF_MANAGED)"
      ])
    #expect(found(template, own) == [])
  }

  @Test func macrosAmongValues() {
    let template: JSONValue = [
      "Resources": [
        "Topic": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": ["Fn::Transform": ["Name": "Own"]]]]
      ]
    ]
    #expect(found(template, service).count == 1)
    #expect(found(template, own) == [])
  }

  @Test func nestedStacks() {
    let template: JSONValue = [
      "Resources": [
        "Inner": ["Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": "https://bucket/inner.json"]]
      ]
    ]
    #expect(
      found(template, service) == [
        "/TemplateBody: with the permissions of the service the template of a stack set can't have nested stacks; expected a template without nested stacks; given Inner of type AWS::CloudFormation::Stack (put its resources into the template, or use roles of your own, SELF_MANAGED)"
      ])
    #expect(found(template, own) == [])
  }

  @Test func identitiesAreAcknowledged() {
    func role(_ properties: JSONObject) -> JSONValue {
      ["Resources": ["Role": ["Type": "AWS::IAM::Role", "Properties": .object(properties)]]]
    }
    #expect(
      found(role([:]), ["PermissionModel": "SELF_MANAGED"]) == [
        ": the template of S needs what the stack set doesn't acknowledge; expected CAPABILITY_IAM; given none (add it to Capabilities)"
      ])
    #expect(
      found(role(["RoleName": "worker"]), ["Capabilities": ["CAPABILITY_IAM"]]) == [
        "/Capabilities: the template of S needs what the stack set doesn't acknowledge; expected CAPABILITY_NAMED_IAM; given CAPABILITY_IAM (add it to Capabilities)"
      ])
    #expect(found(role([:]), ["Capabilities": ["CAPABILITY_NAMED_IAM"]]) == [])
    #expect(found(role([:]), ["Capabilities": ["CAPABILITY_IAM"]]) == [])
    #expect(found(role([:]), ["Capabilities": ["Ref": "Capabilities"]]) == [])
  }

  @Test func typesThatARegionLacks() {
    let type = "AWS::OpsWorks::Volume"
    #expect(ResourceFacts.of(type)?.isInUSEast1 == false)
    func group(_ region: JSONValue) -> JSONObject {
      [
        "StackInstancesGroup": [
          ["DeploymentTargets": ["Accounts": ["111122223333"]], "Regions": ["eu-west-1", region]]
        ]
      ]
    }
    let template: JSONValue = ["Resources": ["It": ["Type": .string(type)]]]
    #expect(
      found(template, group("us-east-1")) == [
        "/StackInstancesGroup/0/Regions/1: \(type) of the stack set's template isn't in us-east-1; expected a region with all types of the template; given us-east-1 (leave the region out, or the resource It)"
      ])
    #expect(found(template, group("eu-north-1")) == [])
    #expect(found(["Resources": ["It": ["Type": "AWS::SNS::Topic"]]], group("us-east-1")) == [])
  }
}
