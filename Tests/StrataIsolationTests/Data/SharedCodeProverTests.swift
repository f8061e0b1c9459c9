import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct SharedCodeProverTests {
  private static let packages: JSONObject = [
    "Packages": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-packages"]],
    "Images": ["Type": "AWS::ECR::Repository", "Properties": ["RepositoryName": "shop-images"]],
  ]

  /// Production's function, whose package has a key.
  private static func mailer(_ key: JSONValue = "production/mailer.zip") -> JSONObject {
    let code: JSONValue = ["S3Bucket": ["Fn::ImportValue": "shared:Packages"], "S3Key": key]
    return ["Mailer": ["Type": "AWS::Lambda::Function", "Properties": ["Code": code]]]
  }

  private func candidates(
    _ statements: JSONValue..., production: JSONObject = mailer(), shared: JSONObject = [:],
    parameters: JSONObject = [:]
  ) -> [Candidate] {
    let world = SampleWorlds.world(
      staging: ["Builder": role(statements, others: ["RoleName": "builder"])], production: production,
      shared: Self.packages + shared, parameters: parameters)
    return SharedCodeProver(world).candidates(from: 0, to: 1)
  }

  private func words(_ statements: JSONValue...) -> [String] {
    candidates(["Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"]).map(\.word)
      + statements.flatMap { candidates($0) }.map(\.word)
  }

  @Test func whoeverWritesWhatAnotherRunsReachesIt() throws {
    let found = candidates(allow("s3:PutObject", "arn:aws:s3:::shop-packages/*"))
    #expect(
      found.map(\.sentence) == [
        "role shop-staging/Builder may s3:PutObject arn:aws:s3:::shop-packages/production/mailer.zip, which is of "
          + "shop-shared/Packages, by statement 1 of shop-staging/Builder, and shop-production/Mailer runs code of "
          + "shop-shared/Packages"
      ])
    let first = try #require(found.first)
    #expect(first.kind == .data)
    guard case .open(let witness) = first.verdict else { return }
    #expect(
      witness.places.map(\.pointer.description) == [
        "/Resources/Builder/Properties/Policies/0/PolicyDocument/Statement/0",
        "/Resources/Mailer/Properties/Code/S3Bucket",
      ])
  }

  @Test func whatOnlyReadsOrWritesSomethingElseIsNone() {
    #expect(words(allow(["s3:GetObject", "s3:ListBucket"], "*")) == [])
    #expect(words(allow("s3:PutObject", "arn:aws:s3:::shop-packages/staging/*")) == [])
    #expect(words(allow("s3:PutBucketTagging", "arn:aws:s3:::shop-packages")) == [])
    #expect(words(allow("s3:PutObject", "arn:aws:s3:::shop-packages/production/mailer.zip")) == ["open"])
    // Whoever writes the bucket's policy lets in whom they like.
    #expect(words(allow("s3:PutBucketPolicy", "arn:aws:s3:::shop-packages")) == ["open"])
  }

  @Test func denialsHold() {
    let writing = allow("s3:*", "*")
    #expect(candidates(writing, deny("s3:*", "arn:aws:s3:::shop-packages*")).isEmpty)
    #expect(
      candidates(allow("s3:PutObject", "*"), deny("s3:PutObject", "arn:aws:s3:::shop-packages/production/*")).isEmpty)
    #expect(candidates(writing, deny("s3:Put*", "arn:aws:s3:::shop-packages/production/*")).map(\.word) == ["open"])
  }

  @Test func aKeyThatIsNotKnownIsNotDecided() {
    let parameters: JSONObject = ["Key": ["Type": "String"]]
    func words(_ resource: JSONValue) -> [String] {
      candidates(allow("s3:PutObject", resource), production: Self.mailer(["Ref": "Key"]), parameters: parameters)
        .map(\.word)
    }
    #expect(words("arn:aws:s3:::shop-packages/staging/*") == ["undecided"])
    #expect(words("arn:aws:s3:::shop-packages/*") == ["open"])
    #expect(words("arn:aws:s3:::others/*") == [])
  }

  @Test func whatTheBucketLetsDoCounts() {
    func policy(_ principal: JSONValue) -> JSONObject {
      let statement: JSONValue = [
        "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::shop-packages/*", "Principal": principal,
      ]
      return [
        "Policy": [
          "Type": "AWS::S3::BucketPolicy",
          "Properties": ["Bucket": ["Ref": "Packages"], "PolicyDocument": ["Statement": [statement]]],
        ]
      ]
    }
    #expect(candidates(shared: policy(["AWS": "arn:aws:iam::111122223333:role/builder"])).map(\.word) == ["open"])
    #expect(candidates(shared: policy(["AWS": "arn:aws:iam::111122223333:role/another"])).isEmpty)
  }

  @Test func whoCanBecomeAWriterIsOne() throws {
    let writer = role(
      allow("s3:PutObject", "arn:aws:s3:::shop-packages/*"), others: ["RoleName": "publisher"],
      trust: [
        ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["AWS": "arn:aws:iam::111122223333:root"]]
      ])
    let found = candidates(
      allow("sts:AssumeRole", "arn:aws:iam::111122223333:role/publisher"), shared: ["Publisher": writer])
    let first = try #require(found.first)
    #expect(
      first.sentence.hasPrefix(
        "shop-staging/Builder becomes shop-shared/Publisher by sts:AssumeRole, and then role shop-shared/Publisher may "
          + "s3:PutObject arn:aws:s3:::shop-packages/production/mailer.zip"))
  }

  @Test func imagesAndTemplatesAreCode() {
    let image: JSONObject = [
      "Tasks": [
        "Type": "AWS::ECS::TaskDefinition",
        "Properties": ["ContainerDefinitions": [["Image": ["Fn::ImportValue": "shared:Images"]]]],
      ]
    ]
    let pushing = allow("ecr:PutImage", "arn:aws:ecr:eu-central-1:111122223333:repository/shop-images")
    #expect(candidates(pushing, production: image).map(\.word) == ["open"])
    #expect(candidates(pushing, production: [:]).isEmpty)
    let nested: JSONObject = [
      "Part": [
        "Type": "AWS::CloudFormation::Stack",
        "Properties": [
          "TemplateURL": [
            "Fn::Sub": ["https://${B}.s3.amazonaws.com/part.json", ["B": ["Fn::ImportValue": "shared:Packages"]]]
          ]
        ],
      ]
    ]
    #expect(
      candidates(allow("s3:PutObject", "arn:aws:s3:::shop-packages/*"), production: nested).map(\.word) == ["open"])
  }

  @Test func whatIsAnEnvironmentsOwnIsNotLookedAt() {
    let own: JSONObject = [
      "Packages": ["Type": "AWS::S3::Bucket"],
      "Mailer": [
        "Type": "AWS::Lambda::Function",
        "Properties": ["Code": ["S3Bucket": ["Ref": "Packages"], "S3Key": "mailer.zip"]],
      ],
    ]
    #expect(candidates(allow("s3:*", "*"), production: own).isEmpty)
  }
}
