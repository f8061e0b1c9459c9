import Strata
import StrataJSON
import TestSupport
import Testing

@Suite struct BucketAccessTests {
  private func objects(_ actions: JSONValue) -> JSONValue {
    ["Action": actions, "Effect": "Allow", "Resource": [["Fn::Sub": "arn:${AWS::Partition}:s3:::orders/*"]]]
  }

  private let listing: JSONValue = [
    "Action": ["s3:ListBucket"], "Effect": "Allow", "Resource": [["Fn::Sub": "arn:${AWS::Partition}:s3:::orders"]],
  ]

  @Test func permissions() throws {
    let bucket = ImportedBucket(name: "orders")
    #expect(try statements { _ in [bucket.reading] } == [objects(["s3:GetObject"]), listing])
    #expect(
      try statements { _ in [bucket.writing] } == [objects(["s3:AbortMultipartUpload", "s3:PutObject"])])
    #expect(
      try statements { _ in [bucket.readingAndWriting] } == [
        objects(["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]), listing,
      ])
    #expect(try statements { _ in [bucket.deleting] } == [objects(["s3:DeleteObject"])])
  }

  @Test func permissionsWithAKey() throws {
    let bucket = ImportedBucket(
      name: "orders", region: "eu-west-1", key: ImportedKey(arn: "arn:aws:kms:eu-west-1:123456789012:key/1"))
    func key(_ actions: JSONValue) -> JSONValue {
      use(actions, of: "arn:aws:kms:eu-west-1:123456789012:key/1", through: "s3.eu-west-1.amazonaws.com")
    }
    #expect(
      try statements { _ in [bucket.reading] } == [objects(["s3:GetObject"]), listing, key(["kms:Decrypt"])])
    #expect(
      try statements { _ in [bucket.writing] } == [
        objects(["s3:AbortMultipartUpload", "s3:PutObject"]), key(["kms:Decrypt", "kms:GenerateDataKey"]),
      ])
    #expect(try statements { _ in [bucket.readingAndWriting] }.last == key(["kms:Decrypt", "kms:GenerateDataKey"]))
    #expect(try statements { _ in [bucket.deleting] } == [objects(["s3:DeleteObject"])])
  }

  @Test func aBucketOfTheStack() throws {
    #expect(
      try statements { scope in [Bucket("Uploads", in: scope).reading] } == [
        ["Action": ["s3:GetObject"], "Effect": "Allow", "Resource": [["Fn::Sub": "${Uploads.Arn}/*"]]],
        ["Action": ["s3:ListBucket"], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Uploads", "Arn"]]]],
      ])
    #expect(
      try statements { scope in [Bucket("Uploads", in: scope, key: Key("Key", in: scope)).writing] }.last
        == use(
          ["kms:Decrypt", "kms:GenerateDataKey"], of: ["Fn::GetAtt": ["Key", "Arn"]],
          through: ["Fn::Sub": "s3.${AWS::Region}.amazonaws.com"]))
  }

  @Test func aNameThatS3RefusesIsReportedWhereItIsUsed() {
    #expect(
      findingsOfPermitting { _ in ImportedBucket(name: "My_Orders").writing } == [
        "BucketAccessTests.swift: error: Test/Role: "
          + "Policies/0/PolicyDocument/Statement/0/Resource/0/Fn::Sub: S3 refuses this name; expected 3 to "
          + "63 lower-case letters, digits, hyphens and dots, with a letter or digit at both edges, given "
          + "\"My_Orders\" [physical-name]"
      ])
  }
}
