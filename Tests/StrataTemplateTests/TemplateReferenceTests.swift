import StrataJSON
import StrataTemplate
import Testing

/// What a template refers to.
@Suite struct TemplateReferenceTests {
  private func references(_ template: JSONValue) -> [String] {
    TemplateReference.all(inTemplate: template).map { "\($0.pointer) \($0.target)" }
  }

  @Test func eachWayToRefer() {
    let template: JSONValue = [
      "Conditions": [
        "Live": ["Fn::Not": [["Condition": "Test"]]], "Test": ["Fn::Equals": [["Ref": "Stage"], "test"]],
      ],
      "Resources": [
        "Queue": [
          "Type": "Acme::Test::A", "Condition": "Live", "DependsOn": ["Topic", "Table"],
          "Metadata": ["About": ["Ref": "Topic"]],
          "Properties": [
            "A": ["Fn::If": ["Live", ["Fn::GetAtt": ["Topic", "Arn"]], ["Fn::GetAtt": "Table.Arn"]]],
            "B": ["Fn::Sub": ["${Topic.Name}-${own}-${!Not}", ["own": ["Ref": "Stage"]]]],
            "C": ["Fn::FindInMap": ["Sizes", ["Ref": "Stage"], "Size"]], "D": ["Condition": "Key", "Ref": "Key"],
          ],
        ]
      ],
      "Outputs": ["Name": ["Description": "of it", "Condition": "Live", "Value": ["Ref": "Queue"]]],
      "Metadata": ["Ref": "Nobody"], "Parameters": ["Stage": ["Type": "String", "Default": ["Ref": "Nobody"]]],
    ]
    #expect(
      references(template) == [
        "/Conditions/Live/Fn::Not/0/Condition Test", "/Conditions/Test/Fn::Equals/0/Ref Stage",
        "/Resources/Queue/Condition Live", "/Resources/Queue/DependsOn/0 Topic", "/Resources/Queue/DependsOn/1 Table",
        "/Resources/Queue/Metadata/About/Ref Topic", "/Resources/Queue/Properties/A/Fn::If/0 Live",
        "/Resources/Queue/Properties/A/Fn::If/1/Fn::GetAtt Topic",
        "/Resources/Queue/Properties/A/Fn::If/2/Fn::GetAtt Table", "/Resources/Queue/Properties/B/Fn::Sub Topic",
        "/Resources/Queue/Properties/B/Fn::Sub/1/own/Ref Stage", "/Resources/Queue/Properties/C/Fn::FindInMap/0 Sizes",
        "/Resources/Queue/Properties/C/Fn::FindInMap/1/Ref Stage", "/Outputs/Name/Condition Live",
        "/Outputs/Name/Value/Ref Queue",
      ])
  }

  @Test func loopsThatAreLeftAsTheyAre() {
    let template: JSONValue = [
      "Resources": [
        "Fn::ForEach::Each": [
          "Name", ["Ref": "Names"],
          ["Queue${Name}": ["Type": "Acme::Test::A", "DependsOn": "Topic", "Properties": ["A": ["Ref": "Stage"]]]],
          ["Ref": "Nobody"],
        ]
      ]
    ]
    #expect(
      references(template) == [
        "/Resources/Fn::ForEach::Each/1/Ref Names", "/Resources/Fn::ForEach::Each/2/Queue${Name}/DependsOn Topic",
        "/Resources/Fn::ForEach::Each/2/Queue${Name}/Properties/A/Ref Stage",
      ])
  }

  @Test(
    arguments: [
      // Nothing is looked for in what isn't an argument.
      (["Fn::GetAtt": ["Topic", "Arn", ["Ref": "Stage"]]], ["/Fn::GetAtt Topic"]),
      (["Fn::GetAtt": ["Topic", ["Ref": "Stage"]]], ["/Fn::GetAtt Topic", "/Fn::GetAtt/1/Ref Stage"]),
      (["Fn::Sub": ["plain", ["own": ["Ref": "Stage"]], ["Ref": "Nobody"]]], ["/Fn::Sub/1/own/Ref Stage"]),
      (["Fn::Sub": [["Ref": "Nobody"]]], []), (["Ref": ["Ref": "Stage"]], ["/Ref/Ref Stage"]),
      (["Fn::Other": [["Ref": "Stage"]]], ["/Fn::Other/0/Ref Stage"]), ("Stage", []),
    ] as [(JSONValue, [String])])
  func valuesByThemselves(value: JSONValue, expected: [String]) {
    #expect(TemplateReference.all(in: value).map { "\($0.pointer) \($0.target)" } == expected)
  }
}
