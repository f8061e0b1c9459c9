import Strata
import StrataJSON
import TestSupport
import Testing

@Suite struct ImportedSecretTests {
  private let arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/token-AbCdEf"

  private func read(_ resource: JSONValue) -> JSONValue {
    [
      "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Effect": "Allow",
      "Resource": [resource],
    ]
  }

  @Test func aSecretByItsName() throws {
    let partial = "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/token"
    let secret = ImportedSecret(name: "orders/token")
    #expect(try statements { _ in [secret.reading] } == [read(["Fn::Sub": .string(partial + "-??????")])])
    #expect(try outputValue { _ in secret.valueFrom } == ["Fn::Sub": .string(partial)])
    #expect(try outputValue { _ in secret.field("key").valueFrom } == ["Fn::Sub": .string(partial + ":key::")])
  }

  @Test func aSecretByItsNameElsewhere() throws {
    let secret = ImportedSecret(
      name: "token", account: "210987654321", region: "eu-west-1",
      key: ImportedKey(arn: "arn:aws:kms:eu-west-1:210987654321:key/1"))
    #expect(
      try statements { _ in [secret.reading] } == [
        read(["Fn::Sub": "arn:${AWS::Partition}:secretsmanager:eu-west-1:210987654321:secret:token-??????"]),
        use(
          ["kms:Decrypt"], of: "arn:aws:kms:eu-west-1:210987654321:key/1",
          through: "secretsmanager.eu-west-1.amazonaws.com"),
      ])
  }

  @Test func aSecretByItsARN() throws {
    let key = ImportedKey(arn: "arn:aws:kms:eu-west-1:123456789012:key/1")
    let secret = ImportedSecret(arn: .literal(arn), key: key)
    #expect(
      try statements { _ in [secret.reading] } == [
        read(.string(arn)),
        use(
          ["kms:Decrypt"], of: "arn:aws:kms:eu-west-1:123456789012:key/1",
          through: "secretsmanager.eu-west-1.amazonaws.com"),
      ])
    #expect(try outputValue { _ in secret.field("key").valueFrom } == .string(arn + ":key::"))
  }

  @Test func aSecretByAnARNThatIsAParameter() throws {
    let key = ImportedKey(arn: "arn:aws:kms:eu-west-1:123456789012:key/1")
    #expect(
      try statements { scope in
        [ImportedSecret(arn: scope.parameter("Secret"), key: key).reading]
      } == [
        read(["Ref": "Secret"]),
        use(
          ["kms:Decrypt"], of: "arn:aws:kms:eu-west-1:123456789012:key/1",
          through: [
            "Fn::Sub": [
              "secretsmanager.${Value1}.amazonaws.com",
              ["Value1": ["Fn::Select": [3, ["Fn::Split": [":", ["Ref": "Secret"]]]]]],
            ]
          ]),
      ])
  }

  @Test(arguments: [
    "orders/token", "arn:aws:s3:::orders", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/token",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:-AbCdEf",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf:key::",
    "arn:aws:secretsmanager:eu-west-1:1234:secret:orders-AbCdEf",
  ])
  func whatIsNotTheWholeARNOfASecret(_ text: String) {
    #expect(
      findingsOfOutput { _ in ImportedSecret(arn: .literal(text)).valueFrom } == [
        "ImportedSecretTests.swift: error: Test/Value: Value: this isn't the ARN of a secret; expected "
          + "arn:<partition>:secretsmanager:<region>:<account>:secret:<name>-<6 characters>, given "
          + "\"\(text)\" [invalid-value]\n  hint: a secret known by its name is ImportedSecret(name: …)"
      ])
  }

  @Test func whatIsWrongIsReportedWhereItIsPermittedToo() {
    #expect(
      findingsOfPermitting { _ in ImportedSecret(arn: "x").reading } == [
        "ImportedSecretTests.swift: error: Test/Role: Policies/0/PolicyDocument/Statement/0/Resource/0: "
          + "this isn't the ARN of a secret; expected "
          + "arn:<partition>:secretsmanager:<region>:<account>:secret:<name>-<6 characters>, given \"x\" "
          + "[invalid-value]\n  hint: a secret known by its name is ImportedSecret(name: …)"
      ])
  }

  @Test func namesThatSecretsManagerRefuses() {
    #expect(
      findingsOfOutput { _ in ImportedSecret(name: "orders token").valueFrom } == [
        "ImportedSecretTests.swift: error: Test/Value: Value/Fn::Sub: Secrets Manager refuses this "
          + "name; expected 1 to 512 letters, digits and /_+=.@-, given \"orders token\" [physical-name]"
      ])
    #expect(
      findingsOfOutput { _ in ImportedSecret(name: .literal(String(repeating: "a", count: 512))).valueFrom } == [])
    #expect(
      findingsOfOutput { _ in ImportedSecret(name: "").valueFrom } == [
        "ImportedSecretTests.swift: error: Test/Value: Value/Fn::Sub: Secrets Manager refuses this "
          + "name; expected 1 to 512 letters, digits and /_+=.@-, given \"\" [physical-name]"
      ])
  }

  @Test func aNameThatWouldBeTakenForAWholeARN() {
    #expect(
      findingsOfOutput { _ in ImportedSecret(name: "orders-secret").valueFrom } == [
        "ImportedSecretTests.swift: error: Test/Value: Value/Fn::Sub: a secret whose name ends in a "
          + "hyphen and six characters isn't found by it; expected another ending, given \"orders-secret\" "
          + "[physical-name]\n  hint: give the whole ARN: ImportedSecret(arn: …)"
      ])
  }

  @Test func aFieldThatAContainerCannotGet() {
    #expect(
      findingsOfOutput { _ in ImportedSecret(name: "token").field("a:b").valueFrom } == [
        "ImportedSecretTests.swift: error: Test/Value: Value/Fn::Sub: a container can't be given this "
          + "field; expected the name of a field, without a colon, given \"a:b\" [physical-name]"
      ])
  }
}
