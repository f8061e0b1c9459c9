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

  @Test func ofNoTypesThereAreNone() { #expect(!template.hasResources(ofAnyOf: [])) }

  @Test func whatIsLeftOutIsStillFoundByItsID() {
    let rest = template.leavingOut(["Second", "Topic", "Elsewhere"])
    #expect(rest.resources.map(\.logicalID) == ["First"])
    #expect(rest.resources(of: "AWS::SQS::Queue").map(\.logicalID) == ["First"])
    #expect(rest.resources(of: "AWS::SNS::Topic").map(\.logicalID) == [])
    #expect(rest.resource("Second")?.type == "AWS::SQS::Queue")
    #expect(rest.target(of: ["Ref": "Topic"])?.logicalID == "Topic")
    #expect(rest.hasResources(ofAnyOf: ["AWS::SNS::Topic"]))
    #expect(rest.types.map(\.logicalID) == ["Second", "Topic", "First"])
    #expect(rest.leavingOut(["First"]).resources.isEmpty)
    #expect(rest.leavingOut(["First"]).resources(of: "AWS::SQS::Queue").isEmpty)
    #expect(template.leavingOut([]).resources.count == 3)
  }

  @Test func policiesOfWhatIsLeftOutAreToo() {
    let topic: JSONValue = [
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": [
        "PolicyDocument": ["Statement": [["Effect": "Allow", "Action": "sns:Publish"]]], "Topics": ["T"],
      ],
    ]
    let template = TemplateContents(["Resources": ["A": topic, "B": topic]])
    #expect(template.policies.map { $0.place.tokens[1] } == ["A", "B"])
    let rest = template.leavingOut(["A"])
    #expect(rest.policies.map { $0.place.tokens[1] } == ["B"])
    #expect(rest.policyStatements.count == 1)
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
