import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing
import TestSupport

@testable import StrataDeployment

/// The reasons why a stack's deployment failed, the first one first.
@Suite struct FailureReportTests {
  private let app = App("shop") { app in
    app.stack("Shop") { scope in
      Resource(
        "Service", type: "AWS::ECS::Service", in: scope, properties: ["TaskDefinition": "shop:1"],
        file: "/sources/Shop.swift", line: 3)
      let function = Resource(
        "Function", type: "AWS::Lambda::Function", in: scope,
        properties: [
          "Code": ["ZipFile": "x"], "Role": "arn:aws:iam::111122223333:role/maker", "Runtime": "python3.13",
          "Handler": "index.handler",
        ])
      Resource(
        "Custom", type: "Custom::Thing", in: scope, properties: ["ServiceToken": .value(function.attribute("Arn"))],
        file: "/sources/Shop.swift", line: 5)
      Resource(
        "Other", type: "Custom::Thing", in: scope,
        properties: ["ServiceToken": "arn:aws:lambda:us-east-1:111122223333:function:maker"])
    }
  }

  private func lines(_ aws: PlayedAws, _ events: [StackEvent]) throws -> String {
    let artifact = try #require(try app.synthesize().stacks.first)
    let client = StackClient(
      name: "Shop", aws: AwsClient(run: { try aws.run($0) }, wait: { _ in }), id: PlayedStack("Shop", number: 1).id)
    return FailureReport(
      client: client, artifact: artifact, places: TemplatePlaces(artifact, relativeTo: "/sources")
    ).lines(of: events)
  }

  private func event(_ id: String, _ type: String, _ status: String, _ reason: String?, physical: String = "")
    -> StackEvent
  {
    var event: JSONObject = [
      "EventId": .string(id + status), "LogicalResourceId": .string(id), "ResourceType": .string(type),
      "ResourceStatus": .string(status), "PhysicalResourceId": .string(physical),
    ]
    event["ResourceStatusReason"] = reason.map(JSONValue.string)
    return StackEvent(.object(event))
  }

  @Test func theCauseComesFirst() throws {
    let text = try lines(
      PlayedAws(),
      [
        event("Service", "AWS::SNS::Topic", "CREATE_FAILED", "it's full"),
        event("Custom", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled"),
        event("Function", "AWS::SNS::Topic", "CREATE_COMPLETE", nil),
        event("Unknown", "AWS::SNS::Topic", "CREATE_FAILED", "as well"),
      ])
    #expect(
      text == """

          CREATE_FAILED  Service  AWS::SNS::Topic  it's full
            at Shop/Service, Shop.swift:3
          CREATE_FAILED  Unknown  AWS::SNS::Topic  as well
        """)
  }

  @Test func aServiceSaysWhyItsTasksStopped() throws {
    let aws = PlayedAws()
    aws.others = [
      "describe-services": #"""
      {"services": [{"events": [{"message": "(service web) was unable to place a task."},
        {"message": "(service web) has reached a steady state."}]}]}
      """#,
      "list-tasks": #"{"taskArns": ["arn:task/1", "arn:task/2"]}"#,
      "describe-tasks": #"""
      {"tasks": [{"stoppedReason": "Essential container exited",
        "containers": [{"name": "web", "exitCode": 1, "reason": "OutOfMemoryError"}, {"name": "side"}]},
        {"stoppedReason": "Essential container exited",
        "containers": [{"name": "web", "exitCode": 1, "reason": "OutOfMemoryError"}, {"name": "side"}]}]}
      """#,
    ]
    let arn = "arn:aws:ecs:us-east-1:111122223333:service/main/web"
    let text = try lines(
      aws, [event("Service", "AWS::ECS::Service", "CREATE_FAILED", "did not stabilize", physical: arn)])
    #expect(
      text == """

          CREATE_FAILED  Service  AWS::ECS::Service  did not stabilize
            at Shop/Service, Shop.swift:3
            (service web) was unable to place a task.
            a task stopped: Essential container exited; web: exit code 1, OutOfMemoryError
        """)
    #expect(aws.calls[1].arguments.prefix(4) == ["--cluster", "main", "--service-name", "web"])
  }

  private let service = "arn:aws:ecs:us-east-1:111122223333:service/main/web"

  @Test func aServiceThatIsGoneSaysNothing() throws {
    let aws = PlayedAws()
    aws.fault = { _, _, _ in PlayedAws.refused("ClusterNotFoundException", "Cluster not found.") }
    for physical in [service, "", "web"] {
      let text = try lines(aws, [event("Service", "AWS::ECS::Service", "CREATE_FAILED", "no", physical: physical)])
      #expect(text == "\n  CREATE_FAILED  Service  AWS::ECS::Service  no\n    at Shop/Service, Shop.swift:3")
    }
  }

  @Test func whoMayNotAskAboutTasksIsToldSo() throws {
    let aws = PlayedAws()
    let failed = [event("Service", "AWS::ECS::Service", "CREATE_FAILED", "no", physical: service)]
    #expect(
      try lines(aws, failed).hasSuffix(
        "\n    why its tasks stopped is known to who has the permission ecs:DescribeServices"))
    aws.others["describe-services"] = #"{"services": []}"#
    #expect(try lines(aws, failed).hasSuffix("permission ecs:ListTasks"))
  }

  @Test func aCustomResourceSaysWhereItsLogIs() throws {
    let aws = PlayedAws()
    let failed = [
      event("Custom", "Custom::Thing", "CREATE_FAILED", "no"), event("Other", "Custom::Thing", "CREATE_FAILED", "no"),
    ]
    #expect(try lines(aws, failed).contains("\n    its log is that of the function Function, at Shop/Function, "))
    aws.others["describe-stack-resource"] = #"{"StackResourceDetail": {"PhysicalResourceId": "Shop-Function-X1"}}"#
    let text = try lines(aws, failed)
    #expect(
      text.contains("\n    at Shop/Custom, Shop.swift:5\n    its log: aws logs tail /aws/lambda/Shop-Function-X1"))
    #expect(text.hasSuffix("\n    its log: aws logs tail /aws/lambda/maker"))
  }
}
