import StrataJSON
import StrataTemplate
import Testing

/// What a template's contents tell of its resources.
@Suite struct TemplateContentsTests {
  private let template = TemplateContents([
    "Resources": [
      "Second": [
        "Type": "AWS::SQS::Queue", "Properties": ["QueueName": "two", "Tags": [["Key": "a", "Value": "{b"]]],
      ],
      "Topic": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": ["Fn::Sub": "{{a}}"]]],
      "First": ["Type": "AWS::SQS::Queue", "Metadata": ["a": "{c"]], "None": ["Properties": ["a": "{d"]], "Text": "{e",
    ]
  ])

  @Test(arguments: [("AWS::SQS::Queue", ["Second", "First"]), ("AWS::SNS::Topic", ["Topic"]), ("", []), ("None", [])])
  func resourcesOfATypeAreInTheirOrder(type: String, names: [String]) {
    #expect(template.resources(of: type).map(\.logicalID) == names)
    #expect(template.hasResources(ofAnyOf: ["AWS::S3::Bucket", type]) == !names.isEmpty)
  }

  @Test func ofNoTypesThereAreNone() {
    #expect(!template.hasResources(ofAnyOf: []))
    #expect(template.resources(ofAnyOf: []).isEmpty)
  }

  @Test(
    arguments: [
      (["AWS::SQS::Queue"], ["Second", "First"]), (["AWS::S3::Bucket"], []),
      (["AWS::SNS::Topic", "AWS::S3::Bucket", "AWS::SQS::Queue"], ["Second", "Topic", "First"]),
    ])
  func resourcesOfTypesAreInTheOrderOfTheTemplate(types: [String], names: [String]) {
    #expect(template.resources(ofAnyOf: types).map(\.logicalID) == names)
  }

  @Test func textsOfAKind() {
    var found: [String] = []
    template.forEachText(where: { $0.hasPrefix("{") }) { text, place in found.append("\(place): \(text)") }
    #expect(
      found == [
        "/Resources/Second/Properties/Tags/0/Value: {b", "/Resources/Topic/Properties/DisplayName/Fn::Sub: {{a}}",
      ])
    var all: [String] = []
    template.forEachText { text, _ in all.append(text) }
    #expect(all == ["two", "a", "{b", "{{a}}"])
    template.forEachText(where: { $0.isEmpty }) { _, place in Issue.record("nothing is empty at \(place)") }
  }
}
