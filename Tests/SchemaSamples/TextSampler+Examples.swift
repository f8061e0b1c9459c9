extension TextSampler {
  /// Texts that often are what a pattern asks for.
  static let common = [
    "sample", "Sample1", "sample-name", "sample_name", "/sample", "Sample-Pass1", "sample@example.com", "example.com",
    "https://example.com", "s3://sample-bucket/key", "10.0.0.1", "arn:aws:iam::123456789012:role/sample",
    "123456789012",
    "1", "a", "",
  ]

  /// Texts of formats.
  static let examples: [String: [String]] = [
    "date-time": ["2025-01-31T12:00:00Z", "2025-01-31T12:00:00.000Z"],
    "date": ["2025-01-31"],
    "timestamp": ["2025-01-31T12:00:00Z", "1735689600"],
    "ipv4-network": ["10.0.0.0/16"],
    "ipv6-network": ["2001:db8::/32"],
    "uri": ["https://example.com/sample"],
    "json": ["{\"sample\":true}"],
    "AWS::IAM::Role.Arn": ["arn:aws:iam::123456789012:role/sample"],
    "AWS::KMS::Key.Arn": [
      "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
      "arn:aws:kms:us-east-1:123456789012:alias/sample",
    ],
    "AWS::KMS::Key.Id": [
      "01234567-89ab-cdef-0123-456789abcdef", "mrk-0123456789abcdef0123456789abcdef", "alias/sample",
    ],
    "AWS::KMS::Alias.AliasName": ["alias/sample"],
    "AWS::EC2::SecurityGroup.Id": ["sg-0123456789abcdef0", "sg-01234567"],
    "AWS::EC2::SecurityGroup.Name": ["sample"],
    "AWS::EC2::Subnet.Id": ["subnet-0123456789abcdef0", "subnet-01234567"],
    "AWS::EC2::VPC.Id": ["vpc-0123456789abcdef0", "vpc-01234567"],
    "AWS::EC2::Image.Id": ["ami-0123456789abcdef0", "ami-01234567"],
    "AWS::S3::Bucket.Name": ["sample-bucket"],
    "AWS::SNS::Topic.Arn": ["arn:aws:sns:us-east-1:123456789012:sample"],
    "AWS::SQS::Queue.Arn": ["arn:aws:sqs:us-east-1:123456789012:sample"],
    "AWS::Lambda::Function.Arn": ["arn:aws:lambda:us-east-1:123456789012:function:sample"],
    "AWS::Logs::LogGroup.Name": ["sample", "/sample/log"],
    "AWS::ACM::Certificate.Arn": [
      "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"
    ],
    "AWS::Route53::HostedZone.Id": ["Z0123456789ABCDEFGHIJ"],
  ]
}
