import Strata
import StrataGovernance
import StrataJSON
import StrataPipeline
import StrataTesting
import TestSupport
import Testing

@Suite struct StackSetTests {
  private static let baseline = Stack("Baseline", description: "What every account has.") { scope in
    let size = scope.parameter("Size", default: "1")
    Queue("Jobs", in: scope, visibility: .seconds(30), deadLetters: .none)
    scope.output("Size", size)
  }

  private func stackSet(_ declare: @escaping @Sendable (Scope) -> Void) throws -> JSONValue? {
    guard var resource = try template(declare).resource("Baseline")?.json.object,
      var properties = resource["Properties"]?.object
    else { return nil }
    // Its digest is that of the template, which has tests of its own.
    let address = properties["TemplateURL"]?["Fn::Sub"]?[0]?.string ?? properties["TemplateURL"]?["Fn::Sub"]?.string
    #expect(address?.hasSuffix(".template.json") == true)
    properties["TemplateURL"] = nil
    resource["Properties"] = .object(properties)
    return .object(resource)
  }

  @Test func aStackSetOfAccounts() throws {
    let found = try stackSet { scope in
      StackSet(
        "Baseline", in: scope, of: Self.baseline, to: .accounts([.init(["111122223333"], in: ["eu-central-1"])]))
    }
    #expect(
      found == [
        "Type": "AWS::CloudFormation::StackSet",
        "Properties": [
          "Description": "What every account has.", "PermissionModel": "SELF_MANAGED",
          "StackInstancesGroup": [
            ["DeploymentTargets": ["Accounts": ["111122223333"]], "Regions": ["eu-central-1"]]
          ], "StackSetName": ["Fn::Sub": "${AWS::StackName}-Baseline"],
        ],
      ])
  }

  @Test func aStackSetOfAnOrganizationWithEveryOption() throws {
    let found = try stackSet { scope in
      StackSet(
        "Baseline", in: scope, of: Self.baseline,
        to: .organization(
          [
            .init(
              ["ou-ab12-34cd56ef"], in: ["eu-central-1", "eu-west-1"], accounts: .except(["111122223333"]),
              parameters: ["Size": "2"]), .init(["ou-ab12-cd34ef56"], in: ["eu-west-1"]),
          ],
          automation: .automatic(
            retainsStacks: true, after: ["arn:aws:cloudformation:eu-west-1:111122223333:stackset/a:b"]),
          isDelegate: true), parameters: ["Size": "3"],
        operations: .init(
          concurrency: .percent(25), failures: .count(2), concurrencyMode: .soft,
          regions: .sequential(["eu-west-1", "eu-central-1"])), queuesOperations: true, name: "baseline")
    }
    let properties: JSONValue = [
      "AutoDeployment": [
        "DependsOn": ["arn:aws:cloudformation:eu-west-1:111122223333:stackset/a:b"], "Enabled": true,
        "RetainStacksOnAccountRemoval": true,
      ], "CallAs": "DELEGATED_ADMIN", "Description": "What every account has.",
      "ManagedExecution": ["Active": true],
      "OperationPreferences": [
        "ConcurrencyMode": "SOFT_FAILURE_TOLERANCE", "FailureToleranceCount": 2, "MaxConcurrentPercentage": 25,
        "RegionConcurrencyType": "SEQUENTIAL", "RegionOrder": ["eu-west-1", "eu-central-1"],
      ], "Parameters": [["ParameterKey": "Size", "ParameterValue": "3"]], "PermissionModel": "SERVICE_MANAGED",
      "StackInstancesGroup": [
        [
          "DeploymentTargets": [
            "AccountFilterType": "DIFFERENCE", "Accounts": ["111122223333"],
            "OrganizationalUnitIds": ["ou-ab12-34cd56ef"],
          ], "ParameterOverrides": [["ParameterKey": "Size", "ParameterValue": "2"]],
          "Regions": ["eu-central-1", "eu-west-1"],
        ],
        ["DeploymentTargets": ["OrganizationalUnitIds": ["ou-ab12-cd34ef56"]], "Regions": ["eu-west-1"]],
      ], "StackSetName": "baseline",
    ]
    #expect(found?["Properties"] == properties)
  }

  @Test(arguments: [
    (StackSet.AccountChoice.only(["111122223333"]), "INTERSECTION"), (.and(["111122223333"]), "UNION"),
  ]) func choicesOfAccounts(choice: StackSet.AccountChoice, filter: String) throws {
    let found = try stackSet { scope in
      StackSet(
        "Baseline", in: scope, of: Self.baseline,
        to: .organization([.init(["ou-ab12-34cd56ef"], in: ["eu-west-1"], accounts: choice)]))
    }
    #expect(
      found?["Properties"]?["StackInstancesGroup"]?[0]?["DeploymentTargets"]?["AccountFilterType"]?.string == filter)
    #expect(found?["Properties"]?["AutoDeployment"] == ["Enabled": false])
  }

  @Test func rolesAndParallelRegions() throws {
    let found = try stackSet { scope in
      let role = Role("Administration", in: scope, trusting: .service("cloudformation.amazonaws.com"))
      StackSet(
        "Baseline", in: scope, of: Self.baseline,
        to: .accounts([], administrationRole: role.arn, executionRole: "BaselineExecution"),
        operations: .init(concurrency: .count(3), failures: .percent(10), concurrencyMode: .strict, regions: .parallel))
    }
    #expect(found?["Properties"]?["AdministrationRoleARN"] == ["Fn::GetAtt": ["Administration", "Arn"]])
    #expect(found?["Properties"]?["ExecutionRoleName"] == "BaselineExecution")
    #expect(found?["Properties"]?["StackInstancesGroup"] == nil)
    let preferences: JSONValue = [
      "ConcurrencyMode": "STRICT_FAILURE_TOLERANCE", "FailureTolerancePercentage": 10, "MaxConcurrentCount": 3,
      "RegionConcurrencyType": "PARALLEL",
    ]
    #expect(found?["Properties"]?["OperationPreferences"] == preferences)
  }

  @Test func identitiesAreAcknowledged() throws {
    func capabilities(
      _ parameters: [String: StringValue] = [:], _ declare: @escaping @Sendable (Scope) -> Void
    ) throws -> JSONValue? {
      try stackSet { scope in
        StackSet(
          "Baseline", in: scope, of: Stack("Baseline", declare), to: .accounts([]), parameters: .init(parameters))
      }?["Properties"]?["Capabilities"]
    }
    #expect(
      try capabilities { scope in Role("Worker", in: scope, trusting: .service("ec2.amazonaws.com")) }
        == ["CAPABILITY_IAM"])
    #expect(
      try capabilities { scope in
        Role("Worker", in: scope, trusting: .service("ec2.amazonaws.com"), name: "worker")
      } == ["CAPABILITY_NAMED_IAM"])
    // What is nested in it is read from a bucket that only its parameter names.
    #expect(
      try capabilities(["TemplatesBucket": "templates"]) { scope in
        scope.nested("Inner") { scope in Role("Worker", in: scope, trusting: .service("ec2.amazonaws.com")) }
      } == ["CAPABILITY_IAM"])
    #expect(try capabilities { scope in Topic("Topic", in: scope) } == nil)
  }

  @Test func namesAndRegionsAreHeldAgainstWhatThereIs() {
    let messages = findings { scope in
      StackSet(
        "Baseline", in: scope, of: Self.baseline, to: .accounts([.init(["111122223333"], in: ["eu-centrl-1"])]),
        name: "1-bad_name")
    }
    #expect(
      messages == [
        """
        StackSetTests.swift: error: Test/Baseline: StackInstancesGroup/0/Regions/0: there is no region of this name that is \
        known here; expected a region such as eu-central-1, given "eu-centrl-1" [invalid-value]
          hint: did you mean eu-central-1?
        """,
        """
        StackSetTests.swift: error: Test/Baseline: StackSetName: CloudFormation refuses this name; expected 1 to 128 letters, \
        digits and hyphens, a letter first, given "1-bad_name" [physical-name]
        """,
      ])
  }

  @Test func whatTheServiceRefusesIsFound() {
    let messages = findings { scope in
      StackSet(
        "Baseline", in: scope,
        of: Stack("Baseline") { scope in
          scope.nested("Inner") { scope in Topic("Topic", in: scope) }
        }, to: .organization([.init(["ou-ab12-34cd56ef"], in: ["eu-west-1"], parameters: ["Sise": "1"])]))
    }
    #expect(messages.contains { $0.contains("can't have nested stacks") }, "\(messages)")
    #expect(messages.contains { $0.contains("the template of Baseline has no parameter Sise") }, "\(messages)")
  }

  @Test func twoInOneStackHaveNamesAndTemplatesOfTheirOwn() throws {
    let template = try template { scope in
      for id in ["One", "Two"] {
        StackSet(id, in: scope, of: Stack("Part") { scope in Topic(id, in: scope) }, to: .accounts([]))
      }
    }
    let sets = ["One", "Two"].compactMap { template.resource($0)?.json["Properties"] }
    #expect(
      sets.map { $0["StackSetName"] }
        == [["Fn::Sub": "${AWS::StackName}-One"], ["Fn::Sub": "${AWS::StackName}-Two"]])
    #expect(sets.count == 2 && sets[0]["TemplateURL"] != sets[1]["TemplateURL"])
  }
}
