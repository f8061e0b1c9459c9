import StrataResourceModel
import Testing

@Suite struct NamesTests {
  @Test(arguments: [
    ("QueueName", "queueName"), ("KmsMasterKeyId", "kmsMasterKeyId"), ("DBInstanceClass", "dbInstanceClass"),
    ("ARN", "arn"), ("VPCId", "vpcId"), ("S3Bucket", "s3Bucket"), ("IPv6Cidr", "ipv6Cidr"), ("ARNs", "arns"),
    ("deadLetterTargetArn", "deadLetterTargetArn"), ("EC2SubnetId", "ec2SubnetId"), ("X", "x"),
    ("SSESpecification", "sseSpecification"), ("SNSEventProperties", "snsEventProperties"),
    ("ASGAverageCPUUtilization", "asgAverageCPUUtilization"), ("", ""), ("TLS1.2", "tls12"), ("2Jobs", "2Jobs"),
    ("my-queue", "myqueue"),
  ])
  func properties(name: String, member: String) {
    #expect(Names.property(name) == member)
  }

  @Test(
    arguments: [
      ("ENABLED", "enabled"), ("FIFO_QUEUE", "fifoQueue"), ("SSE-KMS", "sseKms"), ("aws:kms", "awsKms"),
      ("t2.micro", "t2Micro"),
      ("us-east-1", "usEast1"), ("1.2", "v1_2"), ("AES256", "aes256"), ("GreaterThanThreshold", "greaterThanThreshold"),
      ("default", "default"), ("*", nil), ("python3.12", "python3_12"),
    ] as [(String, String?)])
  func members(value: String, member: String?) {
    #expect(Names.member(value) == member)
  }

  @Test func keywordsAreEscaped() {
    #expect(Names.escaped("default") == "`default`")
    #expect(Names.escaped("queue") == "queue")
    #expect(Names.type("api-key") == "ApiKey")
    #expect(Names.type("3d") == "Type3d")
  }
}
