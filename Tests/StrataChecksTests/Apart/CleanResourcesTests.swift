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
    return try #require(clean.look(at: templates[templates.count - 1])).known
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
    #expect(try known([template(["A": Self.queue]), template(["A": resource])]) == [])
    #expect(try known([template(["A": resource]), template(["A": resource])]) == ["A"])
  }

  @Test func whatItRefersToIsOfTheSameType() throws {
    let alarm: JSONValue = [
      "Type": "AWS::CloudWatch::Alarm", "Properties": ["AlarmActions": [["Fn::Sub": "${T}"], ["Ref": "U"]]],
    ]
    let topic: JSONValue = ["Type": "AWS::SNS::Topic"]
    let one = template(["Alarm": alarm, "T": topic])
    #expect(
      try known([one, template(["Alarm": alarm, "T": ["Type": "AWS::SNS::Topic", "Properties": [:]]])]) == ["Alarm"])
    #expect(try known([one, template(["Alarm": alarm, "T": Self.queue])]) == [])
    #expect(try known([one, template(["Alarm": alarm])]) == [])
    #expect(try known([one, template(["Alarm": alarm, "T": topic, "U": topic])]) == ["T"])
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

  @Test func loopsAreLookedAt() {
    let loop: JSONValue = ["Fn::ForEach::A": ["N", ["a"], ["Q${N}": Self.queue]]]
    let looped = template(loop, ["Transform": "AWS::LanguageExtensions"])
    #expect(CleanResources().look(at: looped)?.known == nil)
  }

  @Test func theOldestAreForgotten() throws {
    let names = (0..<40).map { "A\($0)" }
    let templates = names.map { template(JSONValue.object([$0: Self.queue])) }
    let all = template(.object(JSONObject(names.map { ($0, Self.queue) })))
    let known = try known(templates + [all], mostBytes: 2_000)
    #expect(known.contains("A39"))
    #expect(!known.contains("A0"))
    #expect(known.count > 3 && known.count < 30)
    #expect(try self.known(templates + [all]).count == 40)
  }
}
