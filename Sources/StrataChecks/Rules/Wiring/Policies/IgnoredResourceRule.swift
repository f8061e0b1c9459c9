import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// An action that is about no resource isn't allowed or forbidden on some.
///
/// A pattern of actions is found where nine in ten or more of those it means are about no resource, as with `ec2:Describe*`.
/// A resource that may come to be `*`, such as a parameter or an ARN that ends with it, isn't.
struct IgnoredResourceRule: TemplateRule {
  let about = RuleDescription(
    "ignored-resource", .warning,
    reason: "an action that is about no resource is matched by * alone, so a narrower statement does nothing",
    source:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    good: PolicySamples.policy(action: "ecr:GetAuthorizationToken", resource: "*"),
    bad: PolicySamples.policy(
      action: "ecr:GetAuthorizationToken", resource: "arn:aws:ecr:eu-west-1:123456789012:repository/web"))

  /// Actions that have a resource, though the list of actions names none.
  private static let exceptions: Set = ["logs:describeloggroups"]

  func check(_ template: TemplateContents) -> [Finding] {
    template.policyStatements.flatMap { statement -> [Finding] in
      guard statement.purpose == .identity, let effect = statement.effect, effect == "Allow" || effect == "Deny",
        statement.actions.contains(where: isAboutNone), let resources = statement.resources, !resources.isEmpty,
        !resources.contains(where: { $0.value == "*" })
      else { return [] }
      let found = statement.actions.compactMap { action in
        message(action, verb: effect == "Allow" ? "allows" : "forbids").map {
          finding(
            $0, at: action.pointer, expected: "Resource \"*\"",
            hint: "put it into a statement of its own, narrowed by conditions where the action has any")
        }
      }
      return !found.isEmpty && resources.allSatisfy { isNarrow($0.value, template) } ? found : []
    }
  }

  /// Whether an action, or nine in ten of those that a pattern means, are about no resource.
  private func isAboutNone(_ action: PolicyAction) -> Bool {
    guard let match = action.match else { return false }
    return match.free > 0 && match.free >= 9 * match.scoped
      && !Self.exceptions.contains("\(action.service):\(action.name.lowercased())")
  }

  private func message(_ action: PolicyAction, verb: String) -> String? {
    guard isAboutNone(action), let match = action.match else { return nil }
    if match.free == 1, match.scoped == 0 {
      return "\(action.text) is about no resource in particular, so that this \(verb) nothing"
    }
    return match.scoped == 0
      ? "the \(match.free) actions of \(action.text) are about no resource in particular, so that this \(verb) nothing"
      : "of the \(match.free + match.scoped) actions of \(action.text) \(match.free) are about no resource in particular, so that this \(verb) none of them"
  }

  /// Whether a resource surely isn't all there are.
  private func isNarrow(_ value: JSONValue, _ template: TemplateContents) -> Bool {
    let text = PartialText(value)
    // What stands for an ARN of the template is one, be it alone or behind a part that's written out.
    if text.parts.contains(where: {
      if case .unknown(let value) = $0 { template.target(of: value) != nil } else { false }
    }) {
      return true
    }
    let parts = text.text(unknownAs: "*").arnParts
    return parts.count == 6 && parts[0] == "arn" && parts[5].contains { $0 != "*" }
  }
}
