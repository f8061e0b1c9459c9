import Testing

@Suite struct LiteralFormatTests {
  @Test(arguments: [
    (
      "AWS::EC2::SecurityGroup.Id", ["sg-0a1b2c3d", "sg-0123456789ABCDEF0"],
      ["sg-1", "vpc-0a1b2c3d", "sg-0a1b2c3g", ""]
    ),
    ("AWS::EC2::SecurityGroup.GroupId", ["sg-0a1b2c3d"], ["sg-0a1b2c3d4"]),
    ("AWS::EC2::Subnet.Id", ["subnet-0a1b2c3d", "subnet-0123456789abcdef0"], ["subnet-", "subnet-0a1b2c3d "]),
    ("AWS::EC2::VPC.Id", ["vpc-0a1b2c3d"], ["vpc-id", "${Vpc}"]),
    ("AWS::EC2::Image.Id", ["ami-0a1b2c3d", "resolve:ssm:/image"], ["ami-1", "AMI-0a1b2c3d", "ami-0A1B2C3D"]),
    ("AWS::EC2::SecurityGroup.Name", ["a b", "x[1]+=&;{}!$*"], ["", "a?", "ä"]),
    ("AWS::Logs::LogGroup.Name", ["/aws/x", "a#b"], ["", "a b", String(repeating: "a", count: 513)]),
    ("AWS::S3::Bucket.Name", ["abc", "a.b-c", ""], ["ab", "Abc", "a..b", ".abc", "abc-", "a-.b", "a.-b", "a_b"]),
    (
      "AWS::KMS::Key.Id",
      ["0123abcd-0123-0123-0123-0123456789ab", "mrk-0123456789abcdef0123456789abcdef", "alias/a/b"],
      ["0123", "mrk-1", "alias/", "0123abcd-0123-0123-0123-0123456789ag", "mrk-0123456789abcdef0123456789abcdeg"]
    ),
    ("AWS::KMS::Alias.AliasName", ["alias/aws/s3"], ["s3", "alias/a b"]),
    (
      "AWS::KMS::Key.Arn",
      ["arn:aws:kms:eu-central-1:123456789012:key/1", "arn:aws-cn:kms:cn-north-1:123456789012:alias/a"],
      ["arn:aws:kms:eu-central-1:123456789012:key/", "arn:aws:kms::123456789012:key/1", "key/1"]
    ),
    (
      "AWS::IAM::Role.Arn", ["arn:aws:iam::123456789012:role/a/b"],
      [
        "arn:aws:iam::123456789012:user/a", "arn:aws:iam:eu-central-1:123456789012:role/a", "arn:aws:iam::1:role/a",
        "a",
      ]
    ),
    (
      "AWS::SNS::Topic.Arn", ["arn:aws:sns:eu-central-1:123456789012:a"],
      ["arn:aws:sns:eu-central-1:123456789012:", "arn:aws:sqs:eu-central-1:123456789012:a"]
    ),
    (
      "AWS::ACM::Certificate.Arn", ["arn:aws:acm:eu-central-1:123456789012:certificate/a"],
      ["arn:aws:acm:eu-central-1:${AWS::AccountId}:certificate/a"]
    ),
    (
      "AWS::Lambda::Function.Arn", ["arn:aws:lambda:eu-central-1:123456789012:function:a:live"],
      ["arn:aws:lambda:eu-central-1:123456789012:layer:a", "xarn:aws:lambda:eu-central-1:123456789012:function:a"]
    ),
  ])
  func textsOfAWS(format: String, good: [String], bad: [String]) throws {
    let schema = #"{"t":"s","f":"\#(format)"}"#
    for text in good { #expect(try findings(of: "\"\(text)\"", schema: schema) == [], "\(text)") }
    for text in bad { #expect(try findings(of: "\"\(text)\"", schema: schema).count == 1, "\(text)") }
    #expect(try findings(of: #"{"Fn::Sub":"x"}"#, schema: schema) == [])
  }

  @Test(arguments: [
    ("AWS::EC2::SecurityGroup.Id", "the id of a security group", "sg- and 8 or 17 hexadecimal digits"),
    ("AWS::IAM::Role.Arn", "the ARN of a role", "arn:aws:iam::ACCOUNT:role/NAME"),
    (
      "AWS::KMS::Key.Arn", "the ARN of a key",
      "arn:aws:kms:REGION:ACCOUNT:key/NAME or arn:aws:kms:REGION:ACCOUNT:alias/NAME"
    ),
  ])
  func sayWhatIsWanted(format: String, meaning: String, shape: String) throws {
    // The pattern goes without saying.
    #expect(
      try findings(of: #""nothing""#, schema: #"{"t":"s","pt":"^x","f":"\#(format)"}"#) == [
        "P: wrong-format: the text isn't \(meaning); expected \(shape); given \"nothing\""
      ])
  }

  @Test func anotherAlternativeTakesAnotherFormat() throws {
    let schema = #"{"any":[{"f":"AWS::KMS::Key.Id"},{"f":"AWS::KMS::Key.Arn"},{"c":"none"}]}"#
    #expect(try findings(of: #""alias/a""#, schema: schema) == [])
    #expect(try findings(of: #""none""#, schema: schema) == [])
    #expect(try findings(of: #""key""#, schema: schema).count == 1)
  }

  @Test func addresses() throws {
    #expect(try findings(of: #""192.0.2.1""#, schema: #"{"f":"ipv4"}"#) == [])
    #expect(try findings(of: #""2001:db8::1""#, schema: #"{"f":"ipv6"}"#) == [])
    for good in ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:192.0.2.1", "::ffff:192.0.2.1", "1:2:3:4:5:6:7::"]
    {
      #expect(try findings(of: "\"\(good)\"", schema: #"{"f":"ipv6"}"#) == [], "\(good)")
    }
    for bad in [
      "", ":", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", ":::1", "1:2:3:4:5:6:7:8:", "::1.2.3.", "12345::",
      "g::",
      "1:2:3:4:5:6:7:8::", "192.0.2.1::",
    ] {
      #expect(try findings(of: "\"\(bad)\"", schema: #"{"f":"ipv6"}"#).count == 1, "\(bad)")
    }
    #expect(
      try findings(of: #""192.0.2""#, schema: #"{"f":"ipv4"}"#) == [
        "P: wrong-format: the text doesn't have the format ipv4; expected an IPv4 address such as 192.0.2.1; "
          + "given \"192.0.2\""
      ])
    #expect(
      try findings(of: #""192.0.2.1""#, schema: #"{"f":"ipv6"}"#) == [
        "P: wrong-format: the text doesn't have the format ipv6; expected an IPv6 address such as 2001:db8::1; "
          + "given \"192.0.2.1\""
      ])
  }
}
