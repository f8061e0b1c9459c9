import Strata
import StrataEventBridge
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct EventRuleTests {
  private static let ownKey: JSONValue = [
    "comment": "SQS's own key encrypts it, unless a key is given", "id": "CKV_AWS_27",
  ]

  /// The statement by which a rule sends to a queue.
  private static func sending(_ queue: String, _ rule: String) -> JSONValue {
    [
      "Action": ["sqs:SendMessage"],
      "Condition": ["ArnEquals": ["aws:SourceArn": [["Fn::GetAtt": [.string(rule), "Arn"]]]]], "Effect": "Allow",
      "Principal": ["Service": ["events.amazonaws.com"]], "Resource": [["Fn::GetAtt": [.string(queue), "Arn"]]],
    ]
  }

  private static func statements(of policy: String, in template: Template) -> [JSONValue] {
    template.resource(policy)?["PolicyDocument"]?["Statement"]?.array ?? []
  }

  @Test func aRuleAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      let jobs = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:jobs")
      EventRule("Alarms", in: scope, on: .alarmState(.alarm, .ok), to: [.target(jobs)])
    }
    #expect(
      template.json["Resources"] == [
        "Alarms": [
          "Type": "AWS::Events::Rule",
          "Properties": [
            "EventPattern": [
              "detail": ["state": ["value": ["ALARM", "OK"]]], "detail-type": ["CloudWatch Alarm State Change"],
              "source": ["aws.cloudwatch"],
            ],
            "Targets": [
              [
                "Arn": "arn:aws:sqs:eu-central-1:123456789012:jobs",
                "DeadLetterConfig": ["Arn": ["Fn::GetAtt": ["AlarmsDeadLetters", "Arn"]]], "Id": "Target1",
              ]
            ],
          ],
        ],
        "AlarmsDeadLetters": [
          "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": ["checkov": ["skip": [Self.ownKey]]],
          "Properties": [
            "MessageRetentionPeriod": 1_209_600, "ReceiveMessageWaitTimeSeconds": 20, "SqsManagedSseEnabled": true,
            "VisibilityTimeout": 30,
          ],
        ],
        "AlarmsDeadLettersPolicy": [
          "Type": "AWS::SQS::QueuePolicy",
          "Properties": [
            "PolicyDocument": [
              "Statement": [
                [
                  "Action": ["sqs:*"], "Condition": ["Bool": ["aws:SecureTransport": [false]]], "Effect": "Deny",
                  "Principal": "*", "Resource": [["Fn::GetAtt": ["AlarmsDeadLetters", "Arn"]]],
                ], Self.sending("AlarmsDeadLetters", "Alarms"),
              ], "Version": "2012-10-17",
            ], "Queues": [["Ref": "AlarmsDeadLetters"]],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let bus = EventBus("Bus", in: scope)
      let failed = Queue("Failed", in: scope, deadLetters: .none)
      EventRule(
        "Orders", in: scope, on: .of(source: "orders"),
        to: [
          .target(
            Queue("Jobs", in: scope, isFifo: true, deduplicatesByContent: true), sending: .part("$.detail"),
            group: "orders", attempts: 3, within: .minutes(5))
        ], bus: bus.name, isEnabled: false, deadLetters: .to(failed), description: "Work", name: "orders")
    }
    #expect(
      template.resource("Orders")?.properties == [
        "Description": "Work", "EventBusName": ["Ref": "Bus"], "EventPattern": ["source": ["orders"]],
        "Name": "orders", "State": "DISABLED",
        "Targets": [
          [
            "Arn": ["Fn::GetAtt": ["Jobs", "Arn"]],
            "DeadLetterConfig": ["Arn": ["Fn::GetAtt": ["Failed", "Arn"]]], "Id": "Target1", "InputPath": "$.detail",
            "RetryPolicy": ["MaximumEventAgeInSeconds": 300, "MaximumRetryAttempts": 3],
            "SqsParameters": ["MessageGroupId": "orders"],
          ]
        ],
      ])
    #expect(Self.statements(of: "JobsPolicy", in: template).last == Self.sending("Jobs", "Orders"))
    #expect(Self.statements(of: "FailedPolicy", in: template).last == Self.sending("Failed", "Orders"))
    #expect(template.resource("OrdersDeadLetters") == nil)
  }

  @Test func deadLettersMayBeDropped() throws {
    let template = try template { scope in
      let rule = EventRule(
        "Orders", in: scope, on: .of(source: "orders"), to: [.target(Topic("Alerts", in: scope))], deadLetters: .none)
      #expect(rule.deadLetterQueue == nil && rule.role == nil)
    }
    #expect(template.resource("Orders")?["Targets"]?[0] == ["Arn": ["Ref": "Alerts"], "Id": "Target1"])
    #expect(template.resources.keys == ["Alerts", "AlertsPolicy", "Orders"])
  }

  /// EventBridge takes no conditions in the policy of a topic, nor in that of a key.
  @Test func aTopicAndItsKeyLetRulesPublishOnce() throws {
    let template = try template { scope in
      let alerts = Topic("Alerts", in: scope, requiresTLS: false, key: Key("Key", in: scope))
      EventRule("A", in: scope, on: .of(source: "a"), to: [.target(alerts)])
      EventRule("B", in: scope, on: .of(source: "b"), to: [.target(alerts)])
    }
    #expect(
      Self.statements(of: "AlertsPolicy", in: template) == [
        [
          "Action": ["sns:Publish"], "Effect": "Allow", "Principal": ["Service": ["events.amazonaws.com"]],
          "Resource": [["Ref": "Alerts"]],
        ]
      ])
    #expect(
      template.resource("Key")?["KeyPolicy"]?["Statement"]?.array == [
        ownerStatement,
        [
          "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Effect": "Allow",
          "Principal": ["Service": ["events.amazonaws.com"]], "Resource": ["*"],
        ],
      ])
  }

  @Test func aKeyEncryptsDeadLettersAndIsUsedByEventBridge() throws {
    let template = try template { scope in
      EventRule(
        "A", in: scope, on: .of(source: "a"), to: [.target(Topic("Alerts", in: scope))], key: Key("Key", in: scope),
        deletionPolicy: .retainExceptOnCreate)
    }
    #expect(template.resource("ADeadLetters")?["KmsMasterKeyId"] == ["Fn::GetAtt": ["Key", "Arn"]])
    #expect(template.resource("ADeadLetters")?.json["DeletionPolicy"] == "RetainExceptOnCreate")
    #expect(
      template.resource("Key")?["KeyPolicy"]?["Statement"]?[1] == [
        "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Effect": "Allow",
        "Principal": ["Service": ["events.amazonaws.com"]], "Resource": ["*"],
      ])
  }

  /// An account has ten policies for log groups in a region, so that one is for all groups of a stack.
  @Test func logGroupsOfAStackShareAPolicy() throws {
    let template = try template { scope in
      let audit = LogGroup("Audit", in: scope)
      let part = Scope("Part", in: scope)
      EventRule("A", in: scope, on: .of(source: "a"), to: [.target(audit)])
      EventRule("B", in: part, on: .of(source: "b"), to: [.target(audit), .target(LogGroup("More", in: part))])
    }
    func writing(_ group: String) -> JSONValue {
      [
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow",
        "Principal": ["Service": ["events.amazonaws.com", "delivery.logs.amazonaws.com"]],
        "Resource": [
          [
            "Fn::Sub": .string(
              "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${\(group)}:*")
          ]
        ],
      ]
    }
    #expect(
      try template.onlyResource(of: "AWS::Logs::ResourcePolicy").json == [
        "Type": "AWS::Logs::ResourcePolicy",
        "Properties": [
          "PolicyDocument": ["Statement": [writing("Audit"), writing("PartMore")], "Version": "2012-10-17"],
          "PolicyName": ["Fn::Sub": "${AWS::StackName}-Events"],
        ],
      ])
    #expect(
      template.resource("A")?["Targets"]?[0]?["Arn"] == [
        "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Audit}"
      ])
  }

  @Test func eachEnvironmentOfAStackHasItsOwnPolicyForLogGroups() throws {
    let template = try template { scope in
      for environment in ["dev", "prod"] {
        let own = Scope(environment, in: scope, environment: environment)
        EventRule("A", in: own, on: .of(source: "a"), to: [.target(LogGroup("Audit", in: own))])
      }
    }
    #expect(
      template.resources(of: "AWS::Logs::ResourcePolicy").map { $0["PolicyName"] } == [
        ["Fn::Sub": "${AWS::StackName}-dev-Events"], ["Fn::Sub": "${AWS::StackName}-prod-Events"],
      ])
  }

  @Test func busesAndDestinationsAreReachedByARoleThatMayNothingElse() throws {
    let template = try template { scope in
      EventRule(
        "Alarms", in: scope, on: .alarmState(.alarm),
        to: [
          .target(ApiDestination("Discord", in: scope, url: .secret("alarms/discord"))),
          .target(ImportedEventBus(name: "security", account: "210987654321")),
          .target(Queue("Jobs", in: scope)),
        ])
    }
    #expect(
      template.resource("AlarmsRole")?.properties == [
        "AssumeRolePolicyDocument": [
          "Statement": [
            [
              "Action": ["sts:AssumeRole"],
              "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
              "Principal": ["Service": ["events.amazonaws.com"]],
            ]
          ], "Version": "2012-10-17",
        ],
        "Policies": [
          [
            "PolicyDocument": [
              "Statement": [
                [
                  "Action": ["events:InvokeApiDestination"], "Effect": "Allow",
                  "Resource": [["Fn::GetAtt": ["Discord", "Arn"]]],
                ],
                [
                  "Action": ["events:PutEvents"], "Effect": "Allow",
                  "Resource": [
                    ["Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:210987654321:event-bus/security"]
                  ],
                ],
              ], "Version": "2012-10-17",
            ], "PolicyName": "Permissions",
          ]
        ],
      ])
    let targets = template.resource("Alarms")?["Targets"]?.array ?? []
    #expect(
      targets.map { $0["RoleArn"] } == [
        ["Fn::GetAtt": ["AlarmsRole", "Arn"]], ["Fn::GetAtt": ["AlarmsRole", "Arn"]], nil,
      ])
    #expect(targets.map { $0["Id"] } == ["Target1", "Target2", "Target3"])
  }

  @Test func anythingElseHasARoleOfYourOwn() throws {
    let template = try template { scope in
      let stream: StringValue = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"
      let role = Role(
        "Writer", in: scope, trusting: .service("events.amazonaws.com"),
        permissions: [.allow("kinesis:PutRecord", on: stream)])
      EventRule(
        "A", in: scope, on: .of(source: "a"), to: [.arn(stream, role: role, sending: .part("$.detail"), attempts: 0)])
    }
    #expect(
      template.resource("A")?["Targets"]?[0] == [
        "Arn": "arn:aws:kinesis:eu-central-1:123456789012:stream/orders",
        "DeadLetterConfig": ["Arn": ["Fn::GetAtt": ["ADeadLetters", "Arn"]]], "Id": "Target1", "InputPath": "$.detail",
        "RetryPolicy": ["MaximumEventAgeInSeconds": 86_400, "MaximumRetryAttempts": 0],
        "RoleArn": ["Fn::GetAtt": ["Writer", "Arn"]],
      ])
    #expect(template.resource("ARole") == nil)
  }

  @Test func aBucketTellsEventBridge() throws {
    let template = try template { scope in
      let uploads = Bucket("Uploads", in: scope)
      let jobs = Queue("Jobs", in: scope)
      uploads.notify(jobs, of: .removed)
      EventRule("Made", in: scope, on: .objectCreated(in: uploads, prefix: "in/"), to: [.target(jobs)])
      EventRule("Gone", in: scope, on: .objectDeleted(in: ImportedBucket(name: "others")), to: [.target(jobs)])
    }
    #expect(
      template.resource("Uploads")?["NotificationConfiguration"] == [
        "EventBridgeConfiguration": ["EventBridgeEnabled": true],
        "QueueConfigurations": [["Event": "s3:ObjectRemoved:*", "Queue": ["Fn::GetAtt": ["Jobs", "Arn"]]]],
      ])
    // The bucket waits for the queue's policy, which can't wait for the bucket's rule.
    #expect(
      Self.statements(of: "JobsPolicy", in: template)[2]["Condition"] == [
        "ArnLike": [
          "aws:SourceArn": [["Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*"]]
        ]
      ])
    #expect(Self.statements(of: "MadeDeadLettersPolicy", in: template).last == Self.sending("MadeDeadLetters", "Made"))
    #expect(
      template.resource("Made")?["EventPattern"] == [
        "detail": ["bucket": ["name": [["Ref": "Uploads"]]], "object": ["key": [["prefix": "in/"]]]],
        "detail-type": ["Object Created"], "source": ["aws.s3"],
      ])
    #expect(
      template.resource("Gone")?["EventPattern"] == [
        "detail": ["bucket": ["name": ["others"]]], "detail-type": ["Object Deleted"], "source": ["aws.s3"],
      ])
  }

  @Test func twoAreApart() throws {
    let template = try template { scope in
      EventRule("A", in: scope, on: .of(source: "a"), to: [.target(EventBus("Bus", in: scope))])
      EventRule("B", in: scope, on: .of(source: "b"), to: [.target(ImportedEventBus(name: "default"))])
    }
    #expect(
      template.resources.keys.sorted() == [
        "A", "ADeadLetters", "ADeadLettersPolicy", "ARole", "B", "BDeadLetters", "BDeadLettersPolicy", "BRole", "Bus",
      ])
  }

  /// The queue's stack comes first, so that its policy can't name a rule of another.
  @Test func twoStacksOfAnAccount() throws {
    let app = App("orders") { app in
      let jobs = app.stack("Shared") { Queue("Jobs", in: $0) }
      for name in ["One", "Two"] {
        app.stack(name) { scope in
          EventRule("Orders", in: scope, on: .of(source: "orders"), to: [.target(jobs)])
        }
      }
    }
    let stacks = try app.synthesize().stacks
    let shared = try #require(stacks.first { $0.name == "Shared" }?.template)
    let one = try #require(stacks.first { $0.name == "One" }?.template)
    #expect(
      Self.statements(of: "JobsPolicy", in: shared).dropFirst().map { $0 } == [
        [
          "Action": ["sqs:SendMessage"],
          "Condition": [
            "ArnLike": [
              "aws:SourceArn": [["Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*"]]
            ]
          ], "Effect": "Allow", "Principal": ["Service": ["events.amazonaws.com"]],
          "Resource": [["Fn::GetAtt": ["Jobs", "Arn"]]],
        ]
      ])
    #expect(one.resource("Orders")?["Name"] == nil)
  }

  /// All of EventBridge's constructs.
  private static func declareAll(in scope: Scope) {
    let bus = EventBus("Bus", in: scope)
    let discord = ApiDestination("Discord", in: scope, url: .secret("alarms/discord"))
    EventRule(
      "Alarms", in: scope, on: .alarmState(.alarm), to: [.target(discord), .target(LogGroup("Log", in: scope))],
      bus: bus.name)
    Schedule("Night", in: scope, at: .cron("0 3 * * ? *"), to: .event(on: bus, source: "shop", type: "Night"))
  }

  /// What has a name has the stack's in it, and in a stack that of the environment.
  @Test func twoEnvironments() throws {
    let app = App("shop") { app in
      for name in ["Shop-dev", "Shop-prod"] { app.stack(name) { Self.declareAll(in: $0) } }
      app.stack("Both") { scope in
        for name in ["dev", "prod"] { Self.declareAll(in: Scope(name, in: scope, environment: name)) }
      }
    }
    let stacks = try app.synthesize().stacks
    let names = stacks.map { stack in
      stack.template.resources.keys.compactMap { id -> String? in
        let properties = stack.template.resource(id)?.properties
        return (properties?["Name"] ?? properties?["PolicyName"])?["Fn::Sub"]?.string
      }
    }
    let own = ["${AWS::StackName}-Bus", "${AWS::StackName}-Events"]
    #expect(names[0].sorted() == own && names[1].sorted() == own)
    #expect(
      names[2].sorted() == [
        "${AWS::StackName}-dev-Bus", "${AWS::StackName}-dev-Events", "${AWS::StackName}-prod-Bus",
        "${AWS::StackName}-prod-Events",
      ])
  }

  @Test func whatIsRefused() {
    let found = findings { scope in
      let topic = Topic("Alerts", in: scope)
      let fifo = Queue("Fifo", in: scope, isFifo: true)
      EventRule("A", in: scope, on: .of(source: "a"), to: [], bus: "a bus")
      EventRule(
        "D", in: scope, on: .of(source: "d"), to: [.target(topic)],
        bus: "arn:aws:sqs:eu-central-1:123456789012:event-bus/a")
      EventRule("B", in: scope, on: .of(source: "b"), to: Array(repeating: .target(topic), count: 6))
      EventRule(
        "C", in: scope, on: .of(source: "c"),
        to: [.target(fifo), .target(topic, group: "c", attempts: 186, within: .seconds(59))], deadLetters: .to(fifo),
        name: "c c")
      Bucket("Uploads", in: scope).notify(LogGroup("Logs", in: scope), of: .created)
      Bucket("Others", in: scope).notify(fifo, of: .created)
    }
    #expect(
      found.map { $0.replacing("EventRuleTests.swift: error: Test/", with: "") } == [
        "A: EventBusName: EventBridge has no such bus; expected the name of a bus, of letters, digits and /.-_, or its ARN, given \"a bus\" [physical-name]",
        "A: to: a rule must have 1 to 5 targets; expected 1 to 5, given 0 [construct]",
        "D: EventBusName: this isn't the ARN of an event bus; expected arn:<partition>:events:<region>:<account>:event-bus/<name>, given \"arn:aws:sqs:eu-central-1:123456789012:event-bus/a\" [invalid-value]",
        "B: to: a rule must have 1 to 5 targets; expected 1 to 5, given 6 [construct]\n  hint: let one of them be a topic or a bus, which pass on to others",
        "C: Name: EventBridge refuses this name; expected 1 to 64 letters, digits, dots, hyphens and underscores, given \"c c\" [physical-name]",
        "C: deadLetters: events that couldn't be delivered can't go to a FIFO queue; expected a queue that isn't FIFO, given a FIFO queue [construct]",
        "C: to: EventBridge sends to a FIFO queue that tells messages apart by their content alone; expected deduplicatesByContent: true, given Test/Fifo without it [construct]",
        "C: to: a message must be of a group in a FIFO queue; expected group: …, given none [construct]\n  hint: messages of a group come in order",
        "C: to: it must be tried again 0 to 185 times; expected 0 to 185, given 186 [construct]",
        "C: to: only a FIFO queue has message groups; expected no group, given a group for a topic [construct]",
        "C: to: this must be whole seconds in a range; expected 60 s (1 min) to 86,400 s (1 d), given 59 s [construct]",
        "Uploads: notify: S3 can't tell this of objects; expected a queue that isn't FIFO, a topic or a function, given a log group [construct]\n  hint: let an EventRule do it, on: .objectCreated(in: …)",
        "Others: notify: S3 can't tell this of objects; expected a queue that isn't FIFO, a topic or a function, given a FIFO queue [construct]\n  hint: let an EventRule do it, on: .objectCreated(in: …)",
      ])
  }

  @Test func mistakesNameTheCallersLine() {
    do throws(SynthesisError) {
      _ = try App(
        Stack("Test") { scope in
          EventRule("A", in: scope, on: .of(source: "a"), to: [], name: "a a", file: "/x/main.swift", line: 11)
          Schedule(
            "B", in: scope, at: .every(.seconds(5)), to: .target(Queue("Jobs", in: scope), sending: "x"),
            file: "/x/main.swift", line: 12)
          ApiDestination("C", in: scope, url: "http://c", file: "/x/main.swift", line: 13)
          Connection(
            "D", in: scope, authorizedBy: .basic(username: "a", password: "b"), file: "/x/main.swift", line: 14)
          EventBus("E", in: scope, name: "default", file: "/x/main.swift", line: 15)
          let logs = LogGroup("F", in: scope, file: "/x/main.swift", line: 16)
          EventRule("G", in: scope, on: .of(source: "g"), to: [.target(logs)], file: "/x/main.swift", line: 17)
          for policy in scope.resources where policy.type == "AWS::Logs::ResourcePolicy" {
            policy.rawProperties["Colour"] = "red"
          }
        }
      ).synthesize()
      Issue.record("nothing was refused")
    } catch {
      #expect(
        error.findings.map { $0.description.split(separator: " ").first }
          == [11, 11, 12, 13, 14, 15, 16].map { "/x/main.swift:\($0):" })
    }
  }
}
