import Strata
import StrataEventBridge
import StrataJSON
import StrataTables
import StrataTesting
import StrataWorkflows
import TestSupport
import Testing

@Suite struct StateMachineTests {
  private static let logging: JSONValue = [
    "Action": [
      "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeResourcePolicies", "logs:GetLogDelivery",
      "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
    ], "Effect": "Allow", "Resource": ["*"],
  ]

  @Test func aMachineAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in StateMachine("Review", in: scope, steps: [.succeed("Done")]) }
    let group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ReviewLogs}:*"
    #expect(
      template.json["Resources"] == [
        "Review": [
          "Type": "AWS::StepFunctions::StateMachine",
          "Properties": [
            "Definition": ["QueryLanguage": "JSONata", "StartAt": "Done", "States": ["Done": ["Type": "Succeed"]]],
            "LoggingConfiguration": [
              "Destinations": [["CloudWatchLogsLogGroup": ["LogGroupArn": ["Fn::Sub": .string(group)]]]],
              "IncludeExecutionData": false, "Level": "ERROR",
            ], "RoleArn": ["Fn::GetAtt": ["ReviewRole", "Arn"]], "StateMachineType": "STANDARD",
            "TracingConfiguration": ["Enabled": true],
          ],
        ],
        "ReviewLogs": [
          "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain",
          "Metadata": acceptedLogKey,
          "Properties": [
            "LogGroupName": [
              "Fn::Sub": [
                "/aws/vendedlogs/states/Review-${Value1}",
                ["Value1": ["Fn::Select": [2, ["Fn::Split": ["/", ["Ref": "AWS::StackId"]]]]]],
              ]
            ], "RetentionInDays": 30,
          ],
        ],
        "ReviewRole": [
          "Type": "AWS::IAM::Role",
          "Metadata": accepted(
            "CKV_AWS_111", because: "Deliveries of logs are made by actions that take no resource"),
          "Properties": [
            "AssumeRolePolicyDocument": [
              "Statement": [
                [
                  "Action": ["sts:AssumeRole"],
                  "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]],
                  "Effect": "Allow", "Principal": ["Service": ["states.amazonaws.com"]],
                ]
              ], "Version": "2012-10-17",
            ],
            "Policies": [
              [
                "PolicyDocument": [
                  "Statement": [
                    Self.logging,
                    [
                      "Action": ["logs:DescribeLogGroups"], "Effect": "Allow",
                      "Resource": [
                        ["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*"]
                      ],
                    ],
                    [
                      "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow",
                      "Resource": [["Fn::Sub": .string(group)]],
                    ],
                    [
                      "Action": [
                        "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords",
                        "xray:PutTraceSegments",
                      ], "Effect": "Allow", "Resource": ["*"],
                    ],
                  ], "Version": "2012-10-17",
                ], "PolicyName": "Permissions",
              ]
            ],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let machine = StateMachine(
        "Review", in: scope, steps: [.pass("Only", output: ["a": 1])], kind: .express, timeout: .minutes(5),
        permissions: [.allow("s3:GetObject", on: "arn:aws:s3:::orders/*")], logging: .all, logsData: true,
        logs: .days(7), isTraced: false, name: "review", key: Key("Key", in: scope))
      Role("Role", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [machine.starting])
      scope.output("Arn", machine.arn)
      scope.output("Name", machine.name)
    }
    let key: JSONValue = ["Fn::GetAtt": ["Key", "Arn"]]
    let review = template.resource("Review")
    #expect(
      review?["Definition"] == [
        "QueryLanguage": "JSONata", "StartAt": "Only",
        "States": ["Only": ["End": true, "Output": ["a": 1], "Type": "Pass"]], "TimeoutSeconds": 300,
      ])
    #expect(
      review?["EncryptionConfiguration"] == ["KmsKeyId": key, "Type": "CUSTOMER_MANAGED_KMS_KEY"])
    #expect(review?["LoggingConfiguration"]?["Level"] == "ALL")
    #expect(review?["LoggingConfiguration"]?["IncludeExecutionData"] == true)
    #expect(review?["StateMachineName"] == "review")
    #expect(review?["StateMachineType"] == "EXPRESS")
    #expect(review?["TracingConfiguration"] == ["Enabled": false])
    let statements = template.statements(of: "ReviewRole")?.array ?? []
    #expect(
      statements.first == ["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": ["arn:aws:s3:::orders/*"]])
    #expect(
      statements.last == ["Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Effect": "Allow", "Resource": [key]])
    #expect(
      template.statements(of: "Role") == [
        [
          "Action": ["states:StartExecution", "states:StartSyncExecution"], "Effect": "Allow",
          "Resource": [["Ref": "Review"]],
        ]
      ])
    #expect(template.outputs["Arn"]?["Value"] == ["Ref": "Review"])
    #expect(template.outputs["Name"]?["Value"] == ["Fn::GetAtt": ["Review", "Name"]])
  }

  @Test func aDocument() throws {
    let template = try template { scope in
      StateMachine(
        "Review", in: scope,
        definition: ["StartAt": "A", "States": ["A": ["Type": "Wait", "Seconds": 1, "End": true]]], permissions: [])
    }
    #expect(
      template.resource("Review")?["Definition"] == [
        "StartAt": "A", "States": ["A": ["Type": "Wait", "Seconds": 1, "End": true]],
      ])
  }

  @Test func rulesAndSchedulesStartIt() throws {
    let template = try template { scope in
      let machine = StateMachine("Review", in: scope, steps: [.succeed("Done")])
      EventRule("Rule", in: scope, on: .of(source: "orders"), to: [.target(machine)])
      let other = ImportedStateMachine(arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:other")
      Schedule("Schedule", in: scope, at: .every(.hours(1)), to: .target(other, sending: "{}"))
    }
    #expect(template.resource("Rule")?["Targets"]?[0]?["Arn"] == ["Ref": "Review"])
    #expect(template.resource("Rule")?["Targets"]?[0]?["RoleArn"] == ["Fn::GetAtt": ["RuleRole", "Arn"]])
    #expect(
      template.statements(of: "RuleRole") == [
        ["Action": ["states:StartExecution"], "Effect": "Allow", "Resource": [["Ref": "Review"]]]
      ])
    #expect(
      template.statements(of: "ScheduleRole")?[0] == [
        "Action": ["states:StartExecution"], "Effect": "Allow",
        "Resource": ["arn:aws:states:eu-central-1:123456789012:stateMachine:other"],
      ])
  }

  @Test func twiceInAStackInTwoStacksAndForTwoEnvironments() throws {
    @Sendable func declare(_ scope: Scope) {
      for id in ["A", "B"] { StateMachine(id, in: scope, steps: [.succeed("Done")]) }
    }
    #expect(findingsInTwoStacks { declare($0) } == [])
    let template = try template { scope in
      for environment in ["dev", "prod"] { declare(Scope(environment, in: scope)) }
    }
    let names = template.resources(of: "AWS::Logs::LogGroup").map { "\($0["LogGroupName"] ?? "")" }
    #expect(Set(names).count == 4)
  }

  @Test func metricsNameTheMachine() {
    #expect(
      findings { scope in
        let machine = StateMachine("Review", in: scope, steps: [.succeed("Done")])
        Alarm("Failing", in: scope, when: machine.failed + machine.timedOut, is: .above(0))
        Dashboard("Page", in: scope).add("All", machine.started, machine.succeeded, machine.time)
      } == [])
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        StateMachine("Empty", in: scope, steps: [])
        StateMachine("Name", in: scope, steps: [.succeed("Done")], timeout: .seconds(0), name: "a b")
        StateMachine(
          "Document", in: scope,
          definition: [
            "StartAt": "Z",
            "States": [
              "A": ["Type": "Pass", "Next": "B"], "C": ["Type": "Job", "End": true],
              "D": ["Type": "Pass", "Next": "A", "End": true], "E": ["Type": "Wait", "Seconds": 1],
            ],
          ], permissions: [])
        StateMachine(
          "Large", in: scope,
          definition: [
            "StartAt": "A",
            "States": [
              "A": ["Type": "Pass", "End": true, "Comment": .literal(String(repeating: "a", count: 1_048_576))]
            ],
          ], permissions: [])
        scope.output(
          "Arn", ImportedStateMachine(arn: "arn:aws:states:eu-central-1:123456789012:activity:x").arn)
      }.filter { !$0.contains("[limit]") }.map { $0.replacing("StateMachineTests.swift: error: Test/", with: "") } == [
        "Arn: Value: this isn't the ARN of a state machine; expected arn:<partition>:states:<region>:<account>:stateMachine:<name>, given \"arn:aws:states:eu-central-1:123456789012:activity:x\" [invalid-value]",
        "Document: definition: a step goes on to one that there isn't; expected \"A\", \"C\", \"D\", \"E\", given \"B\" in \"A\" [construct]",
        "Document: definition: a step must be of a type that there is; expected Choice, Fail, Map, Parallel, Pass, Succeed, Task, Wait, given \"Job\" for \"C\" [construct]",
        "Document: definition: a step must either go on or end; expected Next or End, given both for \"D\" [construct]",
        "Document: definition: a step must either go on or end; expected Next or End, given neither for \"E\" [construct]",
        "Document: definition: it must be said where to start; expected \"A\", \"C\", \"D\", \"E\", given \"Z\" [construct]",
        "Empty: steps: there must be steps; expected one step or more, given none in the state machine [construct]",
        "Large: definition: a definition must have 1 MB at most; expected 1,048,576 bytes or fewer, given 1,048,651 and more [construct]\n  hint: put a part of it into a state machine of its own",
        "Name: StateMachineName: Step Functions refuses this name; expected 1 to 80 letters, digits, hyphens and underscores, given \"a b\" [physical-name]",
        "Name: timeout: this must be whole seconds in a range; expected 1 s to 31,536,000 s (365 d), given 0 s [construct]",
      ])
  }
}
