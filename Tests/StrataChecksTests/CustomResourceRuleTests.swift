import StrataChecks
import StrataJSON
import Testing

@Suite struct CustomResourceRuleTests {
  private func findings(_ resource: JSONValue) -> [String] {
    TemplateChecker().check(["Resources": ["A": resource]]).filter { $0.message.contains("ServiceToken") }.map {
      "\($0.pointer?.description ?? "") \($0)"
    }
  }

  @Test func aTokenIsNeeded() {
    let message =
      "error: a custom resource needs a ServiceToken; expected the ARN of a function or topic in the stack's region [custom-resource-token]"
    #expect(findings(["Type": "Custom::Thing"]) == ["/Resources/A/Type \(message)"])
    #expect(findings(["Type": "Custom::Thing", "Properties": ["X": 1]]) == ["/Resources/A/Properties \(message)"])
    // What the schema says is said once.
    #expect(
      findings(["Type": "AWS::CloudFormation::CustomResource"]) == [
        "/Resources/A error: the property ServiceToken is required [required-property]"
      ])
  }

  @Test func oneThatIsThereOrMayComeIsEnough() {
    #expect(findings(["Type": "Custom::Thing", "Properties": ["ServiceToken": ["Fn::GetAtt": ["A", "Arn"]]]]) == [])
    #expect(findings(["Type": "Custom::Thing", "Properties": ["Fn::Transform": ["Name": "AWS::Include"]]]) == [])
    #expect(findings(["Type": "Custom::Thing", "Fn::Transform": ["Name": "Properties"]]) == [])
    #expect(findings(["Type": "Acme::Test::Thing"]) == [])
  }
}
