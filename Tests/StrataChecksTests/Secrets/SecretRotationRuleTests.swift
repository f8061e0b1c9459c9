import StrataJSON
import StrataLanguage
import Testing

@Suite struct SecretRotationRuleTests {
  private func found(_ resources: JSONValue, transform: JSONValue? = nil) -> [String] {
    var template: JSONObject = ["Resources": resources]
    template["Transform"] = transform
    return StrataChecksTests.found(by: "secret-rotation", in: .object(template))
  }

  private func schedule(_ properties: JSONObject) -> JSONValue {
    ["Type": "AWS::SecretsManager::RotationSchedule", "Properties": .object(properties)]
  }

  @Test func paces() {
    let place = "/Resources/A/Properties/RotationRules/ScheduleExpression:"
    func rate(_ text: String) -> [String] {
      found(["A": schedule(["RotationRules": ["ScheduleExpression": .string(text)]])])
    }
    #expect(
      rate("rate(2 hours)") == [
        "\(place) a secret can't be rotated at this pace; expected every 4 hours to every 999 days; given \"rate(2 hours)\""
      ])
    #expect(
      rate("rate(5 minutes)") == [
        "\(place) a rate must be a whole number of hours or days; expected such as rate(10 days); given \"rate(5 minutes)\""
      ])
    #expect(rate("monthly").count == 1)
    #expect(rate("cron(0 16 1 * ?)").count == 1)
    #expect(rate("rate(1000 days)").count == 1)
    for text in ["rate(10 days)", "rate(999 days)", "rate(4 hours)", "cron(0 16 1,15 * ? *)"] {
      #expect(rate(text) == [])
    }
    #expect(
      found(["A": schedule(["RotationRules": ["ScheduleExpression": "rate(10 days)", "AutomaticallyAfterDays": 10]])])
        == [
          "\(place) a rotation has AutomaticallyAfterDays or ScheduleExpression, not both; expected one of the two (remove one)"
        ])
  }

  @Test func functions() {
    let hosted: JSONObject = ["HostedRotationLambda": ["RotationType": "MySQLSingleUser"]]
    #expect(
      found(["A": schedule(hosted)]) == [
        "/Resources/A/Properties/HostedRotationLambda: nothing makes this function; expected Transform: AWS::SecretsManager-2024-09-16 (add the transform to the template)"
      ])
    #expect(found(["A": schedule(hosted)], transform: "AWS::SecretsManager-2020-07-23") == [])
    var both = hosted
    both["RotationLambdaARN"] = "arn"
    #expect(found(["A": schedule(both)], transform: "AWS::SecretsManager-2020-07-23").count == 1)
  }

  @Test func regions() {
    let secret: JSONValue = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders"
    func rotated(by function: JSONValue) -> [String] {
      found(["A": schedule(["SecretId": secret, "RotationLambdaARN": function])])
    }
    #expect(
      rotated(by: "arn:aws:lambda:eu-west-2:123456789012:function:rotate") == [
        "/Resources/A/Properties/RotationLambdaARN: a secret is rotated by a function of its region; expected eu-west-1; given eu-west-2"
      ])
    #expect(rotated(by: "arn:aws:lambda:eu-west-1:123456789012:function:rotate") == [])
    #expect(rotated(by: ["Fn::GetAtt": ["F", "Arn"]]) == [])
  }

  @Test func oneScheduleForASecret() {
    let one = schedule(["SecretId": ["Ref": "S"]])
    let secret: JSONValue = ["Type": "AWS::SecretsManager::Secret"]
    #expect(
      found(["S": secret, "A": one, "B": one]) == [
        "/Resources/B/Properties/SecretId: an earlier schedule is of the same secret; expected another secret; given S"
      ])
    #expect(found(["A": schedule(["SecretId": ["Ref": "P"]]), "B": schedule(["SecretId": ["Ref": "P"]])]) == [])
  }

  @Test func attachments() {
    func attached(_ type: JSONValue, secret: JSONObject) -> [String] {
      found([
        "S": ["Type": "AWS::SecretsManager::Secret", "Properties": .object(secret)],
        "D": ["Type": "AWS::RDS::DBInstance"],
        "A": [
          "Type": "AWS::SecretsManager::SecretTargetAttachment",
          "Properties": ["SecretId": ["Ref": "S"], "TargetId": ["Ref": "D"], "TargetType": type],
        ],
      ])
    }
    let right: JSONObject = ["GenerateSecretString": ["SecretStringTemplate": "{}", "GenerateStringKey": "p"]]
    #expect(attached("AWS::RDS::DBInstance", secret: right) == [])
    #expect(
      attached("AWS::RDS::DBCluster", secret: right) == [
        "/Resources/A/Properties/TargetType: D isn't of the type that the attachment says; expected AWS::RDS::DBInstance; given \"AWS::RDS::DBCluster\""
      ])
    #expect(
      attached("AWS::RDS::DBInstance", secret: ["GenerateSecretString": ["PasswordLength": 20]]) == [
        "/Resources/A/Properties/SecretId: S is no object that the connection could be added to; expected a SecretString that is a JSON object, or a SecretStringTemplate and GenerateStringKey"
      ])
    #expect(attached("AWS::RDS::DBInstance", secret: ["SecretString": ["Ref": "P"]]) == [])
  }
}
