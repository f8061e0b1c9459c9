import StrataJSON
import StrataTemplate
import Testing

/// What statements name, as far as a template tells.
@Suite struct ResourceTextsTests {
  private func texts(stack: String? = "x-dev-it", account: String? = nil, _ resources: JSONValue = [:]) -> ResourceTexts
  {
    ResourceTexts(
      TemplateContents(
        ["Resources": resources], byteCount: nil,
        deployment: TemplateDeployment(stack: stack, account: account, boundaries: [:])))
  }

  private let resources: JSONValue = [
    "Jobs": ["Type": "AWS::SQS::Queue"],
    "Named": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "x-dev-named"]],
    "Uploads": ["Type": "AWS::S3::Bucket"], "Token": ["Type": "AWS::SecretsManager::Secret"],
    "Alerts": ["Type": "AWS::SNS::Topic"], "Key": ["Type": "AWS::KMS::Key"],
    "Worker": ["Type": "AWS::Lambda::Function"],
    "Live": [
      "Type": "AWS::Lambda::Alias", "Properties": ["FunctionName": ["Ref": "Worker"], "Name": "live"],
    ],
    "Chosen": [
      "Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Fn::If": ["C", "one", "two"]]],
    ],
    "Database": ["Type": "AWS::RDS::DBCluster", "Properties": ["DBClusterIdentifier": "x-dev-db"]],
  ]

  /// The text with letters in the places of what has a form of its own.
  private func shown(_ value: JSONValue, stack: String? = "x-dev-it", account: String? = nil) -> String {
    texts(stack: stack, account: account, resources).text(value).text.replacing("\u{1}", with: "P")
      .replacing("\u{2}", with: "A").replacing("\u{3}", with: "R").replacing("\0", with: "|")
  }

  @Test(
    arguments: [
      (["Fn::GetAtt": ["Jobs", "Arn"]], "arn:P:sqs:R:A:x-dev-it-Jobs-????????????"),
      (["Fn::GetAtt": ["Named", "Arn"]], "arn:P:sqs:R:A:x-dev-named"),
      (["Fn::Sub": "${Uploads.Arn}/*"], "arn:P:s3:::x-dev-it-uploads-????????????/*"),
      (["Fn::Sub": "arn:${AWS::Partition}:s3:::${Uploads}"], "arn:P:s3:::x-dev-it-uploads-????????????"),
      (["Ref": "Token"], "arn:P:secretsmanager:R:A:secret:|0|-??????"),
      (["Ref": "Alerts"], "arn:P:sns:R:A:x-dev-it-Alerts-????????????"),
      (["Fn::GetAtt": ["Key", "Arn"]], "arn:P:kms:R:A:key/|0|"),
      (["Ref": "Live"], "arn:P:lambda:R:A:function:x-dev-it-Worker-????????????:live"),
      (
        ["Fn::Join": ["", [["Fn::GetAtt": ["Worker", "Arn"]], ":*"]]],
        "arn:P:lambda:R:A:function:x-dev-it-Worker-????????????:*"
      ),
      (["Fn::GetAtt": ["Chosen", "Arn"]], "arn:P:sqs:R:A:|0|"),
      (["Fn::Sub": "arn:aws-cn:sqs:*:${AWS::AccountId}:${AWS::StackName}-x"], "arn:P:sqs:*:A:x-dev-it-x"),
      (["Fn::ImportValue": "Other"], "|0|"), (["Ref": "Parameter"], "|0|"), ("*", "*"),
    ] as [(JSONValue, String)])
  func whatAReferenceGives(value: JSONValue, text: String) {
    #expect(shown(value) == text)
  }

  @Test func anAccountIsTheStacksOrAnothers() {
    let own: JSONValue = "arn:aws:sqs:eu-central-1:123456789012:x"
    #expect(shown(own, account: "123456789012") == "arn:P:sqs:eu-central-1:A:x")
    #expect(shown(own, account: "210987654321") == "arn:P:sqs:eu-central-1:123456789012:x")
    // A stack for anywhere may be in it.
    #expect(shown(own) == "arn:P:sqs:eu-central-1:|123456789012|:x")
  }

  /// How AWS cuts a name that gets too long isn't said, nor which one it makes of an unknown stack.
  @Test func namesThatAWSMakesOtherwise() {
    #expect(shown(["Fn::GetAtt": ["Jobs", "Arn"]], stack: nil) == "arn:P:sqs:R:A:|0|")
    #expect(shown(["Fn::GetAtt": ["Jobs", "Arn"]], stack: String(repeating: "x", count: 63)) == "arn:P:sqs:R:A:|0|")
    #expect(
      shown(["Fn::GetAtt": ["Jobs", "Arn"]], stack: String(repeating: "x", count: 62)).hasSuffix("x-Jobs-????????????"))
  }

  @Test func tagsThatAWSGives() {
    let texts = texts(resources)
    #expect(texts.text(["Fn::GetAtt": ["Key", "Arn"]]).tags == ["aws:cloudformation:stack-name": "x-dev-it"])
    let secret = texts.text(["Fn::GetAtt": ["Database", "MasterUserSecret.SecretArn"]])
    #expect(secret.tags.keys.sorted() == ["aws:cloudformation:stack-name", "aws:rds:primaryDBClusterArn"])
    #expect(secret.tags["aws:rds:primaryDBClusterArn"]?.hasSuffix(":cluster:x-dev-db") == true)
    // What it's a part of has others.
    #expect(texts.text(["Fn::Sub": "${Key.Arn}x"]).tags == [:])
  }

  @Test func twoThatAreNotKnownAreTheSameWhereTheValueIs() {
    let texts = texts()
    let one = texts.text(["Fn::ImportValue": "One"])
    #expect(one.covers(texts.text(["Fn::ImportValue": "One"])) == true)
    #expect(one.covers(texts.text(["Fn::ImportValue": "Two"])) == nil)
    #expect(texts.text("*").covers(one) == true)
    #expect(texts.text("arn:aws:s3:::x").covers(one) == nil)
    #expect(one.overlaps(texts.text("arn:aws:s3:::x")) == nil)
    #expect(one.overlaps(texts.text("*")) == true)
    #expect(texts.text("arn:aws:s3:::x").overlaps(texts.text("arn:aws:s3:::y*")) == false)
  }
}
