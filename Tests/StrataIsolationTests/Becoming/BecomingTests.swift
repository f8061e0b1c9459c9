import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct BecomingTests {
  private static let production: JSONObject = [
    "Uploads": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-production-uploads"]]
  ]

  private func verdicts(_ staging: JSONObject, shared: JSONObject = [:]) -> [Candidate] {
    PermissionProver(SampleWorlds.world(staging: staging, production: Self.production, shared: shared)).verdicts
  }

  /// A role of both environments that may write to everything.
  private func shared(trust: JSONValue) -> JSONObject {
    ["Operator": role(allow("s3:PutObject", "*"), others: ["RoleName": "operator"], trust: [trust])]
  }

  private func trust(_ principal: JSONValue, _ action: JSONValue = "sts:AssumeRole") -> JSONValue {
    ["Effect": "Allow", "Principal": principal, "Action": action]
  }

  private let operating = "arn:aws:iam::111122223333:role/operator"

  @Test func aSharedRoleIsTaken() throws {
    let account: JSONValue = ["AWS": ["Ref": "AWS::AccountId"]]
    let found = verdicts(["Worker": role(allow("sts:AssumeRole", "*"))], shared: shared(trust: trust(account)))
    let first = try #require(found.first)
    #expect(
      first.sentence
        == "shop-staging/Worker becomes shop-shared/Operator by sts:AssumeRole, and then role shop-shared/Operator "
        + "may s3:PutObject arn:aws:s3:::shop-production-uploads/, which is of shop-production/Uploads, "
        + "by statement 1 of shop-shared/Operator")
    guard case .open(let witness) = first.verdict else { return }
    #expect(witness.becoming == ["shop-staging/Worker becomes shop-shared/Operator by sts:AssumeRole"])
    #expect(!verdicts(["Worker": role()], shared: shared(trust: trust(account))).contains { $0.word != "principal" })
    // A role that names whoever takes it needs nothing else.
    let named: JSONValue = ["AWS": "arn:aws:iam::111122223333:role/worker"]
    #expect(
      verdicts(["Worker": role(others: ["RoleName": "worker"])], shared: shared(trust: trust(named))).first?.word
        == "open")
    let nobody = verdicts(
      ["Worker": role(allow("sts:AssumeRole", "*"))], shared: shared(trust: trust(["Service": "ec2.amazonaws.com"])))
    #expect(!nobody.contains { $0.word == "open" })
  }

  @Test func aRoleIsPassedToWhatRunsAsIt() {
    let lambda = shared(trust: trust(["Service": "lambda.amazonaws.com"]))
    func verdict(_ statements: JSONValue...) -> String? {
      verdicts(["Worker": role(statements)], shared: lambda).first?.word
    }
    #expect(verdict(allow("iam:PassRole", .string(operating)), allow("lambda:CreateFunction", "*")) == "open")
    #expect(verdict(allow("iam:PassRole", .string(operating))) != "open")
    #expect(verdict(allow("lambda:CreateFunction", "*")) != "open")
    let elsewhere: JSONValue = ["StringEquals": ["iam:PassedToService": "ec2.amazonaws.com"]]
    #expect(verdict(allow("iam:PassRole", "*", elsewhere), allow("lambda:CreateFunction", "*")) != "open")
    let there: JSONValue = ["StringEquals": ["iam:PassedToService": "lambda.amazonaws.com"]]
    #expect(verdict(allow("iam:PassRole", "*", there), allow("lambda:CreateFunction", "*")) == "open")
  }

  @Test func aServiceThatNobodyKnowsGivesWhatItsPassed() {
    let found = verdicts(
      ["Worker": role(allow("iam:PassRole", "*"))],
      shared: shared(trust: trust(["Service": "unheard-of.amazonaws.com"])))
    #expect(found.first?.word == "open")
  }

  @Test func codeThatRunsAsASharedRoleIsChanged() throws {
    let shared =
      shared(trust: trust(["Service": "lambda.amazonaws.com"]))
      + [
        "Mailer": [
          "Type": "AWS::Lambda::Function",
          "Properties": ["FunctionName": "mailer", "Role": ["Fn::GetAtt": ["Operator", "Arn"]]],
        ]
      ]
    let changing = role(allow("lambda:UpdateFunctionCode", "arn:aws:lambda:*:*:function:mailer"))
    let first = try #require(verdicts(["Worker": changing], shared: shared).first)
    #expect(
      first.sentence.hasPrefix(
        "shop-staging/Worker gets hold of shop-shared/Mailer by lambda:UpdateFunctionCode, and then"))
    let calling = role(allow("lambda:InvokeFunction", "*"))
    #expect(!verdicts(["Worker": calling], shared: shared).contains { $0.word == "open" })
  }

  @Test func whatRunsAsASharedRoleIsIt() throws {
    let function: JSONValue = [
      "Type": "AWS::Lambda::Function", "Properties": ["Role": ["Fn::ImportValue": "shared:OperatorArn"]],
    ]
    var operators = shared(trust: trust(["Service": "lambda.amazonaws.com"]))
    operators["OperatorArn"] = nil
    let byName: JSONValue = ["Type": "AWS::Lambda::Function", "Properties": ["Role": .string(operating)]]
    let first = try #require(verdicts(["Mailer": byName], shared: operators).first)
    #expect(
      first.sentence.hasPrefix(
        "Mailer runs as shop-shared/Operator, and then role shop-shared/Operator may s3:PutObject"))
    // What isn't exported isn't known.
    #expect(verdicts(["Mailer": function], shared: operators).first?.word == "undecided")
    let elsewhere: JSONValue = [
      "Type": "AWS::Lambda::Function", "Properties": ["Role": "arn:aws:iam::111122223333:role/other"],
    ]
    #expect(
      verdicts(["Mailer": elsewhere]).first?.sentence
        == "Mailer runs as arn:aws:iam::111122223333:role/other, which no template has, so that it may do anything. "
        + "put the role's template among the others")
  }

  @Test func whoeverWritesPoliciesMayDoAnything() throws {
    let first = try #require(verdicts(["Worker": role(allow("iam:PutRolePolicy", "*"))]).first)
    #expect(
      first.sentence
        == "shop-staging/Worker gives shop-staging/Worker whatever rights it likes by iam:PutRolePolicy, "
        + "and then whoever has these may s3:DeleteBucket arn:aws:s3:::shop-production-uploads, "
        + "which is of shop-production/Uploads")
    let others = role(allow("iam:PutRolePolicy", "arn:aws:iam::*:role/nobody-has-it"))
    #expect(!verdicts(["Worker": others]).contains { $0.word == "open" })
    #expect(verdicts(["Worker": role(allow(["iam:CreateRole", "iam:PutRolePolicy"], "*"))]).first?.word == "open")
    #expect(verdicts(["Worker": role(allow("iam:CreateAccessKey", "*"))]).first?.word != "open")
  }

  @Test func aBoundaryHoldsWhoeverIsMade() {
    func words(_ boundary: JSONValue...) -> Set<String> {
      let border: JSONValue = [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": ["ManagedPolicyName": "border", "PolicyDocument": ["Statement": .array(boundary)]],
      ]
      let condition: JSONValue = ["StringEquals": ["iam:PermissionsBoundary": ["Ref": "Border"]]]
      let deploying = role(
        allow(["iam:CreateRole", "iam:PutRolePolicy"], "arn:aws:iam::111122223333:role/shop-staging-*", condition))
      return Set(verdicts(["Border": border, "Deploying": deploying]).map(\.word))
    }
    #expect(words(allow("s3:*", "arn:aws:s3:::shop-staging-*")) == ["resource-text"])
    #expect(words(allow("s3:GetObject", "*")) == ["resource-text", "open"])
    #expect(
      words(allow("s3:GetObject", "*"), deny("s3:*", "arn:aws:s3:::shop-production-*")) == ["resource-text", "deny"])
  }

  @Test func anInstancesProfileIsItsRoles() {
    let staging: JSONObject = [
      "Profile": ["Type": "AWS::IAM::InstanceProfile", "Properties": ["Roles": ["operator"]]]
    ]
    #expect(verdicts(staging, shared: shared(trust: trust(["Service": "ec2.amazonaws.com"]))).first?.word == "open")
  }
}
