import StrataFacts
import Testing

@Suite struct ActionFactsTests {
  private let facts = ActionFacts(
    Array(
      """
      =0\taws:ResourceTag/${TagKey}
      =1\ts3:authType s3:prefix
      s3/bucket\tarn:${Partition}:s3:::${BucketName}\t0
      s3:getobject\tGetObject\tR\t1\tobject;0;|bucket;1;0
      s3:listallmybuckets\tListAllMyBuckets\tL\t\t
      s3:odd\todd\t\t\tobject;0;
      s3x:other\tOther\tW\t\t

      """.utf8))

  @Test func whatAnActionIsAbout() {
    let action = facts.action("S3:getobject")
    #expect(
      action
        == ActionFact(
          service: "s3", name: "GetObject", access: .read, conditionKeys: ["s3:authType", "s3:prefix"],
          resources: [
            ActionFact.Resource(type: "object", isRequired: false, conditionKeys: []),
            ActionFact.Resource(type: "bucket", isRequired: true, conditionKeys: ["aws:ResourceTag/${TagKey}"]),
          ]))
    #expect(action?.text == "s3:GetObject")
    #expect(facts.resourceTypes(of: "s3:GetObject") == ["object", "bucket"])
    #expect(facts.resourceTypes(of: "s3:ListAllMyBuckets") == [])
  }

  /// Nobody may take what's unknown for harmless.
  @Test func whatIsUnknownOfAnAction() {
    #expect(facts.action("s3:Gone") == nil)
    #expect(facts.action("GetObject") == nil)
    #expect(facts.resourceTypes(of: "s3:Gone") == nil)
    #expect(facts.action("s3:odd")?.access == nil)
    #expect(facts.action("s3:odd")?.onlyReads == false)
  }

  @Test func resourcesOfAType() {
    #expect(facts.arnFormats(ofResourceType: "Bucket", service: "s3") == ["arn:${Partition}:s3:::${BucketName}"])
    #expect(facts.arnFormats(ofResourceType: "object", service: "s3") == [])
    #expect(facts.conditionKeys(ofResourceType: "bucket", service: "s3") == ["aws:ResourceTag/${TagKey}"])
    #expect(facts.conditionKeys(ofResourceType: "object", service: "s3") == [])
  }

  @Test func actionsOfAService() {
    #expect(facts.actions(of: "S3") == ["s3:GetObject", "s3:ListAllMyBuckets", "s3:odd"])
    #expect(facts.actions(of: "s3x") == ["s3x:Other"])
    #expect(facts.actions(of: "s") == [])
    #expect(facts.actions(of: "zz") == [])
  }

  @Test(
    arguments: [
      ("s3:GetObject", true), ("ec2:DescribeInstances", true), ("dynamodb:BatchGetItem", true),
      ("cloudwatch:PutMetricData", false), ("sqs:ReceiveMessage", false), ("sts:GetSessionToken", true),
      ("ecr:GetAuthorizationToken", true), ("sts:AssumeRole", false), ("kms:Decrypt", false),
      ("cognito-identity:GetCredentialsForIdentity", false), ("iam:PassRole", false), ("s3:ListBucket", true),
      ("s3:GetDataAccess", false),
    ])
  func whetherAnActionOnlyReads(action: String, onlyReads: Bool) {
    #expect(ActionFacts.embedded.action(action)?.onlyReads == onlyReads)
  }

  @Test func theEmbeddedActions() {
    let facts = ActionFacts.embedded
    #expect(facts.resourceTypes(of: "sqs:SendMessage") == ["queue"])
    #expect(facts.action("sqs:SendMessage")?.mayBeAboutNone == false)
    #expect(facts.action("ec2:DescribeInstances")?.mayBeAboutNone == true)
    #expect(facts.action("cloudwatch:PutMetricData")?.mayBeAboutNone == true)
    #expect(
      facts.arnFormats(ofResourceType: "queue", service: "sqs") == [
        "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"
      ])
    #expect(facts.action("iam:PassRole")?.access == .write)
    #expect(facts.action("iam:PutRolePolicy")?.access == .permissions)
    #expect(facts.action("ec2:CreateTags")?.access == .tagging)
    #expect(facts.action("lambda:AddPermission")?.conditionKeys.contains("lambda:Principal") == true)
  }

  /// A policy's action is looked for in the one index, and what is known of it in the other.
  @Test func everyActionOfTheIndexIsKnown() {
    let unknown = ActionIndex.embedded.services.flatMap { service in
      let known = Set(ActionFacts.embedded.actions(of: service).map { $0.lowercased() })
      return ActionIndex.embedded.names(of: service).map { "\(service):\($0)" }.filter { !known.contains($0) }
    }
    #expect(unknown.prefix(5) == [])
  }
}
