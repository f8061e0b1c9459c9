import StrataJSON
import StrataTemplate
import Testing

@testable import StrataAdvice

@Suite struct PartTemplatesTests {
  private let template: JSONValue = [
    "AWSTemplateFormatVersion": "2010-09-09", "Description": "A shop",
    "Metadata": [
      "AWS::CloudFormation::Interface": [
        "ParameterGroups": [["Label": ["default": "All"], "Parameters": ["Stage", "Size"]]],
        "ParameterLabels": ["Stage": ["default": "S"], "Size": ["default": "Z"]],
      ], "Strata::Accepted": [["Rule": "schema", "Because": "It's new"]],
    ],
    "Parameters": ["Stage": ["Type": "String"], "Size": ["Type": "String"]],
    "Mappings": ["Sizes": ["small": ["days": "1"]], "Unused": ["a": ["b": "c"]]],
    "Conditions": ["IsLarge": ["Fn::Equals": [["Ref": "Size"], "large"]]],
    "Resources": [
      "News": ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": ["Ref": "Stage"]]],
      "Address": ["Type": "AWS::EC2::EIP"],
      "Jobs": [
        "Type": "AWS::SQS::Queue", "Condition": "IsLarge",
        "Properties": [
          "MessageRetentionPeriod": ["Fn::FindInMap": ["Sizes", "small", "days"]],
          "Tags": [["Key": "news", "Value": ["Ref": "News"]]],
        ],
      ],
    ],
    "Outputs": ["JobsName": ["Condition": "IsLarge", "Value": ["Fn::GetAtt": ["Jobs", "QueueName"]]]],
  ]

  private var split: StackSplit {
    get throws {
      let contents = TemplateContents(template)
      let graph = SplitGraph(contents)
      return StackSplit(
        contents, stack: "Shop", taken: [], graph: graph, part: [0, 0, 1], parts: 2, home: 0)
    }
  }

  @Test func nothingIsLost() throws {
    SplitChecker(template: template, split: try split).check()
  }

  @Test func whatCrossesIsDeployedFirst() throws {
    let update = try split.update
    #expect(update.map(\.stack) == ["Shop", "Shop-2"])
    #expect(
      update[0].template.outputs["ExportNewsRef"] == ["Value": ["Ref": "News"], "Export": ["Name": "Shop:News"]])
    #expect(update[0].template.resources.keys == ["News", "Address", "Jobs"])
    #expect(
      update[1].template.json == [
        "AWSTemplateFormatVersion": "2010-09-09",
        "Metadata": ["Strata::Accepted": [["Rule": "schema", "Because": "It's new"]]],
        "Parameters": ["Size": ["Type": "String"]], "Mappings": ["Sizes": ["small": ["days": "1"]]],
        "Conditions": ["IsLarge": ["Fn::Equals": [["Ref": "Size"], "large"]]],
        "Resources": ["Placeholder": ["Type": "AWS::CloudFormation::WaitConditionHandle"]],
      ])
  }

  @Test func refactoringChangesNoSectionOfWhatStays() throws {
    let home = try #require(try split.refactoring.first).template.json
    for section in ["Description", "Metadata", "Parameters", "Mappings", "Conditions"] {
      #expect(home[section] == template[section])
    }
    #expect(home["Resources"]?.object?.keys == ["News", "Address"])
    #expect(home["Outputs"]?.object?.keys == ["ExportNewsRef"])
    let new = try #require(try split.refactoring.last).template
    #expect(new.resources.keys == ["Jobs", "Placeholder"])
    #expect(
      new.resources["Jobs"]?["Properties"]?["Tags"]
        == [["Key": "news", "Value": ["Fn::ImportValue": "Shop:News"]]])
    #expect(new.outputs.keys == ["JobsName"])
  }

  @Test func whatNothingNeedsIsTakenOut() throws {
    let cleaning = try split.cleaning
    #expect(cleaning.map(\.stack) == ["Shop", "Shop-2"])
    let home = cleaning[0].template.json
    #expect(home["Parameters"] == ["Stage": ["Type": "String"]])
    #expect(home["Mappings"] == nil)
    #expect(home["Conditions"] == nil)
    #expect(
      home["Metadata"]?["AWS::CloudFormation::Interface"] == [
        "ParameterGroups": [["Label": ["default": "All"], "Parameters": ["Stage"]]],
        "ParameterLabels": ["Stage": ["default": "S"]],
      ])
    #expect(cleaning[1].template.resources.keys == ["Jobs"])
  }

  @Test func exportsThatAreThereServe() throws {
    var object = try #require(template.object)
    object["Outputs"] = ["News": ["Value": ["Ref": "News"], "Export": ["Name": "the-news"]]]
    let contents = TemplateContents(.object(object))
    let split = StackSplit(
      contents, stack: "Shop", taken: [], graph: SplitGraph(contents), part: [0, 0, 1], parts: 2, home: 0)
    SplitChecker(template: .object(object), split: split).check()
    #expect(split.values.map(\.export) == ["the-news"])
    #expect(split.update.map(\.stack) == ["Shop-2"])
  }

  @Test func listsAreJoinedForTheWay() throws {
    let template: JSONValue = [
      "Resources": [
        "Zone": ["Type": "AWS::Route53::HostedZone", "Properties": ["Name": "shop.example"]],
        "Kept": [
          "Type": "AWS::SSM::Parameter",
          "Properties": [
            "Type": "String", "Value": ["Fn::Join": [",", ["Fn::GetAtt": ["Zone", "NameServers"]]]],
          ],
        ],
      ]
    ]
    let contents = TemplateContents(template)
    let split = StackSplit(
      contents, stack: "Shop", taken: [], graph: SplitGraph(contents), part: [0, 1], parts: 2, home: 1)
    SplitChecker(template: template, split: split).check()
    let export = split.parts[0].template.outputs["ExportZoneNameServers"]
    #expect(export?["Value"] == ["Fn::Join": ["||", ["Fn::GetAtt": ["Zone", "NameServers"]]]])
    let value = split.parts[1].template.resources["Kept"]?["Properties"]?["Value"]
    #expect(
      value == ["Fn::Join": [",", ["Fn::Split": ["||", ["Fn::ImportValue": "Shop-2:Zone:NameServers"]]]]])
  }
}
