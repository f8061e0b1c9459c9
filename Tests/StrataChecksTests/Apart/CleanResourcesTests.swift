import StrataFindings
import StrataJSON
import TestSupport
import Testing

@testable import StrataChecks

/// What isn't looked at again, and what is.
@Suite struct CleanResourcesTests {
  private static let queue: JSONValue = ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 5]]

  private func template(_ resources: JSONValue, _ sections: JSONObject = [:]) -> TemplateContents {
    var template = sections
    template["Resources"] = resources
    return TemplateContents(.object(template))
  }

  /// The resources that are known of the last of some templates, at which nothing but `findings` was found before.
  private func known(
    _ templates: [TemplateContents], findings: [Finding] = [], mostBytes: Int = 2_000_000
  ) throws -> Set<String> {
    let clean = CleanResources(mostBytes: mostBytes)
    for template in templates.dropLast() {
      let look = try #require(clean.look(at: template))
      clean.learn(look, findings)
    }
    let look = try #require(clean.look(at: templates[templates.count - 1]))
    return Set(zip(look.template.everyResource, look.isKnown).filter { $1 }.map(\.0.logicalID))
  }

  private func finding(at tokens: [String]) -> Finding {
    Finding("named-queues", "it has no name", severity: .warning, at: JSONPointer(tokens))
  }

  @Test func theSameResourceIsKnownWhereverItStands() throws {
    let one = template(["A": Self.queue, "B": Self.queue])
    let other = template(["C": Self.queue, "B": Self.queue], ["Outputs": ["B": ["Value": ["Ref": "B"]]]])
    #expect(try known([one]) == [])
    #expect(try known([one, one]) == ["A", "B"])
    #expect(try known([one, other]) == ["B"])
    #expect(try known([other, one, other]) == ["B", "C"])
  }

  @Test func whereSomethingWasFoundIsLookedAtAgain() throws {
    let one = template(["A": Self.queue, "B": Self.queue])
    let found = finding(at: ["Resources", "A", "Properties", "DelaySeconds"])
    #expect(try known([one, one], findings: [found]) == ["B"])
    #expect(try known([one, one, one], findings: [found]) == ["B"])
    // What isn't at a resource may be about any.
    for tokens in [[], ["Resources"], ["Outputs", "A"]] {
      #expect(try known([one, one, one], findings: [found, finding(at: tokens)]) == [])
    }
  }

  @Test(
    arguments: [
      ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 6]],
      ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": "5"]],
      ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 5.0]],
      ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 5], "DependsOn": "B"],
      ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": [5]]],
      ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 5, "A": .null]],
      ["Type": "AWS::SNS::Topic", "Properties": ["DelaySeconds": 5]],
    ] as [JSONValue])
  func anotherIsNot(resource: JSONValue) throws {
    let other: JSONValue = ["Type": "AWS::SNS::Topic"]
    let one = template(["A": Self.queue, "B": other])
    let changed = template(["A": resource, "B": other])
    #expect(try known([one, changed]) == ["B"])
    #expect(try known([changed, changed]) == ["A", "B"])
  }

  @Test func whatItRefersToIsOfTheSameType() throws {
    let alarm: JSONValue = [
      "Type": "AWS::CloudWatch::Alarm", "Properties": ["AlarmActions": [["Fn::Sub": "${T}"], ["Ref": "U"]]],
    ]
    let topic: JSONValue = ["Type": "AWS::SNS::Topic"]
    let one = template(["Alarm": alarm, "T": topic, "U": topic])
    #expect(
      try known([one, template(["Alarm": alarm, "T": ["Type": "AWS::SNS::Topic", "Properties": [:]], "U": topic])])
        == ["Alarm", "U"])
    #expect(try known([one, template(["Alarm": alarm, "T": Self.queue, "U": topic])]) == ["U"])
    #expect(try known([one, template(["Alarm": alarm, "U": topic])]) == ["U"])
    #expect(try known([template(["Alarm": alarm, "T": topic]), one]) == ["T"])
  }

  @Test(arguments: ["Parameters", "Mappings", "Conditions", "Rules", "Transform", "Globals"])
  func theRestOfTheTemplateIsTheSame(section: String) throws {
    let one = template(["A": Self.queue], [section: ["A": 1]])
    #expect(try known([one, template(["A": Self.queue], [section: ["A": 2]])]) == [])
    #expect(try known([one, template(["A": Self.queue])]) == [])
    #expect(try known([one, template(["A": Self.queue], ["Description": "the same", section: ["A": 1]])]) == ["A"])
  }

  @Test func whatIsKnownBesideIsTheSame() throws {
    func stack(_ name: String, account: String?, boundaries: [String: JSONValue] = [:]) -> TemplateContents {
      TemplateContents(
        ["Resources": ["A": Self.queue]], byteCount: nil,
        deployment: TemplateDeployment(stack: name, account: account, boundaries: boundaries))
    }
    let one = stack("one", account: "111122223333")
    #expect(try known([one, stack("two", account: "111122223333")]) == ["A"])
    #expect(try known([one, stack("two", account: "444455556666")]) == [])
    #expect(try known([one, stack("two", account: nil)]) == [])
    #expect(try known([one, stack("two", account: "111122223333", boundaries: ["arn": [:]])]) == [])
  }

  @Test func whatNamesNothingThatIsWrittenIsLookedAt() throws {
    let alarm: JSONValue = ["Type": "AWS::CloudWatch::Alarm", "Properties": ["AlarmActions": [["Ref": "T"]]]]
    let parameters: JSONObject = ["Parameters": ["T": ["Type": "String"]]]
    #expect(try known([template(["A": alarm]), template(["A": alarm])]) == [])
    #expect(try known([template(["A": alarm], parameters), template(["A": alarm], parameters)]) == ["A"])
    let own: JSONValue = ["Type": "AWS::CloudWatch::Alarm", "Properties": ["AlarmName": ["Ref": "AWS::StackName"]]]
    #expect(try known([template(["A": own]), template(["A": own])]) == ["A"])
  }

  @Test func severalSurroundingsAreKnown() throws {
    let one = template(["A": Self.queue], ["Mappings": ["A": 1]])
    let other = template(["A": Self.queue], ["Mappings": ["A": 2]])
    #expect(try known([one, other, one]) == ["A"])
    #expect(try known([one, other, other]) == ["A"])
    let many = (3...11).map { template(["A": Self.queue], ["Mappings": ["A": .integer($0)]]) }
    #expect(try known([one, other] + many + [one]) == [])
  }

  @Test func whatIsInKnownResourcesIsThatOfAWalk() throws {
    let alarm: JSONValue = [
      "Type": "AWS::CloudWatch::Alarm", "Condition": "C",
      "Properties": [
        "AlarmActions": [["Fn::Sub": "${T}"], ["Ref": "Q"]], "A": .null, "B": "{{resolve:ssm:/a}}", "D": "$1",
      ],
    ]
    let conditions: JSONObject = ["Conditions": ["C": ["Fn::Equals": ["a", "b"]]]]
    let first = template(["Alarm": alarm, "T": ["Type": "AWS::SNS::Topic"], "Q": Self.queue], conditions)
    let second = template(["Q": Self.queue, "U": ["Type": "AWS::SNS::Topic"], "Alarm": alarm], conditions)
    let clean = CleanResources()
    for contents in [first, first] { clean.learn(try #require(clean.look(at: contents)), []) }
    let look = try #require(clean.look(at: second))
    #expect(look.template.references == second.references)
    #expect(look.template.references.count == 3)
    #expect(look.template.referenceEnds.map(\.target) == second.referenceEnds.map(\.target))
    #expect(look.template.referenceEnds.map(\.source) == second.referenceEnds.map(\.source))
    let (survey, expected) = (look.template.survey, second.survey)
    #expect(survey.functions.map(\.member.key) == expected.functions.map(\.member.key))
    #expect(survey.functions.count == 2)
    #expect(survey.hasNull && expected.hasNull)
    #expect(survey.dynamicReferences == 1 && expected.dynamicReferences == 1)
    for trait in [TextTraits.dollar, .dynamicReference, .accessKey] {
      #expect(
        look.template.resources(having: trait).map(\.logicalID) == second.resources(having: trait).map(\.logicalID))
    }
    #expect(look.template.resources(having: .dollar).map(\.logicalID) == ["Alarm"])
  }

  @Test func whatHasTheNameOfAFunctionIsLookedAt() throws {
    let one = template(["Fn::Sub": Self.queue, "A": Self.queue])
    #expect(try known([one, one]) == ["A"])
  }

  @Test func loopsAreLookedAt() {
    let loop: JSONValue = ["Fn::ForEach::A": ["N", ["a"], ["Q${N}": Self.queue]]]
    let looped = template(loop, ["Transform": "AWS::LanguageExtensions"])
    #expect(CleanResources().look(at: looped) == nil)
  }

  @Test func ofResourcesOfOneIDTheLastAreKnown() throws {
    let queues = (0..<20).map {
      template(["A": ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": .integer($0)]]])
    }
    #expect(try known(queues + [queues[19]]) == ["A"])
    #expect(try known(queues + [queues[4]]) == ["A"])
    #expect(try known(queues + [queues[3]]) == [])
  }

  @Test func theOldestAreForgotten() throws {
    let names = (0..<40).map { "A\($0)" }
    let templates = names.map { template(JSONValue.object([$0: Self.queue])) }
    let all = template(.object(JSONObject(names.map { ($0, Self.queue) })))
    let known = try known(templates + [all], mostBytes: 8_000)
    #expect(known.contains("A39"))
    #expect(!known.contains("A0"))
    #expect(known.count > 3 && known.count < 39)
    #expect(try self.known(templates + [all]).count == 40)
  }
}
