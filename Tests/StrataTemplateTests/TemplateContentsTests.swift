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

  @Test func whatIsLeftOutIsStillFoundByItsID() {
    let rest = template.leavingOut(ids: ["Second", "Topic"])
    #expect(rest.resources.map(\.logicalID) == ["First"])
    #expect(rest.resources(of: "AWS::SQS::Queue").map(\.logicalID) == ["First"])
    #expect(rest.resources(of: "AWS::SNS::Topic").map(\.logicalID) == [])
    #expect(rest.resource("Second")?.type == "AWS::SQS::Queue")
    #expect(rest.target(of: ["Ref": "Topic"])?.logicalID == "Topic")
    #expect(!rest.hasResources(ofAnyOf: ["AWS::SNS::Topic"]))
    #expect(rest.resourceTypes.names == ["AWS::SQS::Queue"])
    #expect(rest.types.map(\.logicalID) == ["Second", "Topic", "First"])
    #expect(rest.everyResource.map(\.logicalID) == ["Second", "Topic", "First"])
    #expect(rest.everyType.names == ["AWS::SQS::Queue", "AWS::SNS::Topic"])
    #expect(rest.everyResource(of: "AWS::SQS::Queue").map(\.logicalID) == ["Second", "First"])
    #expect(["Second", "Topic", "First", "Elsewhere"].filter(rest.isLeftOut) == ["Second", "Topic"])
    #expect(!template.isLeftOut("Second"))
    #expect(rest.leavingOut(ids: ["First"]).resources.isEmpty)
    #expect(rest.leavingOut(ids: ["First"]).resources(of: "AWS::SQS::Queue").isEmpty)
    #expect(template.leavingOut(ids: []).resources.count == 3)
  }

  @Test func whatIsInWhatIsLeftOutIsToo() {
    let queue: JSONValue = [
      "Type": "AWS::SQS::Queue", "DependsOn": "T",
      "Properties": ["QueueName": ["Fn::Sub": "${T}-a"], "Tags": [["Key": "a", "Value": ["Ref": "P"]]]],
    ]
    let template = TemplateContents([
      "Parameters": ["P": ["Type": "String"]], "Conditions": ["C": ["Fn::Equals": [["Ref": "P"], "a"]]],
      "Resources": ["A": queue, "Untyped": ["a": ["Ref": "A"]], "T": ["Type": "AWS::SNS::Topic"], "B": queue],
      "Outputs": ["O": ["Value": ["Fn::GetAtt": ["B", "Arn"]]]],
    ])
    func sources(_ template: TemplateContents) -> [String] {
      zip(template.references, template.referenceEnds).map { reference, ends in
        let source = ends.source.map { template.everyResource[$0].logicalID }
        return "\(source ?? reference.pointer.tokens[1]) \(reference.target) \(ends.target.map(String.init) ?? "")"
      }
    }
    let all = ["C P ", "A T 1", "A T 1", "A P ", "Untyped A 0", "B T 1", "B T 1", "B P ", "O B 2"]
    #expect(sources(template) == all)
    #expect(sources(template.leavingOut(ids: ["A", "T"])) == all.filter { !$0.hasPrefix("A") })
    #expect(sources(template.leavingOut(ids: ["A"]).leavingOut(ids: ["B"])) == ["C P ", "Untyped A 0", "O B 2"])
    #expect(template.survey.functions.map(\.section) == ["Conditions", "Resources", "Resources", "Outputs"])
    #expect(
      template.leavingOut(ids: ["B"]).survey.functions.map(\.section) == ["Conditions", "Resources", "Outputs"])
    #expect(template.references(ofResourceAt: 2) == 5..<8)
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
    let rest = template.leavingOut(ids: ["A"])
    #expect(rest.policies.map { $0.place.tokens[1] } == ["B"])
    #expect(rest.policyStatements.count == 1)
  }

  @Test func textsOfAKind() {
    let template = TemplateContents([
      "Resources": [
        "Jobs": [
          "Type": "AWS::SQS::Queue", "Properties": ["QueueName": "jobs", "Tags": [["Key": "a", "Value": "$b"]]],
        ],
        "Topic": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": ["Fn::Sub": "${AWS::StackName}"]]],
        "Other": ["Type": "AWS::SQS::Queue", "Metadata": ["a": "$c"]], "None": ["Properties": ["a": "$d"]],
        "Text": "$e",
        "Last": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "$f{{resolve:ssm:a}}"]],
      ]
    ])
    func found(having traits: TextTraits) -> [String] {
      var found: [String] = []
      template.forEachText(having: traits, where: { $0.utf8.contains(UInt8(ascii: "$")) }) { text, place in
        found.append("\(place): \(text)")
      }
      return found
    }
    // A dollar in the text of Fn::Sub is what belongs there.
    #expect(
      found(having: .dollar) == [
        "/Resources/Jobs/Properties/Tags/0/Value: $b", "/Resources/Last/Properties/QueueName: $f{{resolve:ssm:a}}",
      ])
    #expect(found(having: .dynamicReference) == ["/Resources/Last/Properties/QueueName: $f{{resolve:ssm:a}}"])
    #expect(found(having: .accessKey) == [])
    var all: [String] = []
    template.forEachText { text, _ in all.append(text) }
    #expect(all == ["jobs", "a", "$b", "${AWS::StackName}", "$f{{resolve:ssm:a}}"])
  }

  @Test func eachTypeIsAskedForOnce() {
    var asked: [String] = []
    let queues = template.resources(ofTypesWhere: { type in
      asked.append(type)
      return type.hasSuffix("Queue")
    })
    #expect(queues.map(\.logicalID) == ["Second", "First"])
    #expect(asked == ["AWS::SQS::Queue", "AWS::SNS::Topic"])
  }

  @Test func whatWaitsForWhat() throws {
    let template = TemplateContents([
      "Resources": [
        "A": ["Type": "Acme::Test::A", "DependsOn": "B"],
        "B": ["Type": "Acme::Test::A", "Properties": ["A": ["Ref": "C"], "B": ["Ref": "Stage"]]],
        "C": ["Type": "Acme::Test::A", "Properties": ["A": ["Ref": "B"]]], "D": ["Type": "Acme::Test::A"],
      ],
      "Outputs": ["Name": ["Value": ["Ref": "D"]]],
    ])
    let ends = template.referenceEnds.map { [$0.source, $0.target] }
    #expect(ends == [[0, 1], [1, 2], [1, nil], [2, 1], [nil, 3]])
    let (first, last) = (try #require(template.resource("A")), try #require(template.resource("D")))
    #expect(template.allDependencies(of: first) == ["B", "C"])
    #expect(template.waits(first, forAnyOf: ["C", "Nobody"]))
    #expect(!template.waits(first, forAnyOf: ["A", "D"]))
    #expect(!template.waits(last, forAnyOf: ["A", "B", "C", "D"]))
    // Those on a cycle wait for themselves.
    #expect(template.waits(try #require(template.resource("B")), forAnyOf: ["B"]))
  }
}

extension TemplateContents {
  /// The same template for who needn't look at some resources, by their ids.
  fileprivate func leavingOut(ids: Set<String>) -> TemplateContents {
    leavingOut(everyResource.map { ids.contains($0.logicalID) })
  }
}
