import StrataFacts
import StrataTemplate

/// The attributes of a resource that stay what they are while the resource does.
enum StableAttributes {
  /// The last words of attributes that name a resource or the way to it.
  private static let identities = ["Arn", "ARN", "Id", "Name", "Ref"]
  private static let ways = [
    "Url", "URL", "Uri", "URI", "Endpoint", "Address", "DNSName", "DomainName", "Port", "Alias",
  ]

  /// Whether an attribute is another one for each resource.
  static func isIdentity(_ attribute: String, of type: String) -> Bool {
    if let facts = KnownFacts.of(type), facts.identifier.contains([attribute]) { return true }
    return !attribute.contains(".") && identities.contains { attribute.hasSuffix($0) }
  }

  /// Whether an attribute stays the same while the resource is changed in place.
  static func isStable(_ attribute: String, of type: String) -> Bool {
    // What one's own code and other templates give may be anything.
    if KnownFacts.isCustom(type) || attribute.hasPrefix("Outputs.") { return false }
    if let facts = KnownFacts.of(type), facts.identifier.contains([attribute]) { return true }
    return (identities + ways).contains { attribute.hasSuffix($0) }
  }
}
