import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A policy whose text has variables is of a version that knows them.
struct PolicyVariableRule: TemplateRule {
  let about = RuleDescription(
    "policy-variable", .warning,
    reason: "in a policy of an earlier version than 2012-10-17 a variable is taken for text",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
    good: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:::home/${aws:username}/*"),
    bad: PolicySamples.policy(
      action: "s3:GetObject", resource: "arn:aws:s3:::home/${aws:username}/*", version: "2008-10-17"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policies.compactMap { policy in
      let version = policy.value["Version"]
      guard version == nil || version == "2008-10-17",
        policy.value.object?.keys.contains(where: \.isFunctionName) != true,
        let statements = policy.value["Statement"],
        let found = Self.variable(in: statements, at: policy.place.appending("Statement"))
      else { return nil }
      // Of those the missing version is an error.
      if template.resource(policy.place.tokens[1])?.type == "AWS::IAM::ManagedPolicy" { return nil }
      return finding(
        "\(found.name) is text here, and no variable", at: found.place,
        expected: "a policy of version \(PolicyVersionRule.today)",
        given: version == nil ? "none, which stands for 2008-10-17" : "2008-10-17",
        hint: "write Version: \(PolicyVersionRule.today)")
    }
  }

  /// The first variable below a value.
  private static func variable(in value: JSONValue, at place: JSONPointer) -> (name: String, place: JSONPointer)? {
    let function = value.call?.function
    if value.string != nil || function == .sub || function == .join {
      for part in PartialText(value).parts {
        if case .literal(let text) = part, let name = variable(inText: text) { return (name, place) }
      }
      return nil
    }
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        if let found = variable(in: element, at: place.appending(index)) { return found }
      }
      return nil
    case .object(let object):
      for member in object where !["Action", "Effect", "NotAction", "Sid", "Principal"].contains(member.key) {
        if let found = variable(in: member.value, at: place.appending(member.key)) { return found }
      }
      return nil
    default: return nil
    }
  }

  /// The first text such as `${aws:username}`; those of templates have two colons.
  private static func variable(inText text: String) -> String? {
    // Few texts have a dollar.
    guard text.utf8.contains(UInt8(ascii: "$")) else { return nil }
    return SubstitutionText.variables(in: text).first { name in
      let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[0].consistsOfAlphanumerics(and: "-") && !parts[1].isEmpty
        && !parts[1].hasPrefix(":")
    }.map { "${\($0)}" }
  }
}
