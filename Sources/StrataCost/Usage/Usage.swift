public import StrataFindings

/// The use of resources in a month: requests, data, and how much of what a template leaves open.
public struct Usage: Sendable, Hashable {
  /// One quantity of one resource.
  public struct Entry: Sendable, Hashable {
    /// The resource: the path of its construct, or of one around it, or its logical id.
    public let resource: String
    /// The name of the quantity, such as `requests`.
    public let quantity: String
    /// The quantity of a month, such as `5 M requests` or `500 GB`.
    public let value: String
    /// The environment whose resources, or what is shared, are meant; nil for those of all.
    public let environment: String?
    /// The place where it's stated, for messages.
    public let site: CallSite?

    /// States a quantity.
    ///
    /// - Parameters:
    ///   - resource: The resource: the path of its construct, or of one around it, or its logical id.
    ///   - quantity: The name of the quantity, such as `requests`.
    ///   - value: The quantity of a month, with its unit.
    ///   - environment: The environment whose resources, or what is shared, are meant; those of all unless given.
    ///   - site: The place where it's stated, for messages; none unless given.
    public init(
      resource: String, quantity: String, value: String, environment: String? = nil, site: CallSite? = nil
    ) {
      (self.resource, self.quantity, self.value) = (resource, quantity, value)
      (self.environment, self.site) = (environment, site)
    }

    /// Whether a resource may be meant, by the environment that it belongs to.
    func isAbout(_ place: ResourcePlace) -> Bool {
      environment == nil || place.environment == nil || place.environment == environment
    }
  }

  /// The quantities, in the order in which they are stated.
  public let entries: [Entry]

  /// States quantities.
  ///
  /// - Parameter entries: The quantities.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// Nothing stated.
  public static let none = Usage([])
}

extension RuleID {
  /// Stated usage of a resource that isn't there, or of a quantity that it doesn't have.
  public static let invalidUsage: RuleID = "invalid-usage"
}
