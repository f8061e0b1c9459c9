import StrataJSON
import StrataLanguage
import Testing

/// Actions on what they can't be on.
@Suite struct UselessStatementRuleTests {
  private func found(_ action: JSONValue, _ resource: JSONValue, effect: JSONValue = "Allow") -> [String] {
    StrataChecksTests.found(
      by: "useless-statement",
      inResources: [
        "Files": ["Type": "AWS::S3::Bucket"], "Jobs": ["Type": "AWS::SQS::Queue"], "News": ["Type": "AWS::SNS::Topic"],
        "P": [
          "Type": "AWS::IAM::Policy",
          "Properties": [
            "PolicyDocument": ["Statement": [["Effect": effect, "Action": action, "Resource": resource]]]
          ],
        ],
      ]
    ).map { $0.replacing("/Resources/P/Properties/PolicyDocument/Statement/0/", with: "") }
  }

  private static let objects = "expected the ARN of objects, such as arn:aws:s3:::name/*; given a bucket"
  private static let bucket = "expected the ARN of a bucket, such as arn:aws:s3:::name; given objects"

  @Test(
    arguments: [
      ("s3:GetObject", "arn:aws:s3:::files", "s3:GetObject isn't", "the resource", Self.objects),
      ("s3:getobject*", ["Fn::GetAtt": ["Files", "Arn"]], "s3:getobject* isn't", "the resource", Self.objects),
      (
        ["s3:GetObject", "s3:PutObject"], [["Fn::Sub": "arn:${AWS::Partition}:s3:::${Files}"], "arn:aws:s3:::other"],
        "none of the 2 actions is", "any of the 2 resources", Self.objects
      ),
      ("s3:ListBucket", ["Fn::Sub": "${Files.Arn}/*"], "s3:ListBucket isn't", "the resource", Self.bucket),
      ("s3:ListBucket", ["Fn::Sub": "arn:aws:s3:::${Name}/*"], "s3:ListBucket isn't", "the resource", Self.bucket),
      (
        "sqs:SendMessage", ["Ref": "News"], "sqs:SendMessage isn't", "the resource",
        "expected the ARN of a resource of sqs; given a resource of sns"
      ),
      (
        "SNS:Publish", ["Fn::GetAtt": "Jobs.Arn"], "SNS:Publish isn't", "the resource",
        "expected the ARN of a resource of sns; given a resource of sqs"
      ),
      (
        "dynamodb:GetItem", ["Fn::GetAtt": ["Files", "Arn"]], "dynamodb:GetItem isn't", "the resource",
        "expected the ARN of a resource of dynamodb; given a bucket"
      ),
    ] as [(JSONValue, JSONValue, String, String, String)])
  func whatDoesNothing(action: JSONValue, resource: JSONValue, actions: String, resources: String, rest: String) {
    let place = action.array == nil ? "Action" : "Action/0"
    #expect(
      found(action, resource) == [
        "\(place): \(actions) an action on \(resources), so that this allows nothing; \(rest)"
      ])
    #expect(
      found(action, resource, effect: "Deny") == [
        "\(place): \(actions) an action on \(resources), so that this forbids nothing; \(rest)"
      ])
  }

  @Test(
    arguments: [
      ("s3:GetObject", "arn:aws:s3:::files/*"), ("s3:GetObject", "arn:aws:s3:::files*"), ("s3:GetObject", "*"),
      ("s3:GetObject", "arn:aws:s3:eu-west-1:123456789012:accesspoint/files/object/*"), ("s3:*", "arn:aws:s3:::files"),
      ("s3:ListBucket", "arn:aws:s3:::files"), ("s3:ListBucket", ["Fn::GetAtt": ["Files", "Arn"]]),
      // One of them is on one of those.
      (["s3:GetObject", "s3:ListBucket"], "arn:aws:s3:::files"),
      ("s3:GetObject", ["arn:aws:s3:::files", "arn:aws:s3:::files/*"]),
      // Only deployment tells.
      ("s3:GetObject", ["Ref": "Arn"]), ("s3:GetObject", ["Fn::Sub": "arn:aws:s3:::${Name}"]),
      ("s3:GetObject", ["Fn::ImportValue": "x"]), (["s3:GetObject", ["Ref": "Action"]], "arn:aws:s3:::files"),
      ("sqs:SendMessage", ["Fn::Sub": "${Arn}"]), ("sqs:SendMessage", "arn:aws:*:*:*:x"),
      ("sqs:SendMessage", ["Fn::GetAtt": ["Jobs", "Arn"]]), ("sqs:SendMessage", "arn:aws:sqs:*:*:x"),
      // What belongs together though it's called otherwise.
      ("ssm:SendCommand", "arn:aws:ec2:*:*:instance/*"), ("execute-api:Invoke", "arn:aws:execute-api:*:*:x/*"),
      ("sqs:ListQueues", "arn:aws:sns:*:*:x"), ("sqs:Nonsense", "arn:aws:sns:*:*:x"),
    ] as [(JSONValue, JSONValue)])
  func whatMayDoSomething(action: JSONValue, resource: JSONValue) {
    #expect(found(action, resource) == [])
  }

  @Test func whatAStatementIsNotAbout() {
    let statements: JSONValue = [
      ["Effect": "Allow", "NotAction": "s3:GetObject", "Resource": "arn:aws:s3:::files"],
      ["Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::files"],
    ]
    #expect(
      StrataChecksTests.found(
        by: "useless-statement",
        inResources: [
          "P": ["Type": "AWS::IAM::Policy", "Properties": ["PolicyDocument": ["Statement": statements]]]
        ]) == [])
  }

  // MARK: Policies of buckets

  private func inBucketPolicy(_ action: JSONValue, _ resource: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "bucket-policy-action",
      inResources: [
        "Files": ["Type": "AWS::S3::Bucket"],
        "P": [
          "Type": "AWS::S3::BucketPolicy",
          "Properties": [
            "Bucket": ["Ref": "Files"],
            "PolicyDocument": [
              "Statement": ["Effect": "Allow", "Principal": "*", "Action": action, "Resource": resource]
            ],
          ],
        ],
      ]
    ).map { $0.replacing("/Resources/P/Properties/PolicyDocument/Statement/", with: "") }
  }

  @Test func eachActionOfABucketsPolicy() {
    #expect(
      inBucketPolicy(["s3:GetObject", "s3:ListBucket"], ["Fn::GetAtt": ["Files", "Arn"]]) == [
        "Action/0: s3:GetObject isn't an action on the resource; \(Self.objects)"
      ])
    #expect(
      inBucketPolicy("s3:ListBucket", ["arn:aws:s3:::files/a/*", "arn:aws:s3:::files/b/*"]) == [
        "Action: s3:ListBucket isn't an action on any of the 2 resources; \(Self.bucket)"
      ])
    #expect(inBucketPolicy(["s3:GetObject", "s3:ListBucket"], ["arn:aws:s3:::files", "arn:aws:s3:::files/*"]) == [])
    #expect(inBucketPolicy("s3:*", "arn:aws:s3:::files") == [])
    #expect(inBucketPolicy("s3:GetObject", ["Fn::Sub": "arn:aws:s3:::${Name}"]) == [])
  }
}
