import StrataDiff
import StrataFiles
import StrataJSON
import StrataReleases
import TestSupport
import Testing

@testable import StrataDeployment

/// What of an environment isn't as it was deployed.
@Suite struct EnvironmentDriftTests {
  private let played: PlayedDeployment

  init() throws {
    played = try PlayedDeployment()
    played.keepsRecords = true
    try played.deploy()
  }

  private func drift() throws -> StackDrift {
    played.aws.forget()
    let drift = try EnvironmentDrift(of: played.target, aws: played.client, relativeTo: "/sources") {
      played.follower.progress($0)
    }
    return try #require(drift.stacks.first)
  }

  private func text(_ difference: TemplateDifference?) -> String { difference?.text(title: "Shop") ?? "" }

  private func find(_ findings: JSONValue...) { played.aws.drift.findings["Shop"] = findings }

  @Test func nothingDiffers() throws {
    let drift = try drift()
    #expect(drift.isEmpty)
    #expect(drift.verdict == .same)
    #expect(drift.unknown == [])
    #expect(drift.unchecked == [])
    #expect(
      played.aws.operations == [
        "describe-stacks", "get-template", "detect-stack-drift", "describe-stack-drift-detection-status",
        "describe-stack-resource-drifts", "list-stack-resources",
      ])
  }

  // MARK: The template and the parameters

  @Test func anotherTemplateIsSaidInTheWordsOfDiff() throws {
    let template = try #require(played.aws.stacks["Shop"]?.template)
    played.aws.stacks["Shop"]?.template = Self.replacing("DisplayName", by: "2", in: template)
    let drift = try drift()
    #expect(drift.verdict == .different)
    #expect(drift.template?.basis == "record 1 of prod")
    #expect(
      text(drift.template?.difference) == """
        Shop
          ~ OwnTopic  AWS::SNS::Topic  changed in place  Shop/Own/Topic, Shop.swift:7
              ~ DisplayName: "1" → "2"
          1 changed

        """)
  }

  /// A template that says the same, written otherwise, is no drift.
  @Test func theOrderOfKeysIsNoDrift() throws {
    let template = try #require(played.aws.stacks["Shop"]?.template.object)
    played.aws.stacks["Shop"]?.template = .object(JSONObject(Array(template.map { ($0.key, $0.value) }.reversed())))
    #expect(try drift().isEmpty)
  }

  @Test func aTemplateThatIsNotKeptIsKnownByItsDigest() throws {
    for file in try played.folder.removeTemplates() { #expect(file.hasSuffix(".json")) }
    #expect(try drift().isEmpty)
    played.aws.stacks["Shop"]?.template = ["Resources": ["Other": ["Type": "AWS::SNS::Topic"]]]
    let other = try #require(try drift().otherTemplate)
    #expect(
      other.replacing(/[0-9a-f]{12}/, with: "D")
        == "its template isn't that of record 1 of prod, which isn't kept: expected D, given D")
  }

  @Test func anotherStackIsGrave() throws {
    let template = try #require(played.aws.stacks["Shop"]?.template)
    var other = PlayedStack("Shop", number: 99)
    (other.status, other.template) = ("CREATE_COMPLETE", template)
    played.aws.stacks["Shop"] = other
    let drift = try drift()
    #expect(drift.verdict == .grave)
    #expect(drift.refusal?.description.hasPrefix("the stack Shop isn't the one that prod was deployed to") == true)
    #expect(!played.aws.operations.contains("detect-stack-drift"))
    played.aws.stacks = [:]
    #expect(
      try self.drift().refusal?.description == """
        the stack Shop isn't deployed, and record 1 of prod says that it is: somebody else has deleted it
          hint: see which account and region aws is set to: aws sts get-caller-identity
        """)
  }

  @Test func withoutRecordsThereAreDigests() throws {
    let played = try PlayedDeployment()
    try played.deploy()
    func drift() throws -> StackDrift? {
      try EnvironmentDrift(of: played.target, aws: played.client, relativeTo: nil) { _ in }.stacks.first
    }
    #expect(try drift()?.isEmpty == true)
    played.aws.stacks["Shop"]?.template = ["Resources": ["Other": ["Type": "AWS::SNS::Topic"]]]
    #expect(
      try drift()?.otherTemplate?.replacing(/[0-9a-f]{12}/, with: "D")
        == "its template isn't the one that was deployed at 2026-11-21T12:00:00.000Z, which isn't kept: expected D, given D"
    )
  }

  // MARK: The resources

  @Test func aChangedPropertyIsSaidInTheWordsOfDiff() throws {
    find(
      PlayedDrift.modified(
        "OwnTopic", "AWS::SNS::Topic", expected: ["DisplayName": "1", "FifoTopic": "false"],
        actual: ["DisplayName": "by hand", "FifoTopic": "true"], at: "/DisplayName", "/FifoTopic"))
    let drift = try drift()
    #expect(drift.verdict == .different)
    // Nothing is replaced by it, though a template would have to.
    #expect(
      text(drift.resources) == """
        Shop
          ~ OwnTopic  AWS::SNS::Topic  changed in place  Shop/Own/Topic, Shop.swift:7
              ~ DisplayName: "1" → "by hand"
              ~ FifoTopic: false → true
          1 changed

        """)
    #expect(drift.opaque == [])
  }

  @Test func aDeletedResourceIsSaid() throws {
    find(PlayedDrift.resource("OwnTopic", "AWS::SNS::Topic", "DELETED"))
    let drift = try drift()
    #expect(drift.verdict == .different)
    #expect(
      text(drift.resources) == """
        Shop
          - OwnTopic  AWS::SNS::Topic  removed  Shop/Own/Topic, Shop.swift:7
          1 removed

        """)
  }

  @Test func dataThatIsGoneIsGrave() throws {
    find(PlayedDrift.resource("Store", "AWS::DynamoDB::Table", "DELETED"))
    let drift = try drift()
    #expect(drift.verdict == .grave)
    #expect(text(drift.resources).contains("\n      it's gone, and it held its items\n"), "\(text(drift.resources))")
  }

  @Test func accessThatIsWiderIsGrave() throws {
    func group(_ range: String) -> JSONValue {
      [
        "GroupDescription": "Web",
        "SecurityGroupIngress": [["IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": .string(range)]],
      ]
    }
    find(
      PlayedDrift.modified(
        "Wall", "AWS::EC2::SecurityGroup", expected: group("10.0.0.0/8"), actual: group("0.0.0.0/0"),
        at: "/SecurityGroupIngress/0/CidrIp"))
    let drift = try drift()
    #expect(drift.verdict == .grave)
    #expect(text(drift.resources).contains("\n  access\n    wider "), "\(text(drift.resources))")
  }

  /// What nobody is to see differs, and that's all that is said.
  @Test func aHiddenValueIsNotShown() throws {
    let template: JSONValue = [
      "Parameters": ["Word": ["Type": "String", "NoEcho": true]],
      "Resources": [
        "Job": [
          "Type": "AWS::Lambda::Function",
          "Properties": ["Environment": ["Variables": ["GREETING": ["Ref": "Word"], "COLOUR": "red"]]],
        ]
      ],
    ]
    played.aws.stacks["Shop"]?.template = template
    func variables(_ word: String, _ colour: String) -> JSONValue {
      ["Environment": ["Variables": ["GREETING": .string(word), "COLOUR": .string(colour)]]]
    }
    find(
      PlayedDrift.modified(
        "Job", "AWS::Lambda::Function", expected: variables("****", "red"), actual: variables("swordfish", "blue"),
        at: "/Environment/Variables/GREETING", "/Environment/Variables/COLOUR"))
    let drift = try drift()
    #expect(text(drift.resources).contains(#"~ Environment.Variables.COLOUR: "red" → "blue""#))
    #expect(drift.opaque.map { "\($0.logicalID) \($0.path)" } == ["Job Environment/Variables/GREETING"])
    #expect(!"\(drift)".contains("swordfish"))
  }

  @Test func whatCannotBeLookedAtIsSaid() throws {
    played.aws.drift.unsupported = ["AWS::SNS::Topic"]
    let drift = try drift()
    #expect(drift.verdict == .same)
    #expect(drift.unchecked == [.init(type: "AWS::SNS::Topic", logicalIDs: ["OwnTopic"])])
    #expect(drift.unknown == [])
  }

  @Test func whatCouldNotBeLookedAtIsNotKnown() throws {
    find(PlayedDrift.resource("OwnTopic", "AWS::SNS::Topic", "UNKNOWN", reason: "Access denied to sns:GetTopic"))
    played.aws.drift.failure = "Failed to detect drift on resource [OwnTopic]"
    let drift = try drift()
    #expect(drift.isEmpty)
    #expect(
      drift.unknown == [
        "CloudFormation couldn't look at all of Shop: Failed to detect drift on resource [OwnTopic]",
        "whether OwnTopic of Shop is as its template says isn't known: Access denied to sns:GetTopic",
      ])
  }

  @Test func allPagesAreRead() throws {
    played.aws.drift.isPaged = true
    find(
      PlayedDrift.resource("First", "AWS::SNS::Topic", "DELETED"),
      PlayedDrift.resource("Second", "AWS::SNS::Topic", "DELETED"))
    #expect(try drift().resources?.resources.map(\.logicalID) == ["First", "Second"])
    #expect(played.aws.operations.filter { $0 == "describe-stack-resource-drifts" }.count == 3)
  }

  @Test func whoMayNotAskIsToldSo() throws {
    played.aws.fault = { call, _, _ in
      call.operation == "detect-stack-drift" ? PlayedAws.refused("AccessDenied", "not authorized") : nil
    }
    #expect(
      try drift().unknown == [
        "whether the resources of Shop are as its template says isn't known: it needs the permission "
          + "cloudformation:DetectStackDrift: not authorized"
      ])
    played.aws.fault = { call, _, _ in
      call.operation == "detect-stack-drift"
        ? .init(status: 252, output: [], errors: "aws: error: argument operation: Invalid choice, valid choices are:")
        : nil
    }
    #expect(
      try drift().unknown == [
        "whether resources are as their templates say isn't known: this aws command is too old to ask for it: update it"
      ])
  }

  private static func replacing(_ key: String, by text: String, in json: JSONValue) -> JSONValue {
    guard let object = json.object else { return json }
    return .object(
      JSONObject(
        object.map { ($0.key, $0.key == key ? .string(text) : replacing(key, by: text, in: $0.value)) }))
  }
}
