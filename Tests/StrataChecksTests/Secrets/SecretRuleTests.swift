import StrataJSON
import StrataLanguage
import Testing

@Suite struct SecretRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "secret", inResources: ["S": ["Type": "AWS::SecretsManager::Secret", "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/S/Properties/", with: "") }
  }

  private func made(_ properties: JSONObject) -> [String] { found(["GenerateSecretString": .object(properties)]) }

  @Test func namesAndKeys() {
    #expect(
      found(["Name": "my key"]) == [
        "Name: this can't be the name of a secret; expected 1 to 512 letters, digits and /_+=.@-; given \"my key\""
      ])
    #expect(found(["Name": "app/orders_1+=.@-"]) == [])
    #expect(
      found(["KmsKeyId": "alias/aws/s3"]) == [
        "KmsKeyId: this key is one of another service's own; expected a key of yours, or none for alias/aws/secretsmanager; given \"alias/aws/s3\""
      ])
    #expect(found(["KmsKeyId": "alias/aws/secretsmanager"]) == [])
  }

  @Test func twoValues() {
    #expect(
      found(["SecretString": "a", "GenerateSecretString": [:]]) == [
        "GenerateSecretString: a secret has SecretString or GenerateSecretString, not both; expected one of the two (remove one)"
      ])
    #expect(found(["SecretString": ["Ref": "AWS::NoValue"], "GenerateSecretString": [:]]) == [])
  }

  @Test func templates() {
    #expect(
      made(["SecretStringTemplate": "{}"]) == [
        "GenerateSecretString/SecretStringTemplate: a template of a secret must say where the password goes; expected GenerateStringKey"
      ])
    #expect(
      made(["GenerateStringKey": "a"]) == [
        "GenerateSecretString/GenerateStringKey: a key of a secret must have a template that it's put into; expected SecretStringTemplate, a JSON object"
      ])
    // The text of a secret isn't shown.
    #expect(
      made(["GenerateStringKey": "a", "SecretStringTemplate": "{hunter2"]) == [
        "GenerateSecretString/SecretStringTemplate: the template of a secret isn't JSON; expected a JSON object in text; given a fault in line 1, column 2 of the text"
      ])
    #expect(
      made(["GenerateStringKey": "a", "SecretStringTemplate": "[]"]) == [
        "GenerateSecretString/SecretStringTemplate: the template of a secret must be an object; expected a JSON object in text; given a list"
      ])
    #expect(made(["GenerateStringKey": "a", "SecretStringTemplate": ["Fn::Sub": "{\"user\": \"${User}\"}"]]) == [])
  }

  @Test func characters() {
    #expect(
      made(["PasswordLength": 3]) == [
        "GenerateSecretString/PasswordLength: a password has no room for each kind of its characters; expected 4 or more; given 3 (or write RequireEachIncludedType: false)"
      ])
    #expect(made(["PasswordLength": 3, "RequireEachIncludedType": false]) == [])
    #expect(made(["PasswordLength": 3, "ExcludePunctuation": true]) == [])
    #expect(made(["PasswordLength": 3, "ExcludePunctuation": ["Ref": "P"]]) == [])
    let all: JSONObject = [
      "ExcludeLowercase": true, "ExcludeUppercase": true, "ExcludeNumbers": true, "ExcludePunctuation": true,
    ]
    #expect(
      made(all) == [
        "GenerateSecretString: all characters of a password are excluded; expected one kind at least"
      ])
  }

  @Test func replicas() {
    #expect(
      found(["ReplicaRegions": [["Region": ["Ref": "AWS::Region"]]]]) == [
        "ReplicaRegions/0/Region: a secret can't be replicated into its own region; expected another region; given the stack's own"
      ])
    #expect(
      found(["ReplicaRegions": [["Region": "eu-west-1"], ["Region": "eu-west-1"]]]) == [
        "ReplicaRegions/1/Region: the region eu-west-1 is that of an earlier replica too; expected another region"
      ])
  }
}
