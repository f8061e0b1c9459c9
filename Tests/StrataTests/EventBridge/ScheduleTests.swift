import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ScheduleTests {
  @Test func aScheduleAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      let jobs = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:jobs")
      Schedule("Clean", in: scope, at: .every(.hours(1)), to: .target(jobs, sending: .json(["job": "clean"])))
    }
    #expect(template.resources.keys == ["Clean", "CleanDeadLetters", "CleanDeadLettersPolicy", "CleanRole"])
    #expect(
      template.resource("Clean")?.properties == [
        "FlexibleTimeWindow": ["Mode": "OFF"], "ScheduleExpression": "rate(1 hour)",
        "Target": [
          "Arn": "arn:aws:sqs:eu-central-1:123456789012:jobs",
          "DeadLetterConfig": ["Arn": ["Fn::GetAtt": ["CleanDeadLetters", "Arn"]]], "Input": #"{"job":"clean"}"#,
          "RoleArn": ["Fn::GetAtt": ["CleanRole", "Arn"]],
        ],
      ])
    #expect(template.resource("CleanDeadLetters")?["MessageRetentionPeriod"] == 1_209_600)
    #expect(template.resource("CleanDeadLettersPolicy")?["PolicyDocument"]?["Statement"]?.array?.count == 1)
    #expect(
      template.resource("CleanRole")?["AssumeRolePolicyDocument"] == [
        "Statement": [
          [
            "Action": ["sts:AssumeRole"],
            "Condition": [
              "ArnEquals": [
                "aws:SourceArn": [
                  [
                    "Fn::Sub":
                      "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default"
                  ]
                ]
              ], "StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]],
            ], "Effect": "Allow", "Principal": ["Service": ["scheduler.amazonaws.com"]],
          ]
        ], "Version": "2012-10-17",
      ])
    #expect(
      template.statements(of: "CleanRole") == [
        [
          "Action": ["sqs:SendMessage"], "Effect": "Allow", "Resource": ["arn:aws:sqs:eu-central-1:123456789012:jobs"],
        ],
        [
          "Action": ["sqs:SendMessage"], "Effect": "Allow",
          "Resource": [["Fn::GetAtt": ["CleanDeadLetters", "Arn"]]],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let jobs = Queue("Jobs", in: scope, isFifo: true, deduplicatesByContent: true)
      let failed = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:failed")
      Schedule(
        "Clean", in: scope, at: .cron("0 3 * * ? *"),
        to: .target(jobs, sending: "clean", group: "all", attempts: 2, within: .minutes(10)), timeZone: "Europe/Berlin",
        within: .minutes(15), isEnabled: false, deadLetters: .to(failed), group: "jobs", description: "Cleans",
        name: "clean", key: Key("Key", in: scope))
    }
    #expect(
      template.resource("Clean")?.properties == [
        "Description": "Cleans", "FlexibleTimeWindow": ["MaximumWindowInMinutes": 15, "Mode": "FLEXIBLE"],
        "GroupName": "jobs", "KmsKeyArn": ["Fn::GetAtt": ["Key", "Arn"]], "Name": "clean",
        "ScheduleExpression": "cron(0 3 * * ? *)", "ScheduleExpressionTimezone": "Europe/Berlin", "State": "DISABLED",
        "Target": [
          "Arn": ["Fn::GetAtt": ["Jobs", "Arn"]],
          "DeadLetterConfig": ["Arn": "arn:aws:sqs:eu-central-1:123456789012:failed"], "Input": "clean",
          "RetryPolicy": ["MaximumEventAgeInSeconds": 600, "MaximumRetryAttempts": 2],
          "RoleArn": ["Fn::GetAtt": ["CleanRole", "Arn"]], "SqsParameters": ["MessageGroupId": "all"],
        ],
      ])
    #expect(
      template.statements(of: "CleanRole")?.array?.map { $0["Action"] } == [
        ["sqs:SendMessage"], ["sqs:SendMessage"], ["kms:Decrypt"],
      ])
    #expect(
      template.resource("CleanRole")?["AssumeRolePolicyDocument"]?["Statement"]?[0]?["Condition"]?["ArnEquals"] == [
        "aws:SourceArn": [
          ["Fn::Sub": "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/jobs"]
        ]
      ])
  }

  @Test func eachTarget() throws {
    let template = try template { scope in
      let topic = Topic("Alerts", in: scope, key: Key("Key", in: scope))
      let bus = EventBus("Bus", in: scope)
      let stream: StringValue = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"
      let writer = Role("Writer", in: scope, trusting: .service("scheduler.amazonaws.com"))
      Schedule("A", in: scope, at: .every(.days(1)), to: .target(topic, sending: "hello"), deadLetters: .none)
      Schedule(
        "B", in: scope, at: .every(.days(1)), to: .event(on: bus, source: "orders", type: "Day Ended"),
        deadLetters: .none)
      Schedule(
        "C", in: scope, at: .every(.days(1)),
        to: .call(
          "stopInstances", of: "ec2", with: ["InstanceIds": ["i-1"]],
          permissions: [.allow("ec2:StopInstances", on: "arn:aws:ec2:eu-central-1:123456789012:instance/i-1")]),
        deadLetters: .none)
      Schedule("D", in: scope, at: .every(.days(1)), to: .arn(stream, role: writer, sending: "x"))
    }
    #expect(
      template.resource("A")?["Target"] == [
        "Arn": ["Ref": "Alerts"], "Input": "hello", "RoleArn": ["Fn::GetAtt": ["ARole", "Arn"]],
      ])
    #expect(
      template.statements(of: "ARole") == [
        ["Action": ["sns:Publish"], "Effect": "Allow", "Resource": [["Ref": "Alerts"]]],
        [
          "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
          "Condition": ["StringEquals": ["kms:ViaService": [["Fn::Sub": "sns.${AWS::Region}.amazonaws.com"]]]],
          "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Key", "Arn"]]],
        ],
      ])
    #expect(
      template.resource("B")?["Target"] == [
        "Arn": ["Fn::GetAtt": ["Bus", "Arn"]],
        "EventBridgeParameters": ["DetailType": "Day Ended", "Source": "orders"], "Input": "{}",
        "RoleArn": ["Fn::GetAtt": ["BRole", "Arn"]],
      ])
    #expect(
      template.statements(of: "BRole") == [
        ["Action": ["events:PutEvents"], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Bus", "Arn"]]]]
      ])
    #expect(
      template.resource("C")?["Target"] == [
        "Arn": ["Fn::Sub": "arn:${AWS::Partition}:scheduler:::aws-sdk:ec2:stopInstances"],
        "Input": #"{"InstanceIds":["i-1"]}"#, "RoleArn": ["Fn::GetAtt": ["CRole", "Arn"]],
      ])
    #expect(template.statements(of: "CRole")?[0]?["Action"] == ["ec2:StopInstances"])
    #expect(template.resource("D")?["Target"]?["RoleArn"] == ["Fn::GetAtt": ["Writer", "Arn"]])
    // The role sends what couldn't be delivered as well.
    #expect(
      template.statements(of: "Writer") == [
        ["Action": ["sqs:SendMessage"], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["DDeadLetters", "Arn"]]]]
      ])
  }

  @Test func twoAreApart() throws {
    let template = try template { scope in
      let topic = Topic("Alerts", in: scope)
      Schedule("A", in: scope, at: .every(.days(1)), to: .target(topic, sending: "a"))
      Schedule("B", in: scope, at: .every(.days(1)), to: .target(topic, sending: "b"))
    }
    #expect(template.resources(of: "AWS::Scheduler::Schedule").map(\.logicalID) == ["A", "B"])
    #expect(template.resources(of: "AWS::IAM::Role").map(\.logicalID) == ["ARole", "BRole"])
    #expect(template.resources(of: "AWS::SQS::Queue").map(\.logicalID) == ["ADeadLetters", "BDeadLetters"])
    #expect(template.resources(of: "AWS::Scheduler::Schedule").allSatisfy { $0["Name"] == nil })
  }

  @Test func whatIsRefused() {
    let found = findings { scope in
      let topic = Topic("Alerts", in: scope)
      let url: StringValue = "https://example.com"
      Schedule(
        "A", in: scope, at: .every(.seconds(90)), to: .target(topic, sending: "a", group: "a"),
        timeZone: "Europe//Berlin",
        within: .hours(25), group: "a a", name: "b b")
      Schedule("B", in: scope, at: .every(.days(1)), to: .target(ImportedEventBus(name: "default"), sending: "a"))
      Schedule(
        "C", in: scope, at: .every(.days(1)), to: .target(ApiDestination("Out", in: scope, url: url), sending: "a"))
      Schedule("D", in: scope, at: .every(.days(1)), to: .event(on: topic, source: "aws.ec2", type: "a"))
      Schedule(
        "E", in: scope, at: .every(.days(1)), to: .call("DescribeInstances", of: "EC2", with: [:], permissions: []))
      Schedule(
        "F", in: scope, at: .every(.days(1)),
        to: .call("describeInstances", of: "ec2", with: [:], permissions: [.allow("ec2:DescribeInstances", on: "*")]))
    }
    #expect(
      found.map { $0.replacing("ScheduleTests.swift: error: Test/", with: "") } == [
        "A: GroupName: EventBridge refuses this name; expected 1 to 64 letters, digits, dots, hyphens and underscores, given \"a a\" [physical-name]",
        "A: Name: EventBridge refuses this name; expected 1 to 64 letters, digits, dots, hyphens and underscores, given \"b b\" [physical-name]",
        "A: at: a rate must be in whole minutes; expected 1 min or more, given 90 s [construct]",
        "A: timeZone: there is no such time zone; expected a name such as Europe/Berlin or UTC, given \"Europe//Berlin\" [construct]",
        "A: to: only a FIFO queue has message groups; expected no group, given a group for a topic [construct]",
        "A: within: this must be whole minutes in a range; expected 1 min to 24 h, given 90,000 s (25 h) [construct]",
        "B: to: a schedule can't send to this by itself; expected a queue, a topic, a function or a state machine, given an event bus [construct]\n  hint: say .event(on: …, source: …, type: …)",
        "C: to: a schedule can't send to this by itself; expected a queue, a topic, a function or a state machine, given an API destination [construct]\n  hint: let it put an event on a bus, and an EventRule send it on",
        "D: to: an event must go to a bus; expected an EventBus or an ImportedEventBus, given a topic [construct]",
        "D: to: sources that begin with aws. are AWS's own; expected a source of your own, given \"aws.ec2\" [construct]",
        "E: to: AWS has no service of this name; expected its API in small letters, such as ec2, given \"EC2\" [construct]",
        "E: to: a call needs a permission; expected permissions: [.allow(\"EC2:…\", on: …)], given none [construct]",
        "E: to: an action must begin with a small letter; expected an action such as stopInstances, given \"DescribeInstances\" [construct]",
        "F: to: a schedule can't call what only reads; expected an action that changes something, given \"describeInstances\" [construct]",
      ])
  }
}
