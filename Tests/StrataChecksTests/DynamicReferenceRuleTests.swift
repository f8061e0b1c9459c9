import StrataFindings
import StrataJSON
import Testing

@Suite struct DynamicReferenceRuleTests {
  private func found(_ value: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "dynamic-reference", inResources: ["Thing": ["Type": "Custom::Thing", "Properties": ["Values": [value]]]])
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
    "{{resolve:ssm:}}", "{{resolve:ssm:a b}}", "{{resolve:ssm:/a/b:latest}}", "{{resolve:ssm-secure:a:1:2}}",
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
    "{{resolve:ssm:/a/b_.-}}", "{{resolve:ssm:a:12}}", "{{resolve:ssm-secure:a:1}}", "{{resolve:", "}}", "resolve:ssm",
    "{{resolve:secretsmanager:https://example.com",
  ])
  func whatIsRight(text: String) {
    #expect(found(.string(text)) == [])
  }

  /// What a variable becomes isn't known.
  @Test(arguments: [
    "{{resolve:secretsmanager:${Secret}}}", "{{resolve:secretsmanager:${Secret}:SecretString:${Key}::}}",
    "{{resolve:secretsmanager:app/${Name}:${Part}:a}}", "{{resolve:ssm:/${Name}/image:${Version}}}",
    "{{resolve:${Kind}:a}}",
  ])
  func whatIsPutTogether(text: String) {
    #expect(found(["Fn::Sub": .string(text)]) == [])
  }

  @Test func aWrongOneWithinASubstitution() {
    #expect(found(["Fn::Sub": "{{resolve:secretsmanager:https://${Host}/a}}"]).count == 1)
  }
}
