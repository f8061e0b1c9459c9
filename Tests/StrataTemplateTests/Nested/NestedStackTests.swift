import StrataJSON
import StrataTemplate
import Testing

/// The stacks in a template, with what crosses their borders.
@Suite struct NestedStackTests {
  private func stack(_ url: String, _ parameters: JSONObject = [:]) -> JSONValue {
    [
      "Type": "AWS::CloudFormation::Stack",
      "Properties": ["TemplateURL": .string(url), "Parameters": .object(parameters)],
    ]
  }

  private func template(_ resources: JSONObject, parameters: JSONObject = [:]) -> JSONValue {
    ["Parameters": .object(parameters), "Resources": .object(resources)]
  }

  private func stacks(
    _ root: JSONValue, given: [String: String] = [:], _ others: [String: JSONValue]
  ) throws(NestingError) -> [NestedStack] {
    let templates = NestedTemplates(others.map { NestedTemplates.File(path: $0.key, json: $0.value) })
    return try templates.stacks(
      in: TemplateContents(root, byteCount: nil, deployment: .anybodys(parameters: given)), at: "main.json")
  }

  @Test func stacksInStacks() throws {
    let found = try stacks(
      template(["Network": stack("network.json"), "Jobs": ["Type": "AWS::SQS::Queue"]]),
      [
        "network.json": template(["Endpoints": stack("deeper/endpoints.json"), "Lost": stack("lost.json")]),
        "deeper/endpoints.json": template(["Topic": ["Type": "AWS::SNS::Topic"]]),
      ])
    #expect(found.flatMap(\.all).map(\.name) == ["Network", "Network/Endpoints", "Network/Lost"])
    #expect(found.flatMap(\.all).map(\.file) == ["network.json", "deeper/endpoints.json", nil])
    #expect(found.files == ["network.json", "deeper/endpoints.json"])
    #expect(found["Network"]?.stacks["Lost"]?.reason == "there is no lost.json beside network.json")
    #expect(found["Network"]?.stacks["Endpoints"]?.contents?.resources.map(\.logicalID) == ["Topic"])
    #expect(found["Nothing"] == nil)
  }

  @Test func parametersAreGiven() throws {
    let outer: JSONObject = [
      "Stage": ["Type": "String", "AllowedValues": ["dev", "prod"], "Default": "dev"], "Size": ["Type": "Number"],
    ]
    let inner: JSONObject = [
      "Stage": ["Type": "String"], "Size": ["Type": "Number"], "Zones": ["Type": "CommaDelimitedList"],
      "Name": ["Type": "String"], "Queue": ["Type": "String"], "Own": ["Type": "String", "Default": "x"],
    ]
    let handed: JSONObject = [
      "Stage": ["Ref": "Stage"], "Size": ["Ref": "Size"], "Zones": ["a", "b"],
      "Name": ["Fn::Sub": "queue-${Size}"], "Queue": ["Fn::GetAtt": ["Jobs", "Arn"]],
    ]
    let found = try stacks(
      template(["Network": stack("network.json", handed), "Jobs": ["Type": "AWS::SQS::Queue"]], parameters: outer),
      given: ["Size": "3"],
      ["network.json": template(["Topic": ["Type": "AWS::SNS::Topic"]], parameters: inner)])
    let contents = try #require(found["Network"]?.contents)
    #expect(contents.given == ["Size": "3", "Zones": "a,b", "Name": "queue-3"])
    #expect(
      contents.section("Parameters")["Stage"]
        == ["Type": "String", "AllowedValues": ["dev", "prod"], "Default": "dev"])
    #expect(found["Network"]?.parameters?["Queue"] == ["Fn::GetAtt": ["Jobs", "Arn"]])
    #expect(found["Network"]?.json?["Parameters"]?["Stage"] == ["Type": "String"])
  }

  @Test func circlesAreErrors() throws {
    let error = #expect(throws: NestingError.self) {
      try stacks(
        template(["A": stack("a.json")]),
        [
          "a.json": template(["B": stack("b.json")]), "b.json": template(["A": stack("./a.json")]),
        ])
    }
    #expect(error == .cycle(["a.json", "b.json", "a.json"]))
    #expect("\(try #require(error))" == "templates nest each other in a circle: a.json → b.json → a.json")
    #expect(throws: NestingError.cycle(["main.json", "main.json"])) {
      try stacks(template(["Self": stack("main.json")]), ["main.json": template(["Self": stack("main.json")])])
    }
  }

  @Test func depthIsBounded() throws {
    var files: [String: JSONValue] = [:]
    for index in 0..<40 { files["\(index).json"] = template(["Next": stack("\(index + 1).json")]) }
    files["40.json"] = template(["Topic": ["Type": "AWS::SNS::Topic"]])
    let error = #expect(throws: NestingError.self) { try stacks(template(["First": stack("0.json")]), files) }
    #expect(
      "\(try #require(error))"
        == "templates nest each other more than 31 deep: main.json → 0.json → 1.json → … → 31.json")
    // Two of each, ten deep, are more than anybody looks at, but an answer nevertheless.
    for index in 0..<12 {
      files["\(index).json"] = template(["One": stack("\(index + 1).json"), "Two": stack("\(index + 1).json")])
    }
    files["12.json"] = template(["Topic": ["Type": "AWS::SNS::Topic"]])
    let all = try stacks(template(["First": stack("0.json")]), files).flatMap(\.all)
    #expect(all.count(where: { $0.contents != nil }) == 2_500)
    #expect(all.compactMap(\.reason).first == "there are more than 2,500 nested stacks")
  }

  @Test func targetsOfStackSets() throws {
    let contents = TemplateContents(
      template([
        "Baseline": [
          "Type": "AWS::CloudFormation::StackSet",
          "Properties": [
            "Parameters": [["ParameterKey": "Size", "ParameterValue": "1"]],
            "TemplateBody": .string(
              #"{"Parameters": {"Size": {"Type": "Number"}}, "Resources": {"A": {"Type": "AWS::SNS::Topic"}}}"#),
            "StackInstancesGroup": [
              [
                "DeploymentTargets": ["Accounts": ["111122223333"]], "Regions": ["eu-west-1", "eu-north-1"],
                "ParameterOverrides": [["ParameterKey": "Size", "ParameterValue": "2"]],
              ],
              ["DeploymentTargets": ["OrganizationalUnitIds": ["ou-a"]], "Regions": ["Ref": "Regions"]],
            ],
          ],
        ]
      ]))
    let set = try #require(try NestedTemplates.none.stacks(in: contents, at: "main.json")["Baseline"])
    #expect(set.contents?.given == ["Size": "1"])
    let targets = StackSetTargets.all(of: set.resource)
    #expect(targets.map(\.accounts) == [["111122223333"], []])
    #expect(targets.map(\.units) == [[], ["ou-a"]])
    #expect(targets.map(\.regions) == [["eu-west-1", "eu-north-1"], nil])
    #expect(targets.map { set.contents(for: $0, in: contents)?.given } == [["Size": "2"], ["Size": "1"]])
  }
}
