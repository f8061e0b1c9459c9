import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A policy is of the characters that IAM and KMS take.
struct PolicyCharacterRule: TemplateRule {
  let about = RuleDescription(
    "policy-character", .error, reason: "IAM and KMS refuse a policy with characters beyond those of Latin-1",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    good: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:::files/für-alle/*"),
    bad: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:::files/для-всех/*"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policies.compactMap { policy -> Finding? in
      switch policy.purpose {
      case .identity, .trust: break
      default:
        let type = template.resource(policy.place.tokens[1])?.type
        guard type == "AWS::KMS::Key" || type == "AWS::KMS::ReplicaKey" else { return nil }
      }
      // Places are made for what is found alone.
      guard policy.value.hasText(where: { Self.name(in: $0) != nil }),
        let found = Self.first(in: policy.value, at: policy.place)
      else { return nil }
      return finding(
        "a policy can't have this character", at: found.place,
        expected: "tab, the ends of lines, and U+0020 to U+00FF", given: found.name)
    }
  }

  private static func first(in value: JSONValue, at place: JSONPointer) -> (name: String, place: JSONPointer)? {
    switch value {
    case .string(let text): return name(in: text).map { ($0, place) }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let found = first(in: element, at: place.appending(index)) { return found }
      }
    case .object(let object):
      for member in object {
        if let found = first(in: member.value, at: place.appending(member.key)) { return found }
      }
    default: break
    }
    return nil
  }

  /// The first character of a text that no policy has.
  private static func name(in text: String) -> String? {
    // The characters to U+00FF begin with bytes to C3, and nearly all text is of those.
    let isFine = text.withUTF8Bytes { bytes in
      bytes.allSatisfy { $0 <= 0xC3 && ($0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D) }
    }
    if isFine { return nil }
    guard
      let scalar = text.unicodeScalars.first(where: {
        $0.value > 0xFF || $0.value < 0x20 && ![9, 10, 13].contains($0.value)
      })
    else { return nil }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    return scalar.value < 0x20 ? number : "\"\(scalar)\", \(number)"
  }
}
