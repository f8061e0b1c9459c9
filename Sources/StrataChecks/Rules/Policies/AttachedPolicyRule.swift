import StrataFindings
import StrataJSON
import StrataTemplate

/// What is attached to an identity, or bounds it, is a managed policy.
struct AttachedPolicyRule: TemplateRule {
  let about = RuleDescription(
    "attached-policy", .error, reason: "IAM attaches managed policies, and bounds by them, and by nothing else",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    good: AttachedPolicyRule.sample("policy/developers"), bad: AttachedPolicyRule.sample("role/developers"))

  func check(_ template: TemplateContents) -> [Finding] {
    let identities = template.resources(ofAnyOf: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"])
    return identities.flatMap { identity -> [Finding] in
      if identity["PermissionsBoundary"] == nil, identity["ManagedPolicyArns"] == nil { return [] }
      return identity.all("PermissionsBoundary").compactMap { fault($0, template) }
        + identity.each("ManagedPolicyArns").compactMap { policy in
          // The form of a text is one that schemas say.
          fault(policy, template, isLoose: policy.text?.hasPrefix("arn:") != true)
        }
        + PartitionMix.places(in: identity).map { place, own, other in
          finding(
            "what is attached must be of one partition", at: place.pointer, expected: "the partition \(other)",
            given: own)
        }
    }
  }

  private func fault(_ place: PlacedValue, _ template: TemplateContents, isLoose: Bool = false) -> Finding? {
    let expected = "arn:PARTITION:iam::ACCOUNT:policy/NAME"
    let partial = PartialText(place.value)
    let message = "this isn't the ARN of a managed policy"
    if let target = template.target(of: place.value) {
      // Others of the template may give an ARN, and those of anybody's own types what they like.
      guard target.type.hasPrefix("AWS::IAM::"), target.type != "AWS::IAM::ManagedPolicy" else { return nil }
      return finding(
        message, at: place.pointer, expected: expected, given: "\(partial.description), of the type \(target.type)")
    }
    guard case .literal(let start)? = partial.parts.first else { return nil }
    let given = Wording.quoted(partial.description)
    let parts = partial.text(unknownAs: "\u{F8FE}").split(
      separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard "arn:".hasPrefix(start) || start.hasPrefix("arn:") else {
      return isLoose ? nil : finding(message, at: place.pointer, expected: expected, given: given)
    }
    if parts.count > 1, !parts[1].contains("\u{F8FE}"), !ArnPartition.all.contains(String(parts[1])) {
      return finding(
        "there is no partition \(parts[1])", at: place.pointer, expected: Wording.list(ArnPartition.all), given: given)
    }
    if parts.count == 6 ? Self.isPolicy(parts) : partial.literal == nil { return nil }
    return finding(message, at: place.pointer, expected: expected, given: given)
  }

  private static func isPolicy(_ parts: [Substring]) -> Bool {
    func mayBe(_ part: Substring, _ text: String) -> Bool { part == text || part.contains("\u{F8FE}") }
    let name = parts[5]
    return mayBe(parts[2], "iam") && mayBe(parts[3], "")
      && (name.hasPrefix("policy/")
        || "policy/".hasPrefix(name.prefix { $0 != "\u{F8FE}" }) && name.contains("\u{F8FE}"))
  }

  private static func sample(_ boundary: String) -> JSONValue {
    [
      "Developer": [
        "Type": "AWS::IAM::User",
        "Properties": ["PermissionsBoundary": .string("arn:aws:iam::123456789012:\(boundary)")],
      ]
    ]
  }
}
