import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct ResourceNamesTests {
  private func world(
    _ resources: JSONObject, name: String? = "shop-staging", account: String? = "111122223333",
    region: String? = "eu-central-1"
  ) -> IsolationWorld {
    IsolationWorld(
      environments: ["staging"],
      stacks: [
        IsolatedStack(
          name: name, environment: "staging",
          contents: TemplateContents([
            "Parameters": ["Name": ["Type": "String"], "Size": ["Type": "String", "AllowedValues": ["a", "b"]]],
            "Resources": .object(resources),
          ]), account: account, region: region)
      ])
  }

  private func arns(_ type: String, _ properties: JSONObject, _ reading: Reading = .possible) -> [String] {
    let world = world(["Thing": ["Type": .string(type), "Properties": .object(properties)]])
    return ResourceNames(world).arns(of: world.resources[0], reading).map(\.description)
  }

  @Test func aNameThatIsGivenIsTheName() {
    #expect(arns("AWS::SQS::Queue", ["QueueName": "jobs"]) == ["arn:aws:sqs:eu-central-1:111122223333:jobs"])
    #expect(arns("AWS::S3::Bucket", ["BucketName": "b"]) == ["arn:aws:s3:::b", "arn:aws:s3:::b/*"])
    #expect(
      arns("AWS::SQS::Queue", ["QueueName": ["Ref": "Size"]])
        == ["arn:aws:sqs:eu-central-1:111122223333:a", "arn:aws:sqs:eu-central-1:111122223333:b"])
    #expect(
      arns("AWS::SSM::Parameter", ["Name": "/shop/staging/x"])
        == ["arn:aws:ssm:eu-central-1:111122223333:parameter/shop/staging/x"])
    #expect(
      arns("AWS::IAM::Role", ["RoleName": "r", "Path": "/service/"])
        == ["arn:aws:iam::111122223333:role/service/r", "arn:aws:sts::111122223333:assumed-role/r/*"])
  }

  @Test func aNameThatIsMadeBeginsWithTheStacks() {
    #expect(arns("AWS::SQS::Queue", [:]) == ["arn:aws:sqs:eu-central-1:111122223333:shop-staging-Thing-*"])
    #expect(arns("AWS::S3::Bucket", [:]).first == "arn:aws:s3:::shop-staging-thing-*")
    let unnamed = world(["Jobs": ["Type": "AWS::SQS::Queue"]], name: nil)
    #expect(
      ResourceNames(unnamed).arns(of: unnamed.resources[0], .possible).map(\.description)
        == ["arn:aws:sqs:eu-central-1:111122223333:*"])
    // How AWS cuts what is too long isn't said.
    let long = String(repeating: "x", count: 80)
    let cut = world([long: ["Type": "AWS::SQS::Queue"]])
    #expect(ResourceNames(cut).names(of: cut.resources[0], .possible).map(\.description) == ["*"])
  }

  @Test func anIdIsAWSs() {
    #expect(arns("AWS::KMS::Key", [:]) == ["arn:aws:kms:eu-central-1:111122223333:key/*"])
    #expect(arns("AWS::EC2::VPC", [:]).first == "arn:aws:ec2:eu-central-1:111122223333:vpc/*")
    #expect(arns("AWS::Unheard::Of", [:]) == ["arn:aws:unheard:*:*:*"])
    #expect(arns("AWS::EC2::Route", [:]).isEmpty)
  }

  @Test func aNameHasNoColon() {
    let names = ResourceNames(world(["Jobs": ["Type": "AWS::SQS::Queue"]]))
    let pattern = names.arns(of: names.world.resources[0], .possible)[0]
    #expect(!pattern.meets(Pattern(glob: "arn:aws:sqs:*:111122223333:shop-production-*")))
    #expect(pattern.meets(Pattern(glob: "arn:aws:sqs:*:111122223333:*-Jobs-*")))
  }

  @Test func whatIsntKnownIsCertainlyNothingThatIsWrittenOut() {
    let names = ResourceNames(world(["Jobs": ["Type": "AWS::SQS::Queue"]]))
    let pattern = names.arns(of: names.world.resources[0], .certain)[0]
    #expect(pattern.meets(Pattern(glob: "arn:aws:sqs:*:*:shop-staging-Jobs-*")))
    #expect(!pattern.meets(Pattern(glob: "arn:aws:sqs:*:*:shop-staging-Jobs-A*")))
  }

  @Test func textsAreReadWithTheirAttributes() {
    let names = ResourceNames(
      world([
        "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "jobs"]], "Key": ["Type": "AWS::KMS::Key"],
      ]))
    func text(_ value: JSONValue, _ reading: Reading = .possible) -> String {
      names.pattern(names.world.texts(of: value, in: 0)[0], in: 0, reading, gaps: true).description
    }
    #expect(text(["Fn::GetAtt": ["Jobs", "Arn"]]) == "arn:aws:sqs:eu-central-1:111122223333:jobs")
    #expect(text(["Fn::Sub": "${Key.Arn}/*"]) == "arn:aws:kms:eu-central-1:111122223333:key/*/*")
    #expect(text(["Fn::Sub": "arn:aws:s3:::${Name}-x/*"]) == "arn:aws:s3:::*-x/*")
  }

  @Test func anAccountThatIsntKnownIsOneForAll() {
    let unknown = world(["Jobs": ["Type": "AWS::SQS::Queue"]], account: nil, region: nil)
    let places = WorldPlaces(unknown.stacks)
    #expect(places.assumesAccount)
    #expect(!places.areApart(0, 0))
    #expect(places.region(of: 0) == nil)
    let stacks = ["111122223333", "444455556666", nil].map { account in
      IsolatedStack(contents: TemplateContents([:]), account: account)
    }
    let apart = WorldPlaces(stacks)
    #expect(apart.areApart(0, 1))
    #expect(!apart.areApart(0, 2))
    #expect(apart.account(of: 2) == nil)
    #expect(WorldPlaces([stacks[0], stacks[2]]).account(of: 1) == "111122223333")
  }
}
