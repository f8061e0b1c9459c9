import StrataFindings
import StrataJSON
import StrataTemplate

/// Nobody may do everything with whatever has a name of some form.
///
/// Such a pattern covers resources of other stacks, and those that don't exist yet. What is found has a `*` or `?` beside
/// other characters in the name itself: `queue-*`, but not the objects of one bucket, `bucket/*`. Policies of
/// resources are left out, as they're about the one resource that they belong to.
struct BroadActionRule: TemplateRule {
  let about = RuleDescription(
    "broad-action", .warning,
    reason: "every action on a name pattern is more than anyone needs, on resources that nobody chose",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    good: PolicySamples.policy(action: "sqs:SendMessage", resource: "arn:aws:sqs:*:*:dev-*"),
    bad: PolicySamples.policy(action: "sqs:*", resource: "arn:aws:sqs:*:*:dev-*"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policyStatements.flatMap { statement -> [Finding] in
      guard statement.purpose == .identity, statement.effect == "Allow" else { return [] }
      let actions = statement.actions.filter { $0.name == "*" }
      if actions.isEmpty { return [] }
      let patterns = (statement.resources ?? []).compactMap { NamePattern($0.value) }
      return actions.compactMap { action in
        let pattern = patterns.first { [$0.service, "*"].contains(action.service) || $0.service == "*" }
        return pattern.map {
          finding(
            "\(action.text) allows everything on whatever has a name like \($0.name)", at: action.pointer,
            expected: "the actions that are needed, or the ARNs of the resources")
        }
      }
    }
  }
}

/// A resource of a policy whose name is a pattern.
private struct NamePattern {
  let service: String
  let name: String

  /// Takes an ARN whose name has a wildcard beside other characters.
  init?(_ value: JSONValue) {
    let text = PartialText(value).text(unknownAs: "…")
    // Hardly any has one, and to look for characters takes long.
    func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }
    guard text.utf8.contains(where: isWildcard) else { return nil }
    let parts = text.arnParts
    guard parts.count == 6 else { return nil }
    service = parts[2].lowercased()
    let segments = parts[5].utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    // Behind the name of a bucket are its own objects.
    let names = service == "s3" ? segments.prefix(1) : segments[...]
    guard let found = names.first(where: { $0.contains(where: isWildcard) && !$0.allSatisfy(isWildcard) }) else {
      return nil
    }
    name = String(Substring(found))
  }
}
