import StrataFindings
import StrataJSON
import Testing

@Suite struct DynamicReferenceRuleTests {
  private func found(_ value: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "dynamic-reference", inResources: ["Thing": ["Type": "Acme::Test::Thing", "Properties": ["Values": [value]]]])
  }

  private static let secret =
    "/Resources/Thing/Properties/Values/0: this isn't the name of a secret, and may be the secret itself; expected 1 to 512 letters, digits and /_+=.@-, or an ARN, and behind it :SecretString:KEY:STAGE:VERSION or nothing (put the value there, and write its name here)"

  /// What isn't a name may be the secret, so that no word of it is shown.
  @Test(arguments: [
    "{{resolve:secretsmanager:https://discord.com/api/webhooks/1/abc}}", "{{resolve:secretsmanager:}}",
    "{{resolve:secretsmanager:correct horse}}", "{{resolve:secretsmanager:db:password}}",
    "{{resolve:secretsmanager:db:SecretString:a:b:c:d}}", "Bearer {{resolve:secretsmanager:{\"a\": 1}}}",
    "{{resolve:secretsmanager:db}} and {{resolve:secretsmanager:a?b}}",
  ])
  func whatNamesNoSecret(text: String) {
    #expect(found(.string(text)) == [Self.secret])
  }

  @Test(arguments: [
    "{{resolve:ssm:}}", "{{resolve:ssm:a b}}", "{{resolve:ssm:/a/b:latest}}", "{{resolve:ssm:a:1:2}}",
    "{{resolve:ssm:a:}}",
  ])
  func whatNamesNoParameter(text: String) {
    #expect(
      found(.string(text)) == [
        "/Resources/Thing/Properties/Values/0: this isn't the name of a parameter; expected letters, digits and /_.-, and behind them :VERSION or nothing (put the value there, and write its name here)"
      ])
  }

  @Test(arguments: ["{{resolve:vault:a}}", "{{resolve::a}}", "{{resolve:SSM:a}}"])
  func whatIsOfNoKind(text: String) {
    #expect(
      found(.string(text)) == [
        "/Resources/Thing/Properties/Values/0: there are no references of this kind; expected secretsmanager, ssm or ssm-secure behind {{resolve: (put the value there, and write its name here)"
      ])
  }

  @Test(arguments: [
    "{{resolve:secretsmanager:orders/login_+=.@-}}", "{{resolve:secretsmanager:db:SecretString:password::}}",
    "{{resolve:secretsmanager:db:SecretString:::v1}}", "{{resolve:secretsmanager:db::::}}",
    "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:SecretString:a}}",
    "{{resolve:ssm:/a/b_.-}}", "{{resolve:ssm:a:12}}", "{{resolve:", "}}", "resolve:ssm",
    "{{resolve:secretsmanager:https://example.com",
  ])
  func whatIsRight(text: String) {
    #expect(found(.string(text)) == [])
  }

  @Test func whatHasNoName() {
    #expect(
      found("{{resolve:secretsmanager}}") == [
        "/Resources/Thing/Properties/Values/0: this refers to nothing; expected {{resolve:secretsmanager:NAME}} (put the value there, and write its name here)"
      ])
  }

  /// What a variable becomes isn't known.
  @Test(arguments: [
    "{{resolve:secretsmanager:${Secret}}}", "{{resolve:secretsmanager:${Secret}:SecretString:${Key}::}}",
    "{{resolve:secretsmanager:app/${Name}:${Part}:a}}", "{{resolve:ssm:/${Name}/image:${Version}}}",
    "{{resolve:${Kind}:a}}",
    "{{resolve:ssm:/p/0/${AWS::Region}}}", "{{resolve:ssm:${AWS::StackName}:1}}",
  ])
  func whatIsPutTogether(text: String) {
    #expect(found(["Fn::Sub": .string(text)]) == [])
  }

  @Test func aWrongOneWithinASubstitution() {
    #expect(found(["Fn::Sub": "{{resolve:secretsmanager:https://${Host}/a}}"]).count == 1)
  }

  // MARK: Secure text

  private static let misplaced =
    "CloudFormation takes no secure parameter here; expected a property that takes one, such as MasterUserPassword of AWS::RDS::DBInstance (keep the value in Secrets Manager, and write {{resolve:secretsmanager:NAME}})"

  private func found(_ type: String, _ properties: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "dynamic-reference", inResources: ["Thing": ["Type": .string(type), "Properties": properties]])
  }

  @Test(
    arguments: [
      ("AWS::RDS::DBInstance", ["MasterUserPassword": "{{resolve:ssm-secure:/db:1}}"]),
      ("AWS::RDS::DBCluster", ["MasterUserPassword": ["Fn::Sub": "{{resolve:ssm-secure:/${Stage}/db:1}}"]]),
      ("AWS::RDS::DBInstance", ["MasterUserPassword": ["Fn::If": ["C", "{{resolve:ssm-secure:/db}}", "x"]]]),
      ("AWS::IAM::User", ["LoginProfile": ["Password": "{{resolve:ssm-secure:/user:1}}"]]),
      ("AWS::OpsWorks::Stack", ["RdsDbInstances": [["DbPassword": "{{resolve:ssm-secure:/db:1}}"]]]),
      ("Own::Fine::Thing::MODULE", ["Password": "{{resolve:ssm-secure:/db:1}}"]),
      ("AWS::DocDB::DBCluster", ["MasterUserPassword": "{{resolve:ssm:/db:1}}"]),
    ] as [(String, JSONValue)])
  func whereSecureTextMayStand(type: String, properties: JSONValue) {
    #expect(found(type, properties) == [])
  }

  @Test(
    arguments: [
      ("AWS::DocDB::DBCluster", ["MasterUserPassword": "{{resolve:ssm-secure:/db:1}}"], "MasterUserPassword"),
      (
        "AWS::Lambda::Function", ["Environment": ["Variables": ["KEY": "{{resolve:ssm-secure:/k:1}}"]]],
        "Environment/Variables/KEY"
      ),
      ("AWS::RDS::DBInstance", ["MasterUsername": "{{resolve:ssm-secure:/db:1}}"], "MasterUsername"),
      (
        "AWS::SQS::Queue", ["QueueName": ["Fn::Join": ["", ["{{resolve:ssm-secure:", ["Ref": "P"], "}}"]]]],
        "QueueName/Fn::Join/1/0"
      ),
      ("AWS::CloudFormation::Stack", ["Parameters": ["P": "{{resolve:ssm-secure:/k:1}}"]], "Parameters/P"),
    ] as [(String, JSONValue, String)])
  func whereSecureTextMayNotStand(type: String, properties: JSONValue, place: String) {
    #expect(found(type, properties) == ["/Resources/Thing/Properties/\(place): \(Self.misplaced)"])
  }

  @Test func outputs() {
    let template: JSONValue = [
      "Resources": ["A": ["Type": "Acme::Test::A"]], "Outputs": ["P": ["Value": "{{resolve:ssm-secure:/db:1}}"]],
    ]
    #expect(StrataChecksTests.found(by: "dynamic-reference", in: template) == ["/Outputs/P/Value: \(Self.misplaced)"])
  }

  /// Where it may stand it must name a parameter.
  @Test func whatNamesNoSecureParameter() {
    #expect(
      found("AWS::RDS::DBInstance", ["MasterUserPassword": "{{resolve:ssm-secure:a:1:2}}"]) == [
        "/Resources/Thing/Properties/MasterUserPassword: this isn't the name of a parameter; expected letters, digits and /_.-, and behind them :VERSION or nothing (put the value there, and write its name here)"
      ])
  }
}
