import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// Stacks within stacks, as whole templates.
@Suite struct RenderedNestedTests {
  @Test func whatItIsMadeWithStandsAtItsResource() throws {
    let stack = try Stack("Orders") { scope in
      let isLarge = scope.condition("IsLarge", .equals(scope.parameter("Size"), "large"))
      scope.tags["Team"] = "orders"
      scope.nested(
        "Work", description: "The work", timeoutInMinutes: 30,
        notificationTopics: ["arn:aws:sns:eu-west-1:111122223333:told"], tags: ["Part": "work"], condition: isLarge,
        deletionPolicy: .retainExceptOnCreate
      ) { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["QueueName": "\(.stackName)-jobs"])
      }
    }.assembled()
    let work = try #require(stack.template.resources["Work"])
    #expect(work["Type"] == "AWS::CloudFormation::Stack")
    #expect(work["Condition"] == "IsLarge")
    #expect(work["DeletionPolicy"] == "RetainExceptOnCreate")
    #expect(work["UpdateReplacePolicy"] == "Retain")
    #expect(work["Properties"]?["TimeoutInMinutes"] == 30)
    #expect(work["Properties"]?["NotificationARNs"] == ["arn:aws:sns:eu-west-1:111122223333:told"])
    #expect(
      work["Properties"]?["Tags"] == [["Key": "Part", "Value": "work"], ["Key": "Team", "Value": "orders"]])
    let nested = try #require(stack.nested.first)
    #expect(nested.template.json["Description"] == "The work")
    #expect(nested.logicalPath == "Work")
    #expect("\(nested.path)" == "Orders/Work")
    // The tags of the scopes around it reach what is in it as well.
    #expect(
      nested.template.resources["Jobs"]?["Properties"] == [
        "QueueName": ["Fn::Sub": "${AWS::StackName}-jobs"], "Tags": [["Key": "Team", "Value": "orders"]],
      ])
  }

  @Test func capabilitiesAreThoseOfAllTemplates() throws {
    let stack = try Stack("Orders") { scope in
      Resource("Role", type: "AWS::IAM::Role", in: scope, properties: ["AssumeRolePolicyDocument": Self.policy])
      scope.nested("Work") { scope in
        Resource(
          "Named", type: "AWS::IAM::Role", in: scope,
          properties: ["AssumeRolePolicyDocument": Self.policy, "RoleName": "orders"])
      }
    }.assembled()
    #expect(stack.capabilities == [.namedIAM])
  }

  private static let policy: AnyValue = [
    "Version": "2012-10-17",
    "Statement": [
      ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
    ],
  ]

  @Test func dependenciesOnWhatIsWithinAreOnTheNestedStack() throws {
    let stack = try Stack("Orders") { scope in
      let early = Resource("Early", type: "Acme::Test::A", in: scope)
      let jobs = scope.nested("Work") { scope in
        let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        jobs.wait(for: early)
        return jobs
      }
      Resource("Late", type: "Acme::Test::A", in: scope).depends(on: jobs)
    }.assembled()
    #expect(stack.template.resources["Work"]?["DependsOn"] == ["Early"])
    #expect(stack.template.resources["Late"]?["DependsOn"] == ["Work"])
    #expect(stack.nested[0].template.resources["Jobs"]?["DependsOn"] == nil)
  }

  @Test func aReferenceIsDependencyEnough() throws {
    let stack = try Stack("Orders") { scope in
      let early = Resource("Early", type: "Acme::Test::A", in: scope)
      scope.nested("Work") { scope in
        Resource("Jobs", type: "Acme::Test::A", in: scope, properties: ["Of": .value(early.ref)]).depends(on: early)
      }
    }.assembled()
    #expect(stack.template.resources["Work"]?["DependsOn"] == nil)
  }

  @Test func anEnvironmentOwnsWhatIsNestedInItsScope() throws {
    let stack = try Stack("Orders") { scope in
      scope.nested("Shared") { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
      let own = Scope("Dev", in: scope, environment: "dev")
      own.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
    }.assembled()
    #expect(stack.environments == ["dev"])
    #expect(stack.template.json["Metadata"]?["Strata::Environments"] == ["dev": ["Dev*"]])
    #expect(stack.nested.map(\.name) == ["Orders.Shared", "Orders.DevWork"])
    #expect(stack.nested.map(\.environment) == [nil, "dev"])
    #expect(stack.nested[1].template.json["Metadata"]?["Strata::Environments"] == ["dev": ["*"]])
  }

  @Test func environmentsWithinAreThoseOfTheStackAround() throws {
    let stack = try Stack("Orders") { scope in
      scope.nested("Work") { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: Scope("Dev", in: scope, environment: "dev"))
      }
    }.assembled()
    #expect(stack.environments == ["dev"])
    #expect(stack.nested[0].template.json["Metadata"]?["Strata::Environments"] == ["dev": ["Dev*"]])
  }

  /// A finding in a nested template has the construct and the line that it comes from.
  @Test func findingsWithinHaveTheirLines() {
    let app = App(
      Stack("Orders") { scope in
        scope.nested("Work") { scope in
          Resource(
            "Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["DelaySeconds": 100_000], file: "Orders.swift",
            line: 7)
        }
      })
    var found: [Finding] = []
    do throws(SynthesisError) { _ = try app.synthesize() } catch { found = error.findings }
    #expect(found.map(\.path) == ["Orders/Work/Jobs"])
    #expect(found.map(\.property) == ["DelaySeconds"])
    #expect(found.map(\.site) == [CallSite(file: "Orders.swift", line: 7)])
  }

  @Test func theSameIdTwiceIsAMistake() {
    let found = findings { scope in
      scope.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      scope.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
    }
    #expect(found.filter { $0.contains("\"Work\" is declared here already") }.count == 1)
  }

  @Test func theTemplateOfAWholeStackHasAnAddress() throws {
    let stack = try Stack("Orders") { scope in
      let baseline = Stack("Baseline") { Resource("Trail", type: "AWS::SNS::Topic", in: $0) }
      let own = Scope("Everywhere", in: scope, environment: "prod")
      Resource(
        "Set", type: "AWS::CloudFormation::StackSet", in: own,
        properties: [
          "StackSetName": "baseline", "PermissionModel": "SELF_MANAGED",
          "TemplateURL": .value(own.templateAddress(of: baseline, at: CallSite(file: #filePath, line: #line))),
        ])
    }.assembled()
    let nested = try #require(stack.nested.first)
    #expect(nested.name == "Orders.Everywhere")
    #expect(nested.logicalPath == nil)
    #expect(
      stack.template.resources["EverywhereSet"]?["Properties"]?["TemplateURL"] == [
        "Fn::Sub": [
          .string("https://s3.${AWS::Region}.${AWS::URLSuffix}/${Value1}/\(nested.key)"),
          ["Value1": ["Fn::ImportValue": "Orders-prod-strata-artifacts-BucketName"]],
        ]
      ])
    #expect(nested.template.resources.keys.map(\.self) == ["Trail"])
  }

  @Test func nothingCrossesToWhatIsDeployedApart() {
    let found = findings { scope in
      let topic = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
      let name = topic.attribute("TopicName")
      let baseline = Stack("Baseline") { scope in
        Resource("Copy", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": .value(name)])
      }
      Resource(
        "Set", type: "AWS::CloudFormation::StackSet", in: scope,
        properties: [
          "StackSetName": "baseline", "PermissionModel": "SELF_MANAGED",
          "TemplateURL": .value(scope.templateAddress(of: baseline, at: CallSite(file: #filePath, line: #line))),
        ])
    }
    #expect(
      found.filter { $0.contains("and what it uses are in templates that are deployed apart from each other") }.count
        == 1)
  }
}

extension Stack {
  /// The stack with all that is known of it.
  fileprivate func assembled() throws -> StackArtifact { try App(self).synthesize().stacks[0] }
}
