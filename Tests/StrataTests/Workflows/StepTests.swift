import Strata
import StrataJSON
import StrataTables
import StrataTesting
import StrataWorkflows
import TestSupport
import Testing

@Suite struct StepTests {
  /// The states of a machine with steps.
  private func states(_ steps: @escaping @Sendable (Scope) -> [Step]) throws -> JSONValue? {
    try template { scope in
      StateMachine("Review", in: scope, steps: steps(scope))
    }.resource("Review")?["Definition"]?["States"]
  }

  @Test func whereStepsGoOn() throws {
    let states = try states { _ in
      [
        .choice("Large?", [.when("$states.input.total > 100", goTo: "Wait")], otherwise: "Done"),
        .wait("Wait", for: .minutes(5)), .wait("Until", until: "{% $states.input.due %}").then("Last"),
        .fail("Failed", error: "Refused", cause: "It was refused"), .succeed("Done"),
        .parallel("Last", [.pass("A", output: 1), .pass("B", output: 2)], [.pass("C", output: 3).ending()])
          .catching(goTo: "Failed", on: ["States.Timeout"], output: ["why": "{% $states.errorOutput.Cause %}"]),
      ]
    }
    #expect(
      states == [
        "Done": ["Type": "Succeed"],
        "Failed": ["Cause": "It was refused", "Error": "Refused", "Type": "Fail"],
        "Large?": [
          "Choices": [["Condition": "{% $states.input.total > 100 %}", "Next": "Wait"]], "Default": "Done",
          "Type": "Choice",
        ],
        "Last": [
          "Branches": [
            [
              "StartAt": "A",
              "States": [
                "A": ["Next": "B", "Output": 1, "Type": "Pass"], "B": ["End": true, "Output": 2, "Type": "Pass"],
              ],
            ], ["StartAt": "C", "States": ["C": ["End": true, "Output": 3, "Type": "Pass"]]],
          ],
          "Catch": [
            [
              "ErrorEquals": ["States.Timeout"], "Next": "Failed",
              "Output": ["why": "{% $states.errorOutput.Cause %}"],
            ]
          ], "End": true, "Type": "Parallel",
        ],
        "Until": ["Next": "Last", "Timestamp": "{% $states.input.due %}", "Type": "Wait"],
        "Wait": ["Next": "Until", "Seconds": 300, "Type": "Wait"],
      ])
  }

  @Test func tasksAndWhatTheyMayDo() throws {
    let template = try template { scope in
      let other = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:other.fifo")
      StateMachine(
        "Review", in: scope,
        steps: [
          .send("Own", to: Queue("Jobs", in: scope), message: ["id": 1]).retrying(),
          .send("Other", to: other, group: "orders"),
          .publish("Tell", to: Topic("Topic", in: scope), subject: "Review"),
          .put("Put", into: Table("Table", in: scope, partitionKey: "pk"), item: ["pk": ["S": "a"]]),
          .map(
            "Each", over: "{% $states.input.orders %}",
            [
              .invoke(
                "Invoke", function: "arn:aws:lambda:eu-central-1:123456789012:function:it", timeout: .minutes(1))
            ], atOnce: 5),
          .call(
            "Stop", action: "stopInstances", of: "ec2", with: ["InstanceIds": ["i-0a1b2c3d"]],
            permissions: [
              .allow("ec2:StopInstances", on: "arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d")
            ]),
        ])
    }
    let states = template.resource("Review")?["Definition"]?["States"]
    #expect(
      states?["Own"] == [
        "Arguments": ["MessageBody": ["id": 1], "QueueUrl": ["Ref": "Jobs"]], "Next": "Other",
        "Output": "{% $states.input %}", "Resource": ["Fn::Sub": "arn:${AWS::Partition}:states:::sqs:sendMessage"],
        "Retry": [
          ["BackoffRate": 2.0, "ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 3]
        ], "Type": "Task",
      ])
    #expect(states?["Other"]?["Arguments"]?["MessageGroupId"] == "orders")
    #expect(
      states?["Tell"]?["Arguments"] == [
        "Message": "{% $states.input %}", "Subject": "Review", "TopicArn": ["Ref": "Topic"],
      ])
    #expect(
      states?["Put"]?["Arguments"] == ["Item": ["pk": ["S": "a"]], "TableName": ["Fn::GetAtt": ["Table", "Arn"]]])
    #expect(
      states?["Each"] == [
        "ItemProcessor": [
          "ProcessorConfig": ["Mode": "INLINE"], "StartAt": "Invoke",
          "States": [
            "Invoke": [
              "Arguments": [
                "FunctionName": "arn:aws:lambda:eu-central-1:123456789012:function:it",
                "Payload": "{% $states.input %}",
              ], "End": true, "Output": "{% $states.result.Payload %}",
              "Resource": ["Fn::Sub": "arn:${AWS::Partition}:states:::lambda:invoke"], "TimeoutSeconds": 60,
              "Type": "Task",
            ]
          ],
        ], "Items": "{% $states.input.orders %}", "MaxConcurrency": 5, "Next": "Stop", "Type": "Map",
      ])
    #expect(
      states?["Stop"] == [
        "Arguments": ["InstanceIds": ["i-0a1b2c3d"]], "End": true,
        "Resource": ["Fn::Sub": "arn:${AWS::Partition}:states:::aws-sdk:ec2:stopInstances"], "Type": "Task",
      ])
    #expect(
      template.statements(of: "ReviewRole")?.array?.prefix(6).map { [$0["Action"], $0["Resource"]] } == [
        [["sqs:SendMessage"], [["Fn::GetAtt": ["Jobs", "Arn"]]]],
        [["sqs:SendMessage"], ["arn:aws:sqs:eu-central-1:123456789012:other.fifo"]],
        [["sns:Publish"], [["Ref": "Topic"]]], [["dynamodb:PutItem"], [["Fn::GetAtt": ["Table", "Arn"]]]],
        [
          ["lambda:InvokeFunction"],
          [
            "arn:aws:lambda:eu-central-1:123456789012:function:it",
            "arn:aws:lambda:eu-central-1:123456789012:function:it:*",
          ],
        ], [["ec2:StopInstances"], ["arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d"]],
      ])
  }

  private func findings(_ steps: @escaping @Sendable (Scope) -> [Step]) -> [String] {
    TestSupport.findings { scope in
      StateMachine("Review", in: scope, steps: steps(scope))
    }.map { $0.replacing("StepTests.swift: error: Test/Review: ", with: "") }
  }

  @Test func namesAndWays() {
    #expect(
      findings { _ in
        [
          .pass("A", output: 1).then("Z"), .pass("B", output: 1),
          .parallel("C", [.pass("A", output: 1)], []).then("B"), .pass("", output: 1), .pass("B", output: 2),
        ]
      } == [
      ])
  }

  @Test func stepsThatCannotBe() {
    #expect(
      findings { scope in
        [
          .succeed("A").then("B"), .pass("B", output: 1).retrying(attempts: 0).catching(goTo: "A", on: []),
          .wait("C", for: .seconds(0)), .choice("D", []),
          .send("E", to: Queue("Jobs", in: scope), group: "a").retrying(
            on: ["States.ALL", "X"], after: .milliseconds(5), growingBy: .nan),
          .publish("F", to: Queue("Other", in: scope)), .map("G", over: [1], [.pass("H", output: 1)], atOnce: 50),
          .call("I", action: "Stop", of: "EC2", with: [:], permissions: []),
        ]
      } == [
      ])
  }
}
