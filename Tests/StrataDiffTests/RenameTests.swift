import StrataDiff
import StrataJSON
import Testing

/// Resources of which only the logical id was changed.
@Suite struct RenameTests {
  private func worker(_ prefix: String) -> JSONValue {
    template([
      "\(prefix)": [
        "Type": "AWS::Lambda::Function", "DependsOn": ["\(prefix)Policy"],
        "Properties": ["Role": ["Fn::GetAtt": ["\(prefix)Role", "Arn"]]],
      ],
      "\(prefix)Role": ["Type": "AWS::IAM::Role", "Properties": ["Description": "worker"]],
      "\(prefix)Policy": [
        "Type": "AWS::IAM::Policy",
        "Properties": [
          "PolicyName": "p", "Roles": [["Ref": .string(prefix + "Role")]], "PolicyDocument": policy(allow("a:B")),
        ],
      ],
    ])
  }

  @Test func aConstructAndWhatIsInIt() throws {
    let difference = try TemplateDifference(
      from: worker("Worker"), to: worker("Jobs"),
      constructs: ["Jobs": "Shop/Jobs", "JobsRole": "Shop/Jobs/Role", "JobsPolicy": "Shop/Jobs/Policy"])
    #expect(
      difference.renames.map { "\($0.former) \($0.current)" }
        == ["Worker Jobs", "WorkerPolicy JobsPolicy", "WorkerRole JobsRole"])
    #expect(difference.remedies.map { "\($0.construct) \($0.code)" } == [#"Shop/Jobs .moved(from: "Worker")"#])
    #expect(difference.resources.map(\.action) == [.replaced, .replaced, .replaced])
    #expect(difference.resources[0].notes == ["only the logical id was changed, from Worker"])
    #expect(difference.access.isEmpty)
    #expect(difference.verdict == .grave)
    #expect(
      try difference.renames.prefix(1).map { $0 }.refactoring(of: "Shop").text(layout: .compact)
        == #"[{"Source":{"StackName":"Shop","LogicalResourceId":"Worker"},"#
        + #""Destination":{"StackName":"Shop","LogicalResourceId":"Jobs"}}]"#)
  }

  @Test func alikeResourcesAreToldApartByWhatTheyReferTo() throws {
    func stack(_ one: String, _ other: String) -> JSONValue {
      var resources: JSONObject = [:]
      for (index, name) in [one, other].enumerated() {
        resources[name + "Topic"] = ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": .string("t\(index)")]]
        resources[name] = [
          "Type": "AWS::SNS::Subscription",
          "Properties": ["TopicArn": ["Ref": .string(name + "Topic")], "Protocol": "sqs"],
        ]
      }
      return template(resources)
    }
    // The ids are closest the wrong way around.
    let difference = try TemplateDifference(from: stack("Aa", "Bb"), to: stack("Bbb", "Aaa"))
    #expect(
      Dictionary(difference.renames.map { ($0.former, $0.current) }) { first, _ in first }
        == ["Aa": "Bbb", "AaTopic": "BbbTopic", "Bb": "Aaa", "BbTopic": "AaaTopic"])
  }

  @Test func equalOnesAreMatchedByTheirIds() throws {
    func stack(_ names: String...) -> JSONValue {
      template(JSONObject(names.map { ($0, ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 1]]) }))
    }
    let difference = try TemplateDifference(
      from: stack("Alpha", "Beta", "Gamma"), to: stack("Beta2", "Gamma2", "Alpha2"))
    #expect(
      difference.renames.map { "\($0.former) \($0.current)" } == ["Alpha Alpha2", "Beta Beta2", "Gamma Gamma2"])
    #expect(
      difference.remedies.map { "\($0.construct) \($0.code)" }
        == [
          #"Alpha2 .moved(from: "Alpha")"#, #"Beta2 .moved(from: "Beta")"#, #"Gamma2 .moved(from: "Gamma")"#,
        ])
    let fewer = try TemplateDifference(from: stack("Alpha", "Beta"), to: stack("Beta2"))
    #expect(fewer.renames.map(\.former) == ["Beta"])
    #expect(fewer.resources.first { $0.action == .removed }?.logicalID == "Alpha")
  }

  @Test func whatDiffersOtherwiseIsNone() throws {
    let difference = try TemplateDifference(
      from: template(["A": ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 1]]]),
      to: template(["B": ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": 2]]]))
    #expect(difference.renames.isEmpty)
    #expect(difference.resources.map(\.action) == [.removed, .added])
  }

  @Test func dataIsAtRiskAndAFixedNameIsInTheWay() throws {
    let difference = try TemplateDifference(
      from: template(["A": ["Type": "AWS::Kinesis::Stream", "Properties": ["Name": "orders"]]]),
      to: template(["B": ["Type": "AWS::Kinesis::Stream", "Properties": ["Name": "orders"]]]))
    #expect(difference.dataAtRisk.map(\.event) == ["renamed, and so removed"])
    #expect(
      difference.resources[0].notes
        == [
          "only the logical id was changed, from A",
          "its Name is fixed, so that the new one can't be made before the old one is gone",
        ])
  }
}
