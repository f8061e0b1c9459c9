import Strata
import StrataEventBridge
import StrataFunctions
import StrataJSON
import StrataTables
import StrataTesting
import TestSupport
import Testing

/// What invokes functions, with the permissions for it.
@Suite struct FunctionTargetTests {
  private static let arn: JSONValue = ["Fn::GetAtt": ["Worker", "Arn"]]

  private static func permission(_ principal: String, from source: JSONValue? = nil) -> JSONObject {
    var members: [(String, JSONValue)] = [
      ("Action", "lambda:InvokeFunction"), ("FunctionName", arn), ("Principal", .string(principal)),
      ("SourceAccount", ["Ref": "AWS::AccountId"]),
    ]
    if let source { members.append(("SourceArn", source)) }
    return JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) })
  }

  @Test func messagesOfAQueue() throws {
    let template = try template { scope in
      let worker = specimenFunction("Worker", in: scope)
      worker.receive("Jobs", from: Queue("Jobs", in: scope))
      worker.receive(
        "Others", from: Queue("Others", in: scope, visibility: .minutes(1)), batch: 10_000, within: .seconds(20),
        concurrency: 2, reportsFailures: false)
      worker.receive("Far", from: ImportedQueue(arn: "arn:aws:sqs:eu-central-1:123456789012:far"))
    }
    #expect(
      template.resource("WorkerJobs")?.properties == [
        "BatchSize": 10, "EventSourceArn": ["Fn::GetAtt": ["Jobs", "Arn"]], "FunctionName": Self.arn,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
      ])
    #expect(
      template.resource("WorkerOthers")?.properties == [
        "BatchSize": 10_000, "EventSourceArn": ["Fn::GetAtt": ["Others", "Arn"]], "FunctionName": Self.arn,
        "MaximumBatchingWindowInSeconds": 20, "ScalingConfig": ["MaximumConcurrency": 2],
      ])
    #expect(
      roleStatements(template, "WorkerRole").dropFirst().map { $0["Resource"]?[0] } == [
        ["Fn::GetAtt": ["Jobs", "Arn"]], ["Fn::GetAtt": ["Others", "Arn"]],
        "arn:aws:sqs:eu-central-1:123456789012:far",
      ])
    #expect(
      roleStatements(template, "WorkerRole").last?["Action"] == [
        "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
      ])
  }

  @Test func queuesThatAreRefused() {
    let found = findings { scope in
      let worker = Function("Worker", in: scope, code: .object("1.zip", in: "releases"), timeout: .seconds(30))
      worker.receive("A", from: Queue("A", in: scope))
      worker.receive("B", from: Queue("B", in: scope, visibility: .seconds(189)), within: .seconds(10))
      worker.receive("C", from: Queue("C", in: scope, visibility: .minutes(3)), batch: 11, concurrency: 1)
      worker.receive(
        "D", from: Queue("D", in: scope, visibility: .hours(1), isFifo: true), batch: 11, within: .seconds(1))
      worker.receive(
        "E", from: Queue("E", in: scope, visibility: .hours(1)), batch: 10_001, within: .seconds(301))
      worker.receive("Right", from: Queue("Right", in: scope, visibility: .seconds(190)), within: .seconds(10))
    }
    let hidden = "messages must stay hidden for six times the function's timeout"
    #expect(
      found.map { $0.replacing("FunctionTargetTests.swift: error: Test/Worker/", with: "") } == [
        "A: from: \(hidden); expected a visibility of 180 s (3 min) or more, given 30 s [construct]\n  hint: say "
          + "visibility: on Test/A, or a shorter timeout: on Test/Worker",
        "B: from: \(hidden); expected a visibility of 190 s or more, given 189 s [construct]\n  hint: say visibility: on "
          + "Test/B, or a shorter timeout: on Test/Worker",
        "C: batch: a batch without a window has 1 to 10 messages; expected 1 to 10, given 11 [construct]\n  hint: say "
          + "within: .seconds(1) for larger batches",
        "C: concurrency: an event source runs 2 to 1,000 batches at once; expected 2 to 1,000, given 1 [construct]",
        "D: batch: a batch of a FIFO queue has 1 to 10 messages; expected 1 to 10, given 11 [construct]",
        "D: within: messages of a FIFO queue aren't gathered; expected no window, given 1 s [construct]",
        "E: batch: a batch has 1 to 10,000 messages; expected 1 to 10,000, given 10,001 [construct]",
        "E: within: this must be whole seconds in a range; expected 0 s to 300 s (5 min), given 301 s [construct]",
      ])
  }

  @Test func changesOfATable() throws {
    let template = try template { scope in
      let table = Table("Table", in: scope, partitionKey: "pk", changes: .new)
      let worker = specimenFunction("Worker", in: scope)
      worker.follow("Plain", table)
      worker.follow(
        "Full", table, batch: 10, within: .seconds(5), from: .oldest, attempts: 3, upTo: .hours(1), parallel: 2,
        failures: Topic("Failed", in: scope), reportsFailures: false)
    }
    let stream: JSONValue = ["Fn::GetAtt": ["Table", "StreamArn"]]
    #expect(
      template.resource("WorkerPlain")?.properties == [
        "BatchSize": 100, "BisectBatchOnFunctionError": true, "EventSourceArn": stream, "FunctionName": Self.arn,
        "FunctionResponseTypes": ["ReportBatchItemFailures"], "StartingPosition": "LATEST",
      ])
    #expect(
      template.resource("WorkerFull")?.properties == [
        "BatchSize": 10, "BisectBatchOnFunctionError": true,
        "DestinationConfig": ["OnFailure": ["Destination": ["Ref": "Failed"]]], "EventSourceArn": stream,
        "FunctionName": Self.arn, "MaximumBatchingWindowInSeconds": 5, "MaximumRecordAgeInSeconds": 3_600,
        "MaximumRetryAttempts": 3, "ParallelizationFactor": 2, "StartingPosition": "TRIM_HORIZON",
      ])
    #expect(
      roleStatements(template, "WorkerRole").dropFirst().map { $0["Action"] } == [
        ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], ["dynamodb:ListStreams"],
        ["sns:Publish"],
      ])
  }

  @Test func tablesThatAreRefused() {
    #expect(
      findings { scope in
        let worker = specimenFunction("Worker", in: scope)
        worker.follow("A", Table("Table", in: scope, partitionKey: "pk"))
        let table = Table("Other", in: scope, partitionKey: "pk", changes: .new)
        worker.follow(
          "B", table, batch: 0, attempts: -1, upTo: .seconds(59), parallel: 11, failures: LogGroup("Logs", in: scope))
      }.map { $0.replacing("FunctionTargetTests.swift: error: Test/Worker/", with: "") } == [
        "A: table: the table has no stream of its changes; expected a table with changes, given Test/Table [construct]\n"
          + "  hint: say changes: .new where it's declared",
        "B: attempts: a batch comes again 0 to 10,000 times; expected 0 to 10,000, given -1 [construct]",
        "B: batch: a batch has 1 to 10,000 records; expected 1 to 10,000, given 0 [construct]",
        "B: failures: an event source can't tell this of failures; expected a queue that isn't FIFO, or a topic, given a "
          + "log group [construct]",
        "B: parallel: a shard has 1 to 10 batches at once; expected 1 to 10, given 11 [construct]",
        "B: upTo: this must be whole seconds in a range; expected 60 s (1 min) to 604,800 s (7 d), given 59 s "
          + "[construct]",
      ])
  }

  @Test func aTopic() throws {
    let template = try template { scope in
      let worker = specimenFunction("Worker", in: scope)
      worker.subscribe("Alerts", to: Topic("Alerts", in: scope).arn, filter: ["state": ["paid"]])
    }
    #expect(
      template.resource("WorkerAlerts")?.json == [
        "Type": "AWS::SNS::Subscription", "DependsOn": ["WorkerAlertsTopic"],
        "Properties": [
          "Endpoint": Self.arn, "FilterPolicy": ["state": ["paid"]], "Protocol": "lambda",
          "TopicArn": ["Ref": "Alerts"],
        ],
      ])
    #expect(
      template.resource("WorkerAlertsTopic")?.properties
        == Self.permission("sns.amazonaws.com", from: ["Ref": "Alerts"]))
  }

  @Test func aBucket() throws {
    let template = try template { scope in
      let worker = specimenFunction("Worker", in: scope)
      for name in ["A", "B"] { Bucket(name, in: scope).notify(worker, of: .created, suffix: ".csv") }
    }
    #expect(
      template.resource("A")?["NotificationConfiguration"] == [
        "LambdaConfigurations": [
          [
            "Event": "s3:ObjectCreated:*",
            "Filter": ["S3Key": ["Rules": [["Name": "suffix", "Value": ".csv"]]]], "Function": Self.arn,
          ]
        ]
      ])
    #expect(template.resource("A")?.json["DependsOn"] == ["WorkerEventsFromS3"])
    #expect(template.resources(of: "AWS::Lambda::Permission").count == 1)
    #expect(template.resource("WorkerEventsFromS3")?.properties == Self.permission("s3.amazonaws.com"))
  }

  @Test func rulesAndSchedules() throws {
    let template = try template { scope in
      let worker = specimenFunction("Worker", in: scope)
      EventRule("Paid", in: scope, on: .of(source: "orders"), to: [.target(worker)], deadLetters: .none)
      Schedule(
        "Nightly", in: scope, at: .every(.hours(24)), to: .target(worker, sending: "{}"), deadLetters: .none)
    }
    #expect(template.resource("Paid")?["Targets"] == [["Arn": Self.arn, "Id": "Target1"]])
    #expect(
      template.resource("WorkerEventsOfPaid")?.properties
        == Self.permission("events.amazonaws.com", from: ["Fn::GetAtt": ["Paid", "Arn"]]))
    #expect(template.resource("Nightly")?["Target"]?["Arn"] == Self.arn)
    #expect(
      roleStatements(template, "NightlyRole") == [
        ["Action": ["lambda:InvokeFunction"], "Effect": "Allow", "Resource": [Self.arn]]
      ])
  }

  @Test func aRuleOfAnotherStack() throws {
    let app = App("Test") { app in
      let worker = app.stack("A") { scope in specimenFunction("Worker", in: scope) }
      app.stack("B") { scope in
        EventRule("Paid", in: scope, on: .of(source: "orders"), to: [.target(worker)], deadLetters: .none)
      }
    }
    let template = try #require(try app.synthesize()["A"]?.template)
    #expect(
      template.resource("WorkerEventsRules")?.properties
        == Self.permission(
          "events.amazonaws.com",
          from: ["Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*"]))
  }

  @Test func failuresOfAsynchronousInvocations() throws {
    let template = try template { scope in
      specimenFunction("Worker", in: scope)
        .sendFailures(to: Queue("Lost", in: scope), attempts: 0, within: .minutes(1))
    }
    #expect(
      template.resource("WorkerInvocations")?.properties == [
        "DestinationConfig": ["OnFailure": ["Destination": ["Fn::GetAtt": ["Lost", "Arn"]]]],
        "FunctionName": ["Ref": "Worker"], "MaximumEventAgeInSeconds": 60, "MaximumRetryAttempts": 0,
        "Qualifier": "$LATEST",
      ])
    #expect(roleStatements(template, "WorkerRole").last?["Action"] == ["sqs:SendMessage"])
    #expect(
      findings { scope in
        specimenFunction("Worker", in: scope)
          .sendFailures(
            to: Queue("Lost", in: scope, isFifo: true), attempts: 3, within: .hours(7))
      }.map { $0.replacing("FunctionTargetTests.swift: error: Test/Worker/", with: "") } == [
        "Invocations: attempts: an invocation is tried again 0 to 2 times; expected 0 to 2, given 3 [construct]",
        "Invocations: to: a function can't tell this of failures; expected a queue that isn't FIFO, a topic, a bus or a "
          + "function, given a FIFO queue [construct]",
        "Invocations: within: this must be whole seconds in a range; expected 60 s (1 min) to 21,600 s (6 h), given "
          + "25,200 s (7 h) [construct]",
      ])
  }

  @Test func aLoadBalancer() throws {
    let template = try template { scope in
      let worker = specimenFunction("Worker", in: scope)
      let listener = listener(in: scope)
      listener.route("A", to: worker, when: .path("/a"))
      listener.route("B", to: worker, when: .path("/b"))
    }
    #expect(
      template.resource("WorkerTargetGroup")?.json == [
        "Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "DependsOn": ["WorkerLoadBalancers"],
        "Properties": ["TargetType": "lambda", "Targets": [["Id": Self.arn]]],
      ])
    #expect(
      template.resource("WorkerLoadBalancers")?.properties
        == Self.permission(
          "elasticloadbalancing.amazonaws.com",
          from: [
            "Fn::Sub":
              "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:targetgroup/*"
          ]))
    #expect(template.resources(of: "AWS::ElasticLoadBalancingV2::ListenerRule").count == 2)
    #expect(
      findings { scope in
        let worker = specimenFunction("Worker", in: scope)
        for name in ["One", "Two"] { listener(name, in: scope).route("A", to: worker, when: .path("/a")) }
      }.map { $0.split(separator: ": to: ").last } == [
        "Test/Worker is reached through Test/One already; expected one load balancer for it, given a second, Test/Two "
          + "[construct]\n  hint: route both through one load balancer, or through another FunctionAlias"
      ])
  }

  @Test func mistakesNameTheLineOfTheCaller() {
    #expect(
      findings { scope in
        let worker = specimenFunction("Worker", in: scope)
        worker.receive("A", from: Queue("A", in: scope), batch: 0, file: "/x/main.swift", line: 11)
      }.first?.hasPrefix("main.swift: error: Test/Worker/A: batch: ") == true)
  }
}
