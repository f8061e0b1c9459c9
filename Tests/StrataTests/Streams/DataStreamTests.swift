import Strata
import StrataFunctions
import StrataJSON
import StrataStreams
import StrataTesting
import TestSupport
import Testing

@Suite struct DataStreamTests {
  @Test func aStream() throws {
    let template = try template { scope in DataStream("Orders", in: scope) }
    #expect(
      template.resource("Orders")?.json == [
        "Type": "AWS::Kinesis::Stream", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
        "Metadata": accepted("CKV_AWS_185", because: "Kinesis's own key encrypts it, unless a key is given"),
        "Properties": [
          "RetentionPeriodHours": 24, "StreamEncryption": ["EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"],
          "StreamModeDetails": ["StreamMode": "ON_DEMAND"],
        ],
      ])
  }

  @Test func options() throws {
    let template = try template { scope in
      DataStream(
        "Orders", in: scope, capacity: .shards(4), keeping: .days(365), name: "orders", key: Key("Key", in: scope),
        deletionPolicy: .delete)
    }
    #expect(
      template.resource("Orders")?.json == [
        "Type": "AWS::Kinesis::Stream", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete",
        "Properties": [
          "Name": "orders", "RetentionPeriodHours": 8_760, "ShardCount": 4,
          "StreamEncryption": ["EncryptionType": "KMS", "KeyId": ["Fn::GetAtt": ["Key", "Arn"]]],
          "StreamModeDetails": ["StreamMode": "PROVISIONED"],
        ],
      ])
  }

  @Test func permissions() throws {
    let plain = try statements { scope in
      let stream = DataStream("Orders", in: scope)
      return [stream.reading, stream.writing, stream.readingAndWriting]
    }
    let reads: [JSONValue] = [
      "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ]
    let writes: [JSONValue] = ["kinesis:PutRecord", "kinesis:PutRecords"]
    #expect(plain.map { $0["Action"] } == [.array(reads), .array(writes), .array(reads + writes)])
    #expect(plain.allSatisfy { $0["Resource"] == [["Fn::GetAtt": ["Orders", "Arn"]]] })
    let encrypted = try statements { scope in
      let stream = DataStream("Orders", in: scope, key: Key("Key", in: scope))
      return [stream.reading, stream.writing]
    }
    #expect(
      encrypted.map { $0["Action"] }.filter { $0?[0]?.string?.hasPrefix("kms:") == true } == [
        ["kms:Decrypt"], ["kms:GenerateDataKey"],
      ])
    #expect(
      encrypted.last
        == use(
          ["kms:GenerateDataKey"], of: ["Fn::GetAtt": ["Key", "Arn"]],
          through: ["Fn::Sub": "kinesis.${AWS::Region}.amazonaws.com"]))
  }

  @Test func aFunctionThatFollowsIt() throws {
    let template = try template { scope in
      let worker = specimenFunction("Worker", in: scope)
      worker.follow("Orders", DataStream("Orders", in: scope), upTo: .hours(1), failures: Queue("Lost", in: scope))
      worker.follow("Far", ImportedDataStream(arn: "arn:aws:kinesis:eu-central-1:123456789012:stream/far"))
    }
    #expect(
      template.resource("WorkerOrders")?.properties == [
        "BatchSize": 100, "BisectBatchOnFunctionError": true,
        "DestinationConfig": ["OnFailure": ["Destination": ["Fn::GetAtt": ["Lost", "Arn"]]]],
        "EventSourceArn": ["Fn::GetAtt": ["Orders", "Arn"]], "FunctionName": ["Fn::GetAtt": ["Worker", "Arn"]],
        "FunctionResponseTypes": ["ReportBatchItemFailures"], "MaximumRecordAgeInSeconds": 3_600,
        "StartingPosition": "LATEST",
      ])
    #expect(
      template.resource("WorkerFar")?["EventSourceArn"] == "arn:aws:kinesis:eu-central-1:123456789012:stream/far")
    let statements = roleStatements(template, "WorkerRole").dropFirst()
    #expect(
      statements.map { $0["Resource"]?[0] } == [
        ["Fn::GetAtt": ["Orders", "Arn"]], "*", ["Fn::GetAtt": ["Lost", "Arn"]],
        "arn:aws:kinesis:eu-central-1:123456789012:stream/far",
      ])
    #expect(statements.dropFirst().first?["Action"] == ["kinesis:ListStreams"])
  }

  @Test func metrics() throws {
    let template = try template { scope in
      let stream = DataStream("Orders", in: scope)
      for (id, metric) in [
        ("Records", stream.records), ("Bytes", stream.bytes), ("Age", stream.iteratorAge),
        ("Reads", stream.throttledReads), ("Writes", stream.throttledWrites),
      ] {
        Alarm(id, in: scope, when: metric, is: .above(1))
      }
    }
    let alarms = ["Records", "Bytes", "Age", "Reads", "Writes"].map(template.resource)
    #expect(
      alarms.map { $0?["MetricName"] } == [
        "IncomingRecords", "IncomingBytes", "GetRecords.IteratorAgeMilliseconds", "ReadProvisionedThroughputExceeded",
        "WriteProvisionedThroughputExceeded",
      ])
    #expect(alarms.map { $0?["Statistic"] } == ["Sum", "Sum", "Maximum", "Sum", "Sum"])
    #expect(alarms.allSatisfy { $0?["Dimensions"] == [["Name": "StreamName", "Value": ["Ref": "Orders"]]] })
  }

  @Test func streamsThatAreRefused() {
    let found = findings { scope in
      DataStream("A", in: scope, capacity: .shards(0), keeping: .hours(23))
      DataStream("B", in: scope, keeping: .days(366), name: "a b")
      DataStream("C", in: scope, keeping: .minutes(1_441))
    }.map { $0.replacing("DataStreamTests.swift: error: Test/", with: "") }
    let time = "Kinesis keeps no records for this time; expected whole hours, 24 h to 365 d"
    #expect(
      found == [
        "A: capacity: a stream must have a shard; expected 1 to 2,147,483,647, given 0 [construct]",
        "A: keeping: \(time), given 82,800 s (23 h) [construct]",
        "B: Name: Kinesis refuses this name; expected 1 to 128 letters, digits, hyphens, underscores and dots, given "
          + "\"a b\" [physical-name]",
        "B: keeping: \(time), given 31,622,400 s (366 d) [construct]",
        "C: keeping: \(time), given 86,460 s (1,441 min) [construct]",
      ])
  }

  @Test func twiceInAStackAndInTwoStacks() {
    #expect(findingsInTwoStacks { scope in for id in ["One", "Two"] { DataStream(id, in: scope) } } == [])
  }

  @Test func mistakesNameTheLineOfTheCaller() {
    #expect(
      findings { scope in DataStream("A", in: scope, keeping: .zero, file: "/x/main.swift", line: 11) }.first?
        .hasPrefix("main.swift: error: Test/A: keeping: ") == true)
  }
}
