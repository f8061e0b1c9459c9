import Strata
import StrataApiGateway
import StrataEC2
import StrataEvents
import StrataIAM
import StrataJSON
import StrataSQS
import StrataTesting
import Testing

/// Generated resources as they're written, and what they become.
@Suite struct TypedResourceTests {
  private func template(_ declare: @escaping @Sendable (Scope) -> Void) throws -> Template {
    try Stack("Test", declare).synthesize()
  }

  @Test func scalarsReferencesAndChoices() throws {
    let template = try template { scope in
      let large = scope.condition("Large", .equals(scope.parameter("Size"), "large"))
      let failed = SQS.Queue("Failed", in: scope, messageRetentionPeriod: 1_209_600)
      let jobs = SQS.Queue(
        "Jobs", in: scope, fifoQueue: false, kmsMasterKeyId: "alias/\(.stackName)",
        messageRetentionPeriod: .if(large, then: 1_209_600, else: .noValue),
        redrivePolicy: ["deadLetterTargetArn": .value(failed.arn), "maxReceiveCount": 3], tags: ["Own": "x"])
      jobs.resource.deletionPolicy = .retain
      scope.output("Url", jobs.ref)
    }
    #expect(
      template.resources["Jobs"] == [
        "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain",
        "Properties": [
          "FifoQueue": false, "KmsMasterKeyId": ["Fn::Sub": "alias/${AWS::StackName}"],
          "MessageRetentionPeriod": ["Fn::If": ["Large", 1_209_600, ["Ref": "AWS::NoValue"]]],
          "RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]], "maxReceiveCount": 3],
          "Tags": [["Key": "Own", "Value": "x"]],
        ],
      ])
  }

  @Test func enumerationsTakeMembersTextAndReferences() throws {
    let template = try template { scope in
      let tenancy = scope.parameter("Tenancy")
      EC2.VPC("A", in: scope, cidrBlock: "10.0.0.0/16", instanceTenancy: .dedicated)
      EC2.VPC("B", in: scope, cidrBlock: "10.0.0.0/16", instanceTenancy: "default")
      EC2.VPC("C", in: scope, cidrBlock: "10.0.0.0/16", instanceTenancy: .value(tenancy))
    }
    #expect(template.resources["A"]?["Properties"]?["InstanceTenancy"] == "dedicated")
    #expect(template.resources["B"]?["Properties"]?["InstanceTenancy"] == "default")
    #expect(template.resources["C"]?["Properties"]?["InstanceTenancy"] == ["Ref": "Tenancy"])
  }

  @Test func nestedTypesAndPolicies() throws {
    let template = try template { scope in
      let jobs = SQS.Queue("Jobs", in: scope)
      IAM.Role(
        "Role", in: scope, assumeRolePolicyDocument: .trusting(.service("lambda.amazonaws.com")),
        policies: [.init(policyDocument: [.allow("sqs:SendMessage", on: jobs.arn)], policyName: "Send")])
    }
    #expect(
      template.resources["Role"]?["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?[0]?["Resource"]
        == [["Fn::GetAtt": ["Jobs", "Arn"]]])
  }

  @Test func aTypeCalledResource() throws {
    let template = try template { scope in
      let api = ApiGateway.RestApi("Api", in: scope, name: "api")
      ApiGateway.Resource("Users", in: scope, parentId: api.rootResourceId, pathPart: "users", restApiId: api.ref)
    }
    #expect(
      template.resources["Users"]?["Properties"] == [
        "ParentId": ["Fn::GetAtt": ["Api", "RootResourceId"]], "PathPart": "users", "RestApiId": ["Ref": "Api"],
      ])
  }

  @Test func inputsOfEventRules() throws {
    let template = try template { scope in
      let jobs = SQS.Queue("Jobs", in: scope)
      Events.Rule(
        "Nightly", in: scope, scheduleExpression: "rate(1 day)",
        targets: [.init(arn: jobs.arn, id: "Jobs", input: .json(["kind": "nightly"]))])
    }
    #expect(
      template.resources["Nightly"]?["Properties"]?["Targets"]
        == [["Arn": ["Fn::GetAtt": ["Jobs", "Arn"]], "Id": "Jobs", "Input": "{\"kind\":\"nightly\"}"]])
  }

  @Test func mistakesNameTheConstructAndTheLine() {
    let stack = Stack("Test") { scope in
      SQS.Queue("Jobs", in: scope, visibilityTimeout: 50_000, file: "/x/Jobs.swift", line: 7)
    }
    do throws(SynthesisError) {
      _ = try stack.synthesize()
      Issue.record("50,000 is out of range")
    } catch {
      #expect(error.findings.map(\.path) == ["Test/Jobs"])
      #expect(error.findings.map(\.property) == ["VisibilityTimeout"])
      #expect(error.findings.map(\.site) == [CallSite(file: "/x/Jobs.swift", line: 7)])
    }
  }
}
