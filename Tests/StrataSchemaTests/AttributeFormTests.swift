import StrataFacts
import StrataJSON
import StrataSchema
import Testing

/// Attributes of which no schema tells the format, where one is wanted.
@Suite struct AttributeFormTests {
  private let context = TypeReferences(types: [
    "Logs": "AWS::Logs::LogGroup", "Role": "AWS::IAM::Role", "Files": "AWS::S3::Bucket",
    "Group": "AWS::EC2::SecurityGroup", "Vpc": "AWS::EC2::VPC", "Jobs": "AWS::SQS::Queue",
    "Key": "AWS::KMS::ReplicaKey", "Stack": "AWS::CloudFormation::Stack",
  ])

  private func given(_ reference: String, _ formats: String...) throws -> [String] {
    let parts = reference.split(separator: ".", maxSplits: 1).map { JSONValue.string(String($0)) }
    let value: JSONValue = ["P": ["Fn::GetAtt": .array(parts)]]
    let nodes = formats.map { #"{"f":"\#($0)"}"# }.joined(separator: ",")
    return try findings(
      value.text(), schema: #"{"p":{"P":{"t":"s","any":[\#(nodes)]}}}"#, context: context
    ).map { $0.replacing("P: wrong-reference: the reference yields something else than what belongs here; ", with: "") }
  }

  @Test(arguments: [
    ("Logs.Arn", "AWS::Logs::LogGroup.Name", "AWS::Logs::LogGroup.Arn"),
    ("Role.RoleId", "AWS::IAM::Role.Arn", "AWS::IAM::Role.RoleId"),
    ("Files.DomainName", "AWS::S3::Bucket.Name", "AWS::S3::Bucket.DomainName"),
    ("Files.Arn", "AWS::S3::Bucket.Name", "AWS::S3::Bucket.Arn"),
    ("Vpc.DefaultNetworkAcl", "AWS::EC2::VPC.Id", "AWS::EC2::VPC.DefaultNetworkAcl"),
    ("Jobs.QueueUrl", "AWS::SQS::Queue.Arn", "AWS::SQS::Queue.QueueUrl"),
    // An ARN of something else, where names and ids have another form.
    ("Files.Arn", "AWS::Logs::LogGroup.Name", "AWS::S3::Bucket.Arn"),
    ("Logs.Arn", "AWS::EC2::VPC.Id", "AWS::Logs::LogGroup.Arn"),
  ])
  func wrong(reference: String, format: String, expected: String) throws {
    #expect(try given(reference, format) == ["expected \(format); given \(expected)"])
  }

  @Test func whatMayBeRight() throws {
    #expect(try given("Group.Id", "AWS::EC2::SecurityGroup.Id") == [])
    #expect(try given("Group.GroupId", "AWS::EC2::SecurityGroup.Id") == [])
    #expect(try given("Key.Arn", "AWS::KMS::Key.Id", "AWS::KMS::Key.Arn") == [])
    // A name that may have colons and slashes.
    #expect(try given("Logs.Arn", "AWS::EC2::SecurityGroup.Name") == [])
    #expect(try given("Logs.Arn", "AWS::Unknown::Thing.Name") == [])
    #expect(try given("Stack.Outputs.Arn", "AWS::Logs::LogGroup.Name") == [])
    #expect(try given("Other.Arn", "AWS::Logs::LogGroup.Name") == [])
  }
}
