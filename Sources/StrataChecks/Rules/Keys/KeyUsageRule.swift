import StrataFindings
import StrataJSON
import StrataTemplate

/// A key is used for what its kind is for.
struct KeyUsageRule: TemplateRule {
  let about = RuleDescription(
    "key-usage", .error, reason: "KMS refuses a key that is used for something that its kind isn't for",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html",
    good: KeySamples.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"]),
    bad: KeySamples.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "ENCRYPT_DECRYPT"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::KMS::Key").flatMap { key -> [Finding] in
      if key["KeySpec"] == nil, key["KeyUsage"] == nil { return [] }
      let pairs = PropertyPairs(key, "KeySpec", "KeyUsage", in: template)
      return pairs.all.compactMap { spec, use in
        let kind = spec.map { $0.text } ?? KeySpec.symmetric
        guard let kind, let uses = KeySpec.uses(of: kind), let given = use.map({ $0.text }) ?? KeySpec.encryption,
          !uses.contains(given)
        else { return nil }
        return finding(
          "a key of the kind \(kind) isn't for \(given)", at: use?.pointer ?? spec?.pointer ?? key.pointer(),
          expected: "KeyUsage \(uses.joined(separator: " or "))",
          given: use == nil ? "none, which stands for \(KeySpec.encryption)" : given)
      }
    }
  }
}
