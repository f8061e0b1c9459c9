import StrataChecks
import StrataJSON
import Testing

/// What looks like a secret in a template isn't in what's found there.
@Suite struct HiddenFindingTests {
  private func said(_ template: JSONValue) -> [String] { TemplateChecker().check(template).map(\.description) }

  private func resource(_ type: String, _ properties: JSONValue) -> JSONValue {
    ["Resources": ["It": ["Type": .string(type), "Properties": properties]]]
  }

  private func expectHidden(_ template: JSONValue, _ comment: String) {
    let said = said(template)
    #expect(!said.isEmpty, "\(comment)")
    for text in said { #expect(!text.contains("hunter2"), "\(comment): \(text)") }
    #expect(said.contains { $0.contains("(hidden)") }, "\(comment): \(said)")
  }

  @Test func valuesUnderNamesOfSecrets() {
    expectHidden(
      resource("AWS::RedshiftServerless::Namespace", ["NamespaceName": "name", "AdminUserPassword": "hunter2"]),
      "a password")
    expectHidden(resource("AWS::SQS::Queue", ["QueueName": "https://me:hunter2@host/!"]), "an address")
  }

  @Test func parametersWithoutEcho() {
    for value: JSONValue in ["hunter2", "hunter22"] {
      expectHidden(
        [
          "Parameters": [
            "P": ["Type": "String", "NoEcho": true, "Default": value, "AllowedValues": ["hunter2-a", "b"]]
          ],
          "Resources": ["It": ["Type": "Custom::It", "Properties": ["ServiceToken": ["Ref": "P"]]]],
        ], "values")
    }
    expectHidden(
      [
        "Parameters": [
          "P": ["Type": "String", "NoEcho": true, "Default": "hunter2", "MaxLength": 3, "AllowedPattern": "x"]
        ],
        "Resources": ["It": ["Type": "Custom::It", "Properties": ["ServiceToken": ["Ref": "P"]]]],
      ], "a pattern")
  }

  @Test func whatIsNoSecretIsSaid() {
    let said = said(
      resource("AWS::EC2::LaunchTemplate", ["LaunchTemplateData": ["MetadataOptions": ["HttpTokens": "reqired"]]]))
    #expect(said.contains { $0.contains("\"reqired\"") }, "\(said)")
    #expect(said.allSatisfy { !$0.contains("(hidden)") }, "\(said)")
  }
}
