import StrataCost
import StrataJSON
import StrataTemplate
import Testing

/// What stacks in stacks cost, and those of stack sets.
@Suite struct NestedCostTests {
  private let inner: JSONValue = [
    "Parameters": ["Shards": ["Type": "Number"]],
    "Resources": ["Events": ["Type": "AWS::Kinesis::Stream", "Properties": ["ShardCount": ["Ref": "Shards"]]]],
  ]

  private func estimate(_ resource: JSONObject) throws -> CostEstimate {
    let contents = TemplateContents(["Resources": ["Part": .object(resource)]])
    let nested = try NestedTemplates([NestedTemplates.File(path: "inner.json", json: inner)])
      .stacks(in: contents, at: "main.json")
    return CostEstimator().estimate(
      CostedStack(name: "Shop", region: "us-east-1", contents: contents).nesting(nested))
  }

  private func lines(_ estimate: CostEstimate) -> [String] {
    estimate.lines.filter { $0.kind == .fixed }.map { line in
      guard case .priced(_, let quantity, _) = line.outcome else { return "\(line.resource.stack ?? ""): not priced" }
      return "\(line.resource.stack ?? "") \(line.resource.region): \(quantity.idle)"
    }
  }

  @Test func nestedStacksCostWhatTheirResourcesCost() throws {
    let found = try estimate([
      "Type": "AWS::CloudFormation::Stack",
      "Properties": ["TemplateURL": "inner.json", "Parameters": ["Shards": "2"]],
    ])
    #expect(lines(found) == ["Shop/Part us-east-1: 1460"])
    #expect(found.lines.map(\.resource.path).first == "Part/Events")
    #expect(found.unknown.isEmpty)
    #expect(found.free.map(\.resource.logicalID) == ["Part"])
  }

  @Test func stackSetsCostThatInEachPlace() throws {
    let found = try estimate([
      "Type": "AWS::CloudFormation::StackSet",
      "Properties": [
        "TemplateURL": "inner.json", "Parameters": [["ParameterKey": "Shards", "ParameterValue": "1"]],
        "StackInstancesGroup": [
          [
            "DeploymentTargets": ["Accounts": ["111122223333", "222233334444"]], "Regions": ["us-east-1"],
          ],
          [
            "DeploymentTargets": ["OrganizationalUnitIds": ["ou-ab12-cd34ef56"]], "Regions": ["us-east-1"],
            "ParameterOverrides": [["ParameterKey": "Shards", "ParameterValue": "3"]],
          ],
        ],
      ],
    ])
    #expect(
      lines(found) == [
        "Shop/Part in 111122223333 us-east-1 us-east-1: 730",
        "Shop/Part in 222233334444 us-east-1 us-east-1: 730",
        "Shop/Part in each account of ou-ab12-cd34ef56 us-east-1 us-east-1: 2190",
      ])
  }

  @Test func whatIsNotFoundCostsNothing() throws {
    let found = try estimate([
      "Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": "https://bucket/other.json"],
    ])
    #expect(found.lines.isEmpty)
    #expect(found.unknown.map(\.logicalID) == ["Part"])
  }
}
