import StrataFindings
import StrataJSON
import StrataTemplate

/// Only a key that can be rotated is.
struct KeyRotationRule: TemplateRule {
  let about = RuleDescription(
    "key-rotation", .error, reason: "KMS rotates symmetric encryption keys alone, and none whose material is imported",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
    good: KeySamples.key(["EnableKeyRotation": true]),
    bad: KeySamples.key(["EnableKeyRotation": true, "KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::KMS::Key").flatMap { key -> [Finding] in
      if key["EnableKeyRotation"] == nil { return [] }
      return PropertyPairs(key, "EnableKeyRotation", "KeySpec", in: template).all.compactMap { rotation, spec in
        guard let rotation, Self.isTrue(rotation), let kind = spec?.text, kind != KeySpec.symmetric else { return nil }
        return finding(
          "a key of the kind \(kind) can't be rotated", at: rotation.pointer,
          expected: "false, or the kind \(KeySpec.symmetric)", given: "true", hint: "make a new key instead")
      }
        + PropertyPairs(key, "EnableKeyRotation", "Origin", in: template).all.compactMap { rotation, origin in
          guard let rotation, Self.isTrue(rotation), origin?.text == "EXTERNAL" else { return nil }
          return finding(
            "a key whose material is imported can't be rotated", at: rotation.pointer,
            expected: "false, or the Origin AWS_KMS", given: "true")
        }
    }
  }

  private static func isTrue(_ value: PlacedValue) -> Bool { value.value == true || value.value == "true" }
}
