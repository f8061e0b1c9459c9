import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The actions of a policy are ones that there are.
struct UnknownActionRule: TemplateRule {
  let about = RuleDescription(
    "unknown-action", .warning, reason: "IAM takes an action that no service has, and the statement then does nothing",
    source:
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    good: PolicySamples.policy(action: "sqs:SendMessage", resource: "*"),
    bad: PolicySamples.policy(action: "sqs:SendMessages", resource: "*"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policyStatements.flatMap { $0.namedActions.compactMap(fault) }
  }

  private func fault(_ action: PolicyAction) -> Finding? {
    if let match = action.match, match.free + match.scoped > 0 { return nil }
    // A service may have a wildcard as well.
    if action.service.hasWildcard { return nil }
    guard action.match != nil else {
      return finding(
        "\(action.service) isn't a service whose actions are known here", at: action.pointer, given: action.text,
        hint: Suggestion.hint(for: action.service, in: ActionIndex.embedded.services))
    }
    let isPattern = action.name.hasWildcard
    return finding(
      isPattern
        ? "\(action.service) has no action like \(action.name)" : "\(action.service) has no action \(action.name)",
      at: action.pointer,
      hint: isPattern ? nil : Self.hint(for: action))
  }

  /// The action that was meant, in capitals and small letters as they're written.
  private static func hint(for action: PolicyAction) -> String? {
    Suggestion.nearest(to: action.name, in: ActionIndex.embedded.names(of: action.service)).map {
      "did you mean \(LetterCase.of(action.name, for: $0))?"
    }
  }
}

extension String {
  fileprivate var hasWildcard: Bool { utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }
}
