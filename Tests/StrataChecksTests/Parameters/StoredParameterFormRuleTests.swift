import StrataJSON
import StrataLanguage
import Testing

@Suite struct StoredParameterFormRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "stored-parameter-form",
      inResources: ["P": ["Type": "AWS::SSM::Parameter", "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/P/Properties/", with: "") }
  }

  @Test func names() {
    #expect(
      found(["Name": "/AWS/limit"]) == [
        "Name: no parameter's name begins with aws; expected another name; given \"/AWS/limit\""
      ])
    #expect(found(["Name": ["Fn::Sub": "ssm-${A}"]]).count == 1)
    #expect(
      found(["Name": "orders/limit"]) == [
        "Name: a name with levels must begin with a slash; expected /orders/limit; given \"orders/limit\""
      ])
    #expect(
      found(["Name": "my limit"]) == [
        "Name: this can't be the name of a parameter; expected 1 to 1,011 letters, digits and _.-, and / between levels; given \"my limit\""
      ])
    let levels = String(repeating: "/a", count: 16)
    #expect(found(["Name": .string(levels)]) == ["Name: a name has too many levels; expected 15 or fewer; given 16"])
    for name in ["limit", "/orders/aws/limit", String(levels.dropLast(2))] {
      #expect(found(["Name": .string(name)]) == [])
    }
  }

  @Test func values() {
    func text(_ count: Int) -> JSONValue { .string(String(repeating: "a", count: count)) }
    #expect(
      found(["Value": text(4_097)]) == [
        "Value: the value of a parameter is too large; expected 4,096 bytes or fewer; given 4,097 or more (write Tier: Advanced, which takes 8,192)"
      ])
    #expect(found(["Value": text(8_192), "Tier": "Advanced"]) == [])
    #expect(found(["Value": text(8_193), "Tier": "Intelligent-Tiering"]).count == 1)
    #expect(found(["Value": text(9_000), "Tier": ["Ref": "Tier"]]).isEmpty == false)
    #expect(found(["Value": text(5_000), "Tier": ["Ref": "Tier"]]) == [])
    #expect(
      found(["Value": "{{other}}"]) == [
        "Value: the value of a parameter can't refer to another; expected text without {{…}}"
      ])
    #expect(found(["Value": ""]).count == 1)
    #expect(found(["Value": "{{resolve:ssm:/other}}"]) == [])
    #expect(
      found(["Value": "image", "DataType": "aws:ec2:image"]) == [
        "Value: this isn't the id of an image; expected such as ami-0123456789abcdef0; given \"image\""
      ])
  }

  @Test func policies() {
    let right: JSONValue =
      "[{\"Type\": \"Expiration\", \"Version\": \"1.0\", \"Attributes\": {\"Timestamp\": \"2030-01-01T00:00:00Z\"}}]"
    #expect(found(["Policies": right, "Tier": "Advanced"]) == [])
    #expect(
      found(["Policies": right]) == [
        "Policies: a parameter with policies must be of the advanced tier; expected Tier Advanced or Intelligent-Tiering; given none, which stands for Standard"
      ])
    #expect(
      found(["Policies": "[{\"Type\": \"Expire\", \"Version\": \"1.0\", \"Attributes\": {}}]", "Tier": "Advanced"]) == [
        "Policies: 0.Type: Type is none of the values there are; expected Expiration, ExpirationNotification, NoChangeNotification; given \"Expire\""
      ])
    #expect(found(["Policies": "{}", "Tier": "Advanced"]).count == 1)
  }
}
