import Strata
import StrataJSON
import StrataTables
import StrataTesting
import TestSupport
import Testing

@Suite struct TableTests {
  @Test func aTableAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Table("Records", in: scope, partitionKey: "pk") }
    #expect(
      template.json["Resources"]?["Records"]?["Properties"] == [
        "AttributeDefinitions": [["AttributeName": "pk", "AttributeType": "S"]], "BillingMode": "PAY_PER_REQUEST",
        "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"]],
        "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true],
      ])
    #expect(template.resource("Records")?.json["DeletionPolicy"] == "Retain")
    #expect(template.resources.keys == ["Records"])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      Table(
        "Records", in: scope, partitionKey: "pk", sortKey: .number("at"), expiry: "expires",
        indexes: [
          .init("ByOwner", partitionKey: "owner", sortKey: .number("at")),
          .init("ByHash", partitionKey: .bytes("hash"), attributes: .keys),
          .init("ByDay", partitionKey: "day", attributes: .keysAnd(["title"])),
        ], changes: .newAndOld, isRecoverable: false, isProtected: true, name: "records",
        key: Key("Key", in: scope), deletionPolicy: .retainExceptOnCreate)
    }
    #expect(
      template.resource("Records")?.properties == [
        "AttributeDefinitions": [
          ["AttributeName": "pk", "AttributeType": "S"], ["AttributeName": "at", "AttributeType": "N"],
          ["AttributeName": "owner", "AttributeType": "S"], ["AttributeName": "hash", "AttributeType": "B"],
          ["AttributeName": "day", "AttributeType": "S"],
        ], "BillingMode": "PAY_PER_REQUEST", "DeletionProtectionEnabled": true,
        "GlobalSecondaryIndexes": [
          [
            "IndexName": "ByOwner",
            "KeySchema": [
              ["AttributeName": "owner", "KeyType": "HASH"], ["AttributeName": "at", "KeyType": "RANGE"],
            ], "Projection": ["ProjectionType": "ALL"],
          ],
          [
            "IndexName": "ByHash", "KeySchema": [["AttributeName": "hash", "KeyType": "HASH"]],
            "Projection": ["ProjectionType": "KEYS_ONLY"],
          ],
          [
            "IndexName": "ByDay", "KeySchema": [["AttributeName": "day", "KeyType": "HASH"]],
            "Projection": ["NonKeyAttributes": ["title"], "ProjectionType": "INCLUDE"],
          ],
        ],
        "KeySchema": [["AttributeName": "pk", "KeyType": "HASH"], ["AttributeName": "at", "KeyType": "RANGE"]],
        "SSESpecification": [
          "KMSMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "SSEEnabled": true, "SSEType": "KMS",
        ], "StreamSpecification": ["StreamViewType": "NEW_AND_OLD_IMAGES"], "TableName": "records",
        "TimeToLiveSpecification": ["AttributeName": "expires", "Enabled": true],
      ])
  }

  @Test func permissionsNameTheirActions() throws {
    let template = try template { scope in
      let plain = Table("Plain", in: scope, partitionKey: "pk", changes: .keysOnly)
      let records = Table("Records", in: scope, partitionKey: "pk", indexes: [.init("ByOwner", partitionKey: "owner")])
      let other = ImportedTable(arn: "arn:aws:dynamodb:eu-central-1:123456789012:table/other")
      let ec2 = Principal.service("ec2.amazonaws.com")
      Role("Reader", in: scope, trusting: ec2, permissions: [plain.reading])
      Role("Writer", in: scope, trusting: ec2, permissions: [records.writing])
      Role("Both", in: scope, trusting: ec2, permissions: [records.readingAndWriting])
      Role("Follower", in: scope, trusting: ec2, permissions: [plain.streaming])
      Role("Foreign", in: scope, trusting: ec2, permissions: [other.reading])
    }
    let plain: JSONValue = ["Fn::GetAtt": ["Plain", "Arn"]]
    #expect(
      template.statements(of: "Reader") == [
        [
          "Action": [
            "dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:DescribeTable", "dynamodb:GetItem",
          ], "Effect": "Allow", "Resource": [plain],
        ], ["Action": ["dynamodb:Query", "dynamodb:Scan"], "Effect": "Allow", "Resource": [plain]],
      ])
    #expect(
      template.statements(of: "Writer") == [
        [
          "Action": [
            "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem",
          ], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Records", "Arn"]]],
        ]
      ])
    #expect(
      template.statements(of: "Both")?[1]?["Resource"] == [
        ["Fn::GetAtt": ["Records", "Arn"]], ["Fn::Sub": "${Records.Arn}/index/*"],
      ])
    #expect(
      template.statements(of: "Follower") == [
        [
          "Action": ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
          "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Plain", "StreamArn"]]],
        ], ["Action": ["dynamodb:ListStreams"], "Effect": "Allow", "Resource": ["*"]],
      ])
    #expect(
      template.statements(of: "Foreign")?[1]?["Resource"] == [
        "arn:aws:dynamodb:eu-central-1:123456789012:table/other",
        "arn:aws:dynamodb:eu-central-1:123456789012:table/other/index/*",
      ])
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        Table(
          "Records", in: scope, partitionKey: "", sortKey: "", expiry: "",
          indexes: [
            .init("By", partitionKey: "owner"), .init("ByOwner", partitionKey: .number("owner")),
            .init("ByOwner", partitionKey: "owner"),
          ],
          name: "a b")
        Table("Same", in: scope, partitionKey: "pk", sortKey: "pk")
        Table("Many", in: scope, partitionKey: "pk", indexes: (0...20).map { .init("Index\($0)", partitionKey: "pk") })
        scope.output("Arn", ImportedTable(arn: "arn:aws:dynamodb:eu-central-1:123456789012:backup/x").arn)
      }.map { $0.replacing("TableTests.swift: error: Test/", with: "") } == [
        "Arn: Value: this isn't the ARN of a table; expected arn:<partition>:dynamodb:<region>:<account>:table/<name>, given \"arn:aws:dynamodb:eu-central-1:123456789012:backup/x\" [invalid-value]",
        "Many: indexes: a table must have 20 indexes at most; expected 20 or fewer, given 21 [construct]",
        "Records: TableName: DynamoDB refuses this name; expected 3 to 255 letters, digits, hyphens, underscores and dots, given \"a b\" [physical-name]",
        "Records: expiry: an attribute must have a name; expected 1 to 255 characters, given 0 characters [construct]",
        "Records: indexes: DynamoDB refuses this name of an index; expected 3 to 255 letters, digits, hyphens, underscores and dots, given \"By\" [construct]",
        "Records: indexes: the attribute owner is of two types; expected text, given numbers [construct]",
        "Records: indexes: two indexes have one name; expected a name for each, given \"ByOwner\" [construct]",
        "Records: partitionKey: an attribute that items are found by must have a short name; expected 1 to 255 bytes, given 0 bytes [construct]",
        "Same: sortKey: items can't be found and sorted by one attribute; expected another than pk, given \"pk\" [construct]",
      ])
  }
}
