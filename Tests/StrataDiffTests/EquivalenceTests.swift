import StrataDiff
import StrataJSON
import Testing

/// What is written otherwise and means the same is no difference.
@Suite struct EquivalenceTests {
  static let equal: [(String, JSONValue, JSONValue)] = [
    (
      "AWS::SQS::Queue", ["KmsMasterKeyId": ["Fn::GetAtt": "Key.Arn"]],
      ["KmsMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]]]
    ),
    ("AWS::SQS::Queue", ["QueueName": ["Fn::Sub": "${Name}"]], ["QueueName": ["Ref": "Name"]]),
    (
      "AWS::SQS::Queue", ["KmsMasterKeyId": ["Fn::Sub": "${Key.Arn}"]],
      ["KmsMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]]]
    ),
    (
      "AWS::SQS::Queue", ["QueueName": ["Fn::Sub": "${AWS::StackName}-jobs"]],
      ["QueueName": ["Fn::Join": ["-", [["Ref": "AWS::StackName"], "jobs"]]]]
    ),
    (
      "AWS::SQS::Queue", ["QueueName": ["Fn::Sub": ["${a}-${b}", ["a": "x", "b": ["Ref": "B"]]]]],
      ["QueueName": ["Fn::Join": ["", ["x-", ["Fn::Sub": "${B}"]]]]]
    ),
    ("AWS::SQS::Queue", ["QueueName": ["Fn::Sub": "${!literal}"]], ["QueueName": "${literal}"]),
    ("AWS::SQS::Queue", ["QueueName": ["Fn::Select": [1, ["a", "b"]]]], ["QueueName": "b"]),
    ("AWS::SQS::Queue", ["VisibilityTimeout": "30"], ["VisibilityTimeout": 30]),
    ("AWS::SQS::Queue", ["VisibilityTimeout": 30.0], ["VisibilityTimeout": 30]),
    ("AWS::SQS::Queue", ["FifoQueue": "true"], ["FifoQueue": true]),
    ("AWS::SQS::Queue", ["FifoQueue": ["Ref": "AWS::NoValue"]], [:]),
    ("AWS::SQS::Queue", ["FifoQueue": ["Fn::If": ["C", true, "true"]]], ["FifoQueue": true]),
    (
      "AWS::SQS::Queue", ["Tags": [["Key": "a", "Value": "1"], ["Key": "b", "Value": "2"]]],
      ["Tags": [["Value": "2", "Key": "b"], ["Key": "a", "Value": "1"]]]
    ),
    (
      "AWS::EC2::Subnet", ["AvailabilityZone": ["Fn::Select": [0, ["Fn::GetAZs": ""]]]],
      ["AvailabilityZone": ["Fn::Select": ["0", ["Fn::GetAZs": ["Ref": "AWS::Region"]]]]]
    ),
    (
      "AWS::IAM::Role",
      ["AssumeRolePolicyDocument": policy(["Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"])],
      [
        "AssumeRolePolicyDocument": policy([
          "Effect": "Allow", "Principal": ["AWS": ["*"]], "Action": ["sts:AssumeRole"],
        ])
      ]
    ),
    (
      "AWS::IAM::ManagedPolicy", ["PolicyDocument": policy(allow(["a:B", "a:C"]), allow("d:E"))],
      ["PolicyDocument": policy(allow(["d:E"]), allow(["a:C", "a:B"], on: ["*"]))]
    ),
    (
      "AWS::IAM::ManagedPolicy", ["PolicyDocument": policy(allow("a:B"))],
      ["PolicyDocument": ["Version": "2012-10-17", "Statement": allow("a:B")]]
    ),
    (
      "AWS::IAM::ManagedPolicy",
      ["PolicyDocument": policy(allow("a:B", where: ["Bool": ["aws:SecureTransport": true]]))],
      ["PolicyDocument": policy(allow("a:B", where: ["Bool": ["aws:SecureTransport": ["true"]]]))]
    ),
    (
      "AWS::Logs::ResourcePolicy",
      [
        "PolicyDocument": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"a:B\"}]}"
      ],
      ["PolicyDocument": "{\"Statement\":[{\"Action\":[\"a:B\"],\"Effect\":\"Allow\"}],\"Version\":\"2012-10-17\"}"]
    ),
    (
      "AWS::KMS::Key",
      [
        "KeyPolicy": policy(
          allow("kms:*", to: ["AWS": ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]]))
      ],
      ["KeyPolicy": policy(allow("kms:*", to: ["AWS": ["Ref": "AWS::AccountId"]]))]
    ),
    ("Custom::Thing", ["ServiceToken": "arn:x", "Count": 3], ["Count": "3", "ServiceToken": "arn:x"]),
  ]

  @Test(arguments: equal) func bothWaysAreOne(_ type: String, _ one: JSONValue, _ other: JSONValue) throws {
    for (old, new) in [(one, other), (other, one)] {
      let difference = try TemplateDifference(from: template(of: type, old), to: template(of: type, new))
      #expect(difference.isEmpty, "\(difference.text(title: type))")
      #expect(difference.verdict == .same)
      #expect(!difference.isIdentical)
    }
  }

  static let different: [(String, JSONValue, JSONValue)] = [
    ("AWS::SQS::Queue", ["VisibilityTimeout": "30"], ["VisibilityTimeout": 31]),
    ("AWS::SQS::Queue", ["QueueName": ["Fn::Sub": "${A}-${B}"]], ["QueueName": ["Fn::Sub": "${B}-${A}"]]),
    ("AWS::SQS::Queue", ["QueueName": "${A}"], ["QueueName": ["Fn::Sub": "${A}"]]),
    ("AWS::SQS::Queue", ["Tags": [["Key": "a", "Value": "1"]]], ["Tags": [["Key": "a", "Value": "2"]]]),
    // The order of a table's keys isn't one that means nothing.
    (
      "AWS::Lambda::Function", ["Architectures": ["x86_64", "arm64"]], ["Architectures": ["arm64", "x86_64"]]
    ),
    (
      "AWS::SNS::Topic", ["Tags": [["Key": "a", "Value": "1"], ["Key": "a", "Value": "1"]]],
      ["Tags": [["Key": "a", "Value": "1"]]]
    ),
    ("AWS::Lambda::Function", ["Handler": "é"], ["Handler": "e\u{301}"]),
    // An element that may be absent takes its delimiter along.
    (
      "AWS::SQS::Queue", ["QueueName": ["Fn::Join": ["-", ["a", ["Fn::If": ["C", "b", ["Ref": "AWS::NoValue"]]]]]]],
      ["QueueName": ["Fn::Sub": ["a-${b}", ["b": ["Fn::If": ["C", "b", ["Ref": "AWS::NoValue"]]]]]]]
    ),
  ]

  @Test(arguments: different) func whatDiffersIsSeen(_ type: String, _ one: JSONValue, _ other: JSONValue) throws {
    let difference = try TemplateDifference(from: template(of: type, one), to: template(of: type, other))
    #expect(!difference.isEmpty)
  }

  @Test func dependenciesAreASet() throws {
    let old = template(of: "AWS::SQS::Queue", [:], ["DependsOn": ["A", "B"]])
    let new = template(of: "AWS::SQS::Queue", [:], ["DependsOn": ["B", "A"]])
    #expect(try TemplateDifference(from: old, to: new).isEmpty)
    let one = template(of: "AWS::SQS::Queue", [:], ["DependsOn": "A"])
    let list = template(of: "AWS::SQS::Queue", [:], ["DependsOn": ["A"]])
    #expect(try TemplateDifference(from: one, to: list).isEmpty)
    #expect(try !TemplateDifference(from: one, to: old).isEmpty)
  }

  @Test func dependencyThatAReferenceImpliesIsNone() throws {
    let key: JSONValue = ["KmsMasterKeyId": ["Fn::Sub": "${A}"]]
    let written = template(of: "AWS::SQS::Queue", key, ["DependsOn": ["A"]])
    #expect(try TemplateDifference(from: written, to: template(of: "AWS::SQS::Queue", key)).isEmpty)
    let chosen: JSONValue = ["KmsMasterKeyId": ["Fn::If": ["C", ["Ref": "A"], "alias/aws/sqs"]]]
    let needed = template(of: "AWS::SQS::Queue", chosen, ["DependsOn": ["A"]])
    #expect(try !TemplateDifference(from: needed, to: template(of: "AWS::SQS::Queue", chosen)).isEmpty)
  }

  @Test func singleMacroInAListIsItself() throws {
    let template: JSONValue = ["Resources": [:], "Transform": "AWS::Serverless-2016-10-31"]
    let list: JSONValue = ["Resources": [:], "Transform": ["AWS::Serverless-2016-10-31"]]
    let other: JSONValue = ["Resources": [:], "Transform": ["AWS::Serverless-2016-10-31", "Own"]]
    #expect(try TemplateDifference(from: template, to: list).isEmpty)
    #expect(try !TemplateDifference(from: list, to: other).isEmpty)
  }
}
