import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct QueueTests {
  private static let ownKey: JSONValue = [
    "comment": "SQS's own key encrypts it, unless a key is given", "id": "CKV_AWS_27",
  ]

  private static let tls: JSONValue = [
    "Action": ["sqs:*"], "Condition": ["Bool": ["aws:SecureTransport": [false]]], "Effect": "Deny", "Principal": "*",
    "Resource": [["Fn::GetAtt": ["Jobs", "Arn"]]],
  ]

  @Test func aQueueAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Queue("Jobs", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Jobs": [
          "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": ["checkov": ["skip": [Self.ownKey]]],
          "Properties": [
            "MessageRetentionPeriod": 345_600, "ReceiveMessageWaitTimeSeconds": 20,
            "RedrivePolicy": [
              "deadLetterTargetArn": ["Fn::GetAtt": ["JobsDeadLetters", "Arn"]], "maxReceiveCount": 5,
            ],
            "SqsManagedSseEnabled": true, "VisibilityTimeout": 30,
          ],
        ],
        "JobsDeadLetters": [
          "Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": ["checkov": ["skip": [Self.ownKey]]],
          "Properties": ["MessageRetentionPeriod": 1_209_600, "SqsManagedSseEnabled": true],
        ],
        "JobsPolicy": [
          "Type": "AWS::SQS::QueuePolicy",
          "Properties": [
            "PolicyDocument": ["Statement": [Self.tls], "Version": "2012-10-17"], "Queues": [["Ref": "Jobs"]],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      let failed = Queue("Failed", in: scope, deadLetters: .none, isFifo: true, key: key)
      Queue(
        "Jobs", in: scope, visibility: .minutes(2), deadLetters: .to(failed, after: 3), keeping: .days(1),
        delay: .seconds(5), waiting: .seconds(0), isFifo: true, deduplicatesByContent: true, name: "jobs.fifo",
        key: key,
        deletionPolicy: .retainExceptOnCreate)
    }
    #expect(
      template.resource("Jobs")?.properties == [
        "ContentBasedDeduplication": true, "DelaySeconds": 5, "FifoQueue": true,
        "KmsMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "MessageRetentionPeriod": 86_400, "QueueName": "jobs.fifo",
        "ReceiveMessageWaitTimeSeconds": 0,
        "RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]], "maxReceiveCount": 3],
        "VisibilityTimeout": 120,
      ])
    #expect(template.resource("Jobs")?.json["DeletionPolicy"] == "RetainExceptOnCreate")
    #expect(template.resource("Jobs")?.json["UpdateReplacePolicy"] == "Retain")
    #expect(template.resource("JobsDeadLetters") == nil && template.resource("FailedDeadLetters") == nil)
  }

  @Test func theDeadLettersOfAFifoQueueAreOne() throws {
    let template = try template { scope in Queue("Jobs", in: scope, isFifo: true) }
    #expect(template.resource("JobsDeadLetters")?["FifoQueue"] == true)
  }

  @Test func permissionsNameTheirActions() throws {
    let template = try template { scope in
      let jobs = Queue("Jobs", in: scope)
      let other = ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:other")
      Role("Sender", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [jobs.sending])
      Role("Both", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [jobs.sendingAndReceiving])
      Role("Receiver", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [other.receiving])
    }
    #expect(
      template.statements(of: "Sender") == [
        ["Action": ["sqs:SendMessage"], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Jobs", "Arn"]]]]
      ])
    #expect(
      template.statements(of: "Both")?[0]?["Action"] == [
        "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
        "sqs:SendMessage",
      ])
    #expect(
      template.statements(of: "Receiver") == [
        [
          "Action": [
            "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
          ], "Effect": "Allow", "Resource": ["arn:aws:sqs:eu-central-1:123456789012:other"],
        ]
      ])
  }

  @Test func aKeyIsUsedThroughTheQueueAlone() throws {
    let template = try template { scope in
      let jobs = Queue("Jobs", in: scope, key: Key("Key", in: scope))
      Role("Receiver", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [jobs.receiving])
    }
    #expect(
      template.statements(of: "Receiver")?[1] == [
        "Action": ["kms:Decrypt"],
        "Condition": [
          "StringEquals": ["kms:ViaService": [["Fn::Sub": "sqs.${AWS::Region}.amazonaws.com"]]]
        ], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Key", "Arn"]]],
      ])
  }

  @Test func aTopicMaySendToIt() throws {
    let template = try template { scope in
      let jobs = Queue("Jobs", in: scope, key: Key("Key", in: scope))
      Topic("Orders", in: scope, subscriptions: [.queue(jobs)])
      Topic("Returns", in: scope, subscriptions: [.queue(jobs)])
    }
    #expect(
      template.resource("Orders")?["Subscription"] == [
        ["Endpoint": ["Fn::GetAtt": ["Jobs", "Arn"]], "Protocol": "sqs"]
      ])
    #expect(template.resource("JobsPolicy")?["PolicyDocument"]?["Statement"]?.array?.count == 3)
    #expect(
      template.resource("JobsPolicy")?["PolicyDocument"]?["Statement"]?[1] == [
        "Action": ["sqs:SendMessage"], "Condition": ["ArnEquals": ["aws:SourceArn": [["Ref": "Orders"]]]],
        "Effect": "Allow", "Principal": ["Service": ["sns.amazonaws.com"]],
        "Resource": [["Fn::GetAtt": ["Jobs", "Arn"]]],
      ])
    // The key's policy has it once, whoever sends.
    #expect(template.resource("Key")?["KeyPolicy"]?["Statement"]?.array?.count == 2)
  }

  @Test func metricsHaveTheirQueue() throws {
    let template = try template { scope in
      let jobs = Queue("Jobs", in: scope)
      let shared = Queue(
        "Mails", in: scope, deadLetters: .to(ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:failed")))
      Alarm("Old", in: scope, when: jobs.age, is: .above(600))
      Alarm("Failed", in: scope, when: jobs.failed, is: .above(0))
      Alarm("FailedMails", in: scope, when: shared.failed, is: .above(0))
    }
    #expect(
      template.resource("Old")?["Dimensions"] == [
        ["Name": "QueueName", "Value": ["Fn::GetAtt": ["Jobs", "QueueName"]]]
      ])
    #expect(template.resource("Old")?["MetricName"] == "ApproximateAgeOfOldestMessage")
    #expect(
      template.resource("Failed")?["Dimensions"] == [
        ["Name": "QueueName", "Value": ["Fn::GetAtt": ["JobsDeadLetters", "QueueName"]]]
      ])
    #expect(
      template.resource("FailedMails")?["Dimensions"]?[0]?["Value"]
        == ["Fn::Select": [5, ["Fn::Split": [":", "arn:aws:sqs:eu-central-1:123456789012:failed"]]]])
  }

  @Test func twoAreApart() throws {
    let template = try template { scope in
      Queue("A", in: scope)
      Queue("B", in: scope)
    }
    #expect(template.resources.keys == ["A", "ADeadLetters", "APolicy", "B", "BDeadLetters", "BPolicy"])
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        Queue(
          "Jobs", in: scope, visibility: .hours(13), deadLetters: .after(receives: 0), keeping: .seconds(59),
          delay: .minutes(16), waiting: .seconds(21), deduplicatesByContent: true, name: "jobs.fifo")
        let plain = Queue("Plain", in: scope, deadLetters: .none)
        Alarm("Failed", in: scope, when: plain.failed, is: .above(0))
        Topic("Orders", in: scope, subscriptions: [.queue(Queue("Ordered", in: scope, isFifo: true))])
        scope.output("Arn", ImportedQueue(arn: "jobs").arn)
      }.map { $0.replacing("QueueTests.swift: error: Test/", with: "") } == [
        "Arn: Value: this isn't the ARN of a queue; expected arn:<partition>:sqs:<region>:<account>:<name>, given \"jobs\" [invalid-value]",
        "Jobs: QueueName: SQS refuses this name; expected 1 to 80 letters, digits, hyphens and underscores, given \"jobs.fifo\" [physical-name]",
        "Jobs: deadLetters: a message must be received 1 to 1,000 times before it's a dead letter; expected 1 to 1,000, given 0 [construct]",
        "Jobs: deduplicatesByContent: only a FIFO queue tells messages apart by their content; expected isFifo: true, given isFifo: false [construct]",
        "Jobs: delay: this must be whole seconds in a range; expected 0 s to 900 s (15 min), given 960 s (16 min) [construct]",
        "Jobs: keeping: this must be whole seconds in a range; expected 60 s (1 min) to 1,209,600 s (14 d), given 59 s [construct]",
        "Jobs: visibility: this must be whole seconds in a range; expected 0 s to 43,200 s (12 h), given 46,800 s (13 h) [construct]",
        "Jobs: waiting: this must be whole seconds in a range; expected 0 s to 20 s, given 21 s [construct]",
        "Orders: subscriptions: a topic can't send to a FIFO queue; expected a queue that isn't FIFO, given Test/Ordered [construct]",
        "Plain: deadLetters: messages that nobody can work off can't be counted without dead letters; expected dead letters, given none [construct]\n  hint: say deadLetters: .after(receives: 5)",
      ])
  }
}
