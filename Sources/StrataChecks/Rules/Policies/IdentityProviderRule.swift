import StrataFindings
import StrataJSON
import StrataTemplate

/// A provider of identities is at an address that IAM reads, and a role of a service's own is a service's.
struct IdentityProviderRule: TemplateRule {
  let about = RuleDescription(
    "identity-provider", .error, reason: "IAM refuses a provider without an address of https, or with too many clients",
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html",
    good: IdentityProviderRule.sample("https://token.actions.githubusercontent.com"),
    bad: IdentityProviderRule.sample("http://token.actions.githubusercontent.com"))

  /// The most clients of a provider.
  private static let clients = 100

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::IAM::OIDCProvider").flatMap { provider in
      provider.all("Url").compactMap(address) + provider.all("ClientIdList").compactMap(list)
    } + template.resources(of: "AWS::IAM::ServiceLinkedRole").flatMap { $0.all("AWSServiceName").compactMap(service) }
  }

  private func address(_ place: PlacedValue) -> Finding? {
    let partial = PartialText(place.value)
    let given = Wording.quoted(partial.description)
    let text = partial.text(unknownAs: "x")
    // What comes first isn't known.
    guard case .literal(let start)? = partial.parts.first else { return nil }
    if !start.hasPrefix("https://"), partial.literal != nil || !"https://".hasPrefix(start) {
      return finding(
        "the address of a provider must begin with https://", at: place.pointer, expected: "https://HOST/PATH",
        given: given)
    }
    guard text.contains("?") || text.contains("#") else { return nil }
    return finding(
      "the address of a provider has no query", at: place.pointer, expected: "https://HOST/PATH", given: given)
  }

  private func list(_ place: PlacedValue) -> Finding? {
    guard let list = place.value.array, case let known = list.filter({ $0.argument(of: .if) == nil && !$0.isNoValue }),
      known.count > Self.clients
    else { return nil }
    return finding(
      "a provider can't have so many clients", at: place.pointer, expected: "\(Self.clients) or fewer",
      given: String(known.count))
  }

  /// See [CreateServiceLinkedRole](https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html).
  private func service(_ place: PlacedValue) -> Finding? {
    guard let text = place.text, text.contains("*") || !ServicePrincipal.isOne(text) else { return nil }
    return finding(
      "this is no service's name", at: place.pointer, expected: "such as autoscaling.amazonaws.com",
      given: Wording.quoted(text))
  }

  private static func sample(_ address: JSONValue) -> JSONValue {
    ["GitHub": ["Type": "AWS::IAM::OIDCProvider", "Properties": ["Url": address]]]
  }
}
