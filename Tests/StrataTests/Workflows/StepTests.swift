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
        "steps: a step goes on to one that there isn't; expected \"\", \"A\", \"B\", \"C\", given \"Z\" in \"A\" [construct]",
        "steps: a step must have a name; expected 1 to 80 characters, given 0 characters [construct]",
        "steps: no step goes on to this one; expected a way to it, given \"\" [construct]\n  hint: say .then(\"\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"B\" [construct]\n  hint: say .then(\"B\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"C\" [construct]\n  hint: say .then(\"C\") of another step, or leave it out",
        "steps: there must be steps; expected one step or more, given none in \"C\" [construct]",
        "steps: two steps have one name; expected a name for each, in branches as well, given \"A\" [construct]",
        "steps: two steps have one name; expected a name for each, in branches as well, given \"B\" [construct]",
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
        "after: this must be whole seconds in a range; expected 1 s to 86,400 s (1 d), given 0.005 s [construct]",
        "atOnce: a map must work on 1 to 40 items at once; expected 1 to 40, given 50 [construct]",
        "attempts: a step must be tried again 1 to 1,000 times; expected 1 to 1,000, given 0 [construct]",
        "for: this must be whole seconds in a range; expected 1 s to 31,536,000 s (365 d), given 0 s [construct]",
        "steps: AWS has no action of this form; expected an action such as stopInstances of a service such as ec2, given Stop of EC2 [construct]",
        "steps: a call needs a permission; expected permissions: [.allow(\"EC2:…\", on: …)], given none for \"I\" [construct]",
        "steps: a choice must have a way on; expected [.when(…, goTo: …)], given none for \"D\" [construct]",
        "steps: a delay must grow by a number in a range; expected growingBy: 1 to 100, given nan [construct]",
        "steps: a step publishes to topics; expected a topic, given a queue for \"F\" [construct]",
        "steps: errors must be named, or all of them taken; expected names of errors, or States.ALL alone, given \"States.ALL\", \"X\" [construct]",
        "steps: errors must be named, or all of them taken; expected names of errors, or States.ALL alone, given none [construct]",
        "steps: no step goes on to this one; expected a way to it, given \"B\" [construct]\n  hint: say .then(\"B\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"C\" [construct]\n  hint: say .then(\"C\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"D\" [construct]\n  hint: say .then(\"D\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"E\" [construct]\n  hint: say .then(\"E\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"F\" [construct]\n  hint: say .then(\"F\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"G\" [construct]\n  hint: say .then(\"G\") of another step, or leave it out",
        "steps: no step goes on to this one; expected a way to it, given \"I\" [construct]\n  hint: say .then(\"I\") of another step, or leave it out",
        "steps: only a FIFO queue has message groups; expected no group, given a group for \"E\" [construct]",
        "steps: only tasks, parallel steps and maps can be caught; expected one of those, given \"B\", which is a Pass [construct]",
        "steps: only tasks, parallel steps and maps can be tried again; expected one of those, given \"B\", which is a Pass [construct]",
        "steps: this step goes on by itself, or never; expected a step that may be told where to go on, given \"A\", which is a Succeed [construct]",
      ])
  }
}
