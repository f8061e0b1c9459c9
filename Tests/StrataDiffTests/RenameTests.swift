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
      from: stack("Alpha", "Beta", "Gamma"), to: stack("Beta2", "Gamma2", "Alpha2"),
      constructs: ["Alpha2": "Shop/Alpha2", "Beta2": "Shop/Beta2", "Gamma2": "Shop/Gamma2"])
    #expect(
      difference.renames.map { "\($0.former) \($0.current)" } == ["Alpha Alpha2", "Beta Beta2", "Gamma Gamma2"])
    #expect(
      difference.remedies.map { "\($0.construct) \($0.code)" }
        == [
          #"Shop/Alpha2 .moved(from: "Alpha")"#, #"Shop/Beta2 .moved(from: "Beta")"#,
          #"Shop/Gamma2 .moved(from: "Gamma")"#,
        ])
    // Of a template of anybody's no construct is known.
    #expect(
      try TemplateDifference(from: stack("Alpha"), to: stack("Alpha2")).remedies.isEmpty)
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

  // MARK: What resources refer to

  /// A resource that refers to a parameter, a condition and a mapping, all called by a word.
  private func whole(_ word: String, default value: String = "1") -> JSONValue {
    [
      "Parameters": ["\(word)Tag": ["Type": "String", "Default": .string(value)]],
      "Mappings": ["\(word)Table": ["a": ["b": "c"]]],
      "Conditions": ["\(word)Big": ["Fn::Equals": [["Ref": .string(word + "Tag")], "9"]]],
      "Resources": [
        "\(word)Name": [
          "Type": "AWS::SSM::Parameter", "Condition": .string(word + "Big"),
          "Properties": [
            "Type": "String", "Description": ["Fn::FindInMap": [.string(word + "Table"), "a", "b"]],
            "Value": [
              "Fn::If": [.string(word + "Big"), ["Ref": .string(word + "Tag")], ["Fn::Sub": "x-${\(word)Tag}"]]
            ],
          ],
        ]
      ],
    ]
  }

  @Test func whatResourcesReferToIsRenamedToo() throws {
    let difference = try TemplateDifference(
      from: whole("Worker"), to: whole("Runner"), constructs: ["RunnerName": "Shop/Runner/Name"])
    #expect(difference.renames.map { "\($0.former) \($0.current)" } == ["WorkerName RunnerName"])
    #expect(difference.remedies.map { "\($0.construct) \($0.code)" } == [#"Shop/Runner .moved(from: "Worker")"#])
    // Another default is another parameter, and so another resource.
    #expect(try TemplateDifference(from: whole("Worker"), to: whole("Runner", default: "2")).renames.isEmpty)
  }

  @Test func aParameterThatIsThereStillIsNoneOfThem() throws {
    var old = whole("Worker").object ?? [:]
    old["Parameters"] = [
      "RunnerTag": ["Type": "String", "Default": "1"], "WorkerTag": ["Type": "String", "Default": "1"],
    ]
    #expect(try TemplateDifference(from: .object(old), to: whole("Runner")).renames.isEmpty)
  }

  @Test(arguments: ["AWS::Lambda::Version", "AWS::ApiGateway::Deployment", "AWS::Lambda::LayerVersion"])
  func aNewOneIsHowOnePublishes(type: String) throws {
    let body: JSONValue = ["Type": .string(type), "Properties": ["Description": "x"]]
    let difference = try TemplateDifference(
      from: template(["V1": body]), to: template(["V2": body]), constructs: ["V2": "Shop/V2"])
    #expect(difference.renames.isEmpty && difference.remedies.isEmpty)
    #expect(difference.resources.map(\.action) == [.removed, .added])
  }

  // MARK: Remedies

  private func remedies(
    _ ids: [(former: String, current: String)], kept: [String] = [], added: [String] = [],
    _ constructs: [String: String], environments: JSONValue? = nil
  ) throws -> [String] {
    func stack(_ names: [String]) -> JSONValue {
      var object =
        template(
          JSONObject(names.map { ($0, ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": .integer(0)]]) })
        ).object ?? [:]
      object["Metadata"] = environments.map { ["Strata::Environments": $0] }
      return .object(object)
    }
    return try TemplateDifference(
      from: stack(ids.map(\.former) + kept), to: stack(ids.map(\.current) + kept + added), constructs: constructs
    ).remedies.map { "\($0.construct) \($0.code)" }
  }

  @Test func itIsAtTheOutermostConstructThatMoved() throws {
    #expect(
      try remedies([("OldWorkerJobs", "NewWorkerJobs")], ["NewWorkerJobs": "Shop/NewWorker/Jobs"])
        == [#"Shop/NewWorker .moved(from: "OldWorker")"#])
    #expect(
      try remedies([("AWorkerJobs", "BWorkerJobs")], ["BWorkerJobs": "Shop/B/Worker/Jobs"])
        == [#"Shop/B .moved(from: "A")"#])
    #expect(try remedies([("Jobs", "AJobs")], ["AJobs": "Shop/A/Jobs"]) == [#"Shop/A/Jobs .moved(from: "Jobs")"#])
  }

  @Test func whatStaysInAConstructStays() throws {
    #expect(
      try remedies(
        [("OldJobs", "NewJobs")], kept: ["NewTasks"], ["NewJobs": "Shop/New/Jobs", "NewTasks": "Shop/New/Tasks"])
        == [#"Shop/New/Jobs .moved(from: "OldJobs")"#])
  }

  @Test func whatHasAnIDOfItsOwnKeepsIt() throws {
    #expect(
      try remedies([("myQueue", "yourQueue")], ["yourQueue": "Shop/Jobs"])
        == [#"Shop/Jobs .keep(logicalID: "myQueue")"#])
  }

  @Test func inAnEnvironmentsScopeItIsBelowThat() throws {
    let environments: JSONValue = ["prod": ["Prod*"]]
    #expect(
      try remedies([("ProdJobs", "ProdWork")], ["ProdWork": "Shop/Prod/Work"], environments: environments)
        == [#"Shop/Prod/Work .moved(from: "Jobs")"#])
    #expect(
      try remedies([("Jobs", "ProdWork")], ["ProdWork": "Shop/Prod/Work"], environments: environments)
        == [#"Shop/Prod/Work .moved(from: "/Jobs")"#])
    #expect(
      try remedies([("OldJobs", "ProdJobs")], ["ProdJobs": "Shop/Prod/Jobs"], environments: environments)
        == [#"Shop/Prod .moved(from: "Old")"#])
    #expect(
      try remedies([("Jobs", "Work")], ["Work": "Shop/Work"], environments: ["prod": ["*"]])
        == [#"Shop/Work .moved(from: "Jobs")"#])
  }
}
