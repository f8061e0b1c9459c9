import StrataJSON
import StrataLanguage
import Testing

@Suite struct KeyRotationRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "key-rotation", inResources: ["K": ["Type": "AWS::KMS::Key", "Properties": .object(properties)]])
  }

  @Test func keysThatAreNotRotated() {
    #expect(
      found(["EnableKeyRotation": true, "KeySpec": "HMAC_256"]) == [
        "/Resources/K/Properties/EnableKeyRotation: a key of the kind HMAC_256 can't be rotated; expected false, or the kind SYMMETRIC_DEFAULT; given true (make a new key instead)"
      ])
    #expect(
      found(["EnableKeyRotation": "true", "Origin": "EXTERNAL"]) == [
        "/Resources/K/Properties/EnableKeyRotation: a key whose material is imported can't be rotated; expected false, or the Origin AWS_KMS; given true"
      ])
  }

  @Test func keysThatAre() {
    #expect(found(["EnableKeyRotation": true]) == [])
    #expect(found(["EnableKeyRotation": true, "KeySpec": "SYMMETRIC_DEFAULT", "Origin": "AWS_KMS"]) == [])
    #expect(found(["EnableKeyRotation": false, "KeySpec": "RSA_2048"]) == [])
    #expect(found(["EnableKeyRotation": ["Ref": "Rotates"], "KeySpec": "RSA_2048"]) == [])
    #expect(found(["EnableKeyRotation": true, "KeySpec": ["Ref": "Kind"]]) == [])
  }
}
