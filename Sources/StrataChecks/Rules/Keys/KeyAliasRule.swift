import StrataFindings
import StrataJSON
import StrataTemplate

/// An alias has a name that it may have, and stands for a key.
struct KeyAliasRule: TemplateRule {
  let about = RuleDescription(
    "key-alias", .error, reason: "KMS refuses an alias with a name of AWS's own, and one of another alias",
    source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
    good: KeySamples.alias("alias/orders", target: "1234abcd-12ab-34cd-56ef-1234567890ab"),
    bad: KeySamples.alias("alias/orders", target: "alias/payments"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::KMS::Alias").flatMap { alias -> [Finding] in
      alias.all("AliasName").compactMap(name) + alias.all("TargetKeyId").compactMap { target($0, template) }
    }
  }

  private func name(_ place: PlacedValue) -> Finding? {
    guard case .literal(let start)? = PartialText(place.value).parts.first, start.hasPrefix("alias/aws/") else {
      return nil
    }
    return finding(
      "names that begin with alias/aws/ are those of AWS's own keys", at: place.pointer,
      expected: "alias/ and another name", given: Wording.quoted(PartialText(place.value).description))
  }

  private func target(_ place: PlacedValue, _ template: TemplateContents) -> Finding? {
    if let made = template.target(of: place.value) {
      guard made.type == "AWS::KMS::Alias" else { return nil }
      return finding(
        "the target of an alias must be a key", at: place.pointer, expected: "the id or the ARN of a key",
        given: "the alias \(made.logicalID)")
    }
    let text = PartialText(place.value).text(unknownAs: "\u{FFFD}")
    guard text.hasPrefix("alias/") || text.hasPrefix("arn:") && text.contains(":alias/") else { return nil }
    return finding(
      "the target of an alias must be a key", at: place.pointer, expected: "the id or the ARN of a key",
      given: Wording.quoted(PartialText(place.value).description))
  }
}
