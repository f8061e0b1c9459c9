import StrataJSON
import StrataTemplate
import Testing

@testable import StrataDeployment

/// Templates that stacks import resources by.
@Suite struct ImportTemplateTests {
  private static let new = Template([
    "Parameters": ["Stage": ["Type": "String"], "Size": ["Type": "Number"], "Unused": ["Type": "String"]],
    "Mappings": ["Sizes": ["dev": ["Delay": 1]], "Others": ["a": ["b": 1]]],
    "Conditions": [
      "IsLarge": ["Fn::And": [["Condition": "IsProd"], ["Fn::Equals": [["Ref": "Size"], 3]]]],
      "IsProd": ["Fn::Equals": [["Ref": "Stage"], "prod"]], "Unused": ["Fn::Equals": ["a", "b"]],
    ],
    "Resources": [
      "Jobs": [
        "Type": "AWS::SQS::Queue", "Condition": "IsLarge",
        "Properties": ["DelaySeconds": ["Fn::FindInMap": ["Sizes", "dev", "Delay"]]],
      ],
      "Kept": ["Type": "AWS::SQS::Queue", "DeletionPolicy": "Delete", "DependsOn": "Topic"],
      "Topic": ["Type": "AWS::SNS::Topic"],
    ],
    "Outputs": ["Url": ["Value": ["Ref": "Jobs"]]],
  ])

  private static let deployed = Template([
    "Description": "as it was",
    "Resources": ["Topic": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": "old"]]],
    "Outputs": ["Old": ["Value": "x"]],
  ])

  @Test func whatIsThereStaysAsItIs() throws {
    let template = try ImportTemplate(["Jobs", "Kept"], of: Self.new, addedTo: Self.deployed)
    let json = template.template.json
    #expect(json["Resources"]?["Topic"] == Self.deployed.resources["Topic"])
    #expect(json["Outputs"] == Self.deployed.json["Outputs"] && json["Description"] == "as it was")
    #expect(json["Resources"]?["Jobs"]?["DeletionPolicy"] == "Retain")
    #expect(json["Resources"]?["Kept"] == Self.new.resources["Kept"])
    #expect(template.withoutPolicy == ["Jobs"])
  }

  @Test func whatIsNeededComesAlong() throws {
    let json = try ImportTemplate(["Jobs"], of: Self.new, addedTo: Self.deployed).template.json
    #expect(json["Parameters"]?.object?.keys.sorted() == ["Size", "Stage"])
    #expect(json["Mappings"]?.object?.keys == ["Sizes"])
    #expect(json["Conditions"]?.object?.keys.sorted() == ["IsLarge", "IsProd"])
    let other = try ImportTemplate(["Kept"], of: Self.new, addedTo: Self.deployed).template.json
    #expect(other["Parameters"] == nil && other["Mappings"] == nil && other["Conditions"] == nil)
  }

  @Test func aNewStackHasAllButOutputs() throws {
    let json = try ImportTemplate(["Topic"], of: Self.new, addedTo: nil).template.json
    #expect(json["Outputs"] == nil)
    #expect(json["Parameters"] == Self.new.json["Parameters"] && json["Conditions"] == Self.new.json["Conditions"])
    #expect(json["Resources"]?.object?.keys == ["Topic"])
  }

  @Test func whatIsNotThereIsNotUsed() {
    #expect(throws: ImportTemplate.Dangling.self) { try ImportTemplate(["Kept"], of: Self.new, addedTo: nil) }
  }

  @Test func whoseResourcesAreIsSaid() throws {
    func template(_ environments: JSONValue, _ ids: [String]) -> Template {
      Template([
        "Metadata": ["Strata::Environments": environments, "Other": 1],
        "Resources": .object(JSONObject(ids.map { ($0, ["Type": "AWS::SNS::Topic"]) })),
      ])
    }
    let deployed = template(["prod": ["Prod*"]], ["ProdTopic"])
    let known = template(["dev": ["Dev*"], "prod": ["Prod*"]], ["ProdTopic", "ProdOrders", "DevTopic"])
    let own = try ImportTemplate(["ProdOrders"], of: known, addedTo: deployed).template
    #expect(own.json["Metadata"] == deployed.json["Metadata"])
    let other = try ImportTemplate(["DevTopic"], of: known, addedTo: deployed).template
    #expect(other.json["Metadata"] == known.json["Metadata"])
  }
}
