import StrataChecks
import StrataFindings
import StrataJSON
import StrataTemplate
import Testing

@Suite struct NestedParametersRuleTests {
  private let network: JSONValue = [
    "Parameters": ["Range": ["Type": "String"], "Size": ["Type": "Number", "Default": 1]],
    "Resources": ["Topic": ["Type": "AWS::SNS::Topic"]], "Outputs": ["Arn": ["Value": ["Ref": "Topic"]]],
  ]

  private func found(
    _ resources: JSONValue, _ files: [String: JSONValue], by rule: RuleID = "nested-parameters"
  ) -> [String] {
    let templates = NestedTemplates(files.map { NestedTemplates.File(path: $0.key, json: $0.value) })
    let contents = TemplateContents(
      ["Resources": resources], byteCount: nil,
      deployment: .anybodys(parameters: [:], besides: templates, at: "main.json"))
    return TemplateChecker().report(on: contents).findings.filter { $0.rule == rule }.map { finding in
      let ending = [finding.expected.map { "expected \($0)" }, finding.given.map { "given \($0)" }, finding.hint]
      return "\(finding.pointer ?? JSONPointer()): "
        + ([finding.message] + ending.compactMap(\.self)).joined(separator: "; ")
    }
  }

  private func stack(_ parameters: JSONValue?, _ address: JSONValue = "./network.json") -> JSONValue {
    var properties: JSONObject = ["TemplateURL": address]
    properties["Parameters"] = parameters
    return ["Type": "AWS::CloudFormation::Stack", "Properties": .object(properties)]
  }

  @Test func parametersThatATemplateLacksAndNeeds() {
    let files = ["network.json": network]
    #expect(found(["Network": stack(["Range": "10.0.0.0/8"])], files) == [])
    #expect(
      found(["Network": stack(["Rang": "10.0.0.0/8"])], files) == [
        "/Resources/Network/Properties/Parameters: the template of Network needs a value of its parameter Range; expected Range; given Rang; give it under Parameters, or give the parameter a Default",
        "/Resources/Network/Properties/Parameters/Rang: the template of Network has no parameter Rang; expected Range, Size; given Rang; did you mean Range?",
      ])
    #expect(
      found(["Network": stack(nil)], files) == [
        "/Resources/Network/Properties: the template of Network needs a value of its parameter Range; expected Range; given none; give it under Parameters, or give the parameter a Default"
      ])
    #expect(found(["Network": stack(["Ref": "All"])], files) == [])
    #expect(found(["Network": stack(["Rang": "a"])], [:]) == [])
  }

  @Test func outputsThatATemplateLacks() {
    func topic(_ output: JSONValue) -> JSONValue {
      [
        "Network": stack(["Range": "a"]),
        "Topic": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": output]],
      ]
    }
    let files = ["network.json": network]
    #expect(found(topic(["Fn::GetAtt": ["Network", "Outputs.Arn"]]), files) == [])
    #expect(found(topic(["Fn::Sub": "${Network.Outputs.Arn}"]), files) == [])
    #expect(
      found(topic(["Fn::GetAtt": "Network.Outputs.Arm"]), files) == [
        "/Resources/Topic/Properties/DisplayName/Fn::GetAtt: the template of Network has no output Arm; expected Arn; given Arm; did you mean Arn?"
      ])
    #expect(found(topic(["Fn::Sub": "${Network.Outputs.Arm}"]), files).count == 1)
  }

  @Test func overridesOfStackSets() {
    func set(_ parameters: JSONValue, _ overrides: JSONValue...) -> JSONValue {
      [
        "Baseline": [
          "Type": "AWS::CloudFormation::StackSet",
          "Properties": [
            "TemplateURL": "./network.json", "Parameters": parameters,
            "StackInstancesGroup": .array(overrides.map { ["Regions": ["eu-west-1"], "ParameterOverrides": $0] }),
          ],
        ]
      ]
    }
    func value(_ name: JSONValue) -> JSONValue { [["ParameterKey": name, "ParameterValue": "1"]] }
    let files = ["network.json": network]
    #expect(found(set(value("Range"), value("Size")), files) == [])
    #expect(found(set([], value("Range")), files) == [])
    #expect(
      found(set([], value("Range"), value("Size")), files) == [
        "/Resources/Baseline/Properties/Parameters: the template of Baseline needs a value of its parameter Range; expected Range; given none; give it under Parameters, or give the parameter a Default"
      ])
    #expect(
      found(set(value("Range"), value("Sise")), files) == [
        "/Resources/Baseline/Properties/StackInstancesGroup/0/ParameterOverrides/0/ParameterKey: the template of Baseline has no parameter Sise; expected Range, Size; given Sise; did you mean Size?"
      ])
  }

  @Test func macrosMayChangeWhatATemplateTakes() {
    var rewritten = network.object ?? [:]
    rewritten["Transform"] = "Own"
    #expect(found(["Network": stack(["Rang": "a"])], ["network.json": .object(rewritten)]) == [])
  }

  @Test func circles() {
    let inner: JSONValue = ["Resources": ["Back": stack(nil, "main.json")]]
    #expect(
      found(["Network": stack(nil)], ["network.json": inner], by: "nested-cycle") == [
        "/Resources/Network: templates nest each other in a circle: main.json → network.json → main.json; expected templates in which no other one comes again; take one of the templates out of the others"
      ])
    #expect(found(["Network": stack(nil)], ["network.json": network], by: "nested-cycle") == [])
  }
}
