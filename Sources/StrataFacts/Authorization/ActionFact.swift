/// The facts of an action.
package struct ActionFact: Sendable, Hashable {
  /// What an action does, as AWS classifies it.
  package enum Access: String, Sendable, Hashable, CaseIterable {
    /// Lists resources.
    case list = "L"
    /// Reads what resources hold.
    case read = "R"
    /// Changes resources.
    case write = "W"
    /// Changes the tags of resources.
    case tagging = "T"
    /// Changes who may do what.
    case permissions = "P"
  }

  /// A type of resources that an action is about.
  package struct Resource: Sendable, Hashable {
    /// The type's name within its service, such as `object`.
    package let type: String
    /// Whether the action is always about a resource of this type.
    package let isRequired: Bool
    /// The condition keys that count for the action where it's about this type, beside those of ``ActionFact/conditionKeys``.
    package let conditionKeys: [String]

    package init(type: String, isRequired: Bool, conditionKeys: [String]) {
      (self.type, self.isRequired, self.conditionKeys) = (type, isRequired, conditionKeys)
    }
  }

  /// The service, as in front of the colon.
  package let service: String
  /// The action without its service, as AWS writes it, such as `GetObject`.
  package let name: String
  /// What it does; nil where that isn't known.
  package let access: Access?
  /// The condition keys that count for the action, beside those of all requests.
  package let conditionKeys: [String]
  /// The types of resources that it's about; empty for an action that's about none in particular, so that it's allowed on `*` alone.
  package let resources: [Resource]

  package init(service: String, name: String, access: Access?, conditionKeys: [String], resources: [Resource]) {
    (self.service, self.name, self.access) = (service, name, access)
    (self.conditionKeys, self.resources) = (conditionKeys, resources)
  }

  /// The action with its service, such as `s3:GetObject`.
  package var text: String { "\(service):\(name)" }

  /// Whether it may be about no resource in particular, so that a permission for it on `*` is one for all of its service.
  ///
  /// Of one that's about any of several types AWS doesn't tell; it's taken for this as well.
  package var mayBeAboutNone: Bool { !resources.contains(where: \.isRequired) }

  /// Whether it surely changes nothing, and hands out nothing by which somebody else's place can be taken.
  ///
  /// AWS says of some actions that they read which hide a message from others, or give credentials: what isn't known by its verb
  /// is taken for one that changes something.
  package var onlyReads: Bool {
    guard access == .list || access == .read else { return false }
    let key = text.lowercased()
    if Self.givingOthersPlace.contains(key) { return false }
    if name.hasPrefix("Get"), !Self.harmless.contains(key), Self.wordsOfCredentials.contains(where: name.contains) {
      return false
    }
    return Self.readingVerbs.contains { verb in
      guard name.hasPrefix(verb) else { return false }
      // Another word than the verb alone begins with it otherwise, such as Listen.
      return name.utf8.dropFirst(verb.utf8.count).first.map { !(0x61...0x7A).contains($0) } ?? true
    }
  }

  private static let readingVerbs = [
    "BatchCheck", "BatchDescribe", "BatchGet", "BatchList", "Check", "Count", "Describe", "Discover", "Estimate",
    "Filter",
    "Get", "Head", "List", "Lookup", "Preview", "Query", "Read", "Scan", "Search", "Simulate", "Validate", "View",
  ]

  /// Words in the names of actions that get what opens something.
  private static let wordsOfCredentials = [
    "ApiKey", "AuthCode", "Credential", "EmbedUrl", "KeyPair", "Password", "SignedUrl", "Token",
  ]

  /// Actions with such words that give whoever calls them no more than they may do anyway.
  private static let harmless: Set<String> = [
    "codeartifact:getauthorizationtoken", "ecr-public:getauthorizationtoken", "ecr:getauthorizationtoken",
    "iam:getaccountpasswordpolicy", "iam:getcredentialreport", "secretsmanager:getrandompassword",
    "sts:getservicebearertoken", "sts:getsessiontoken", "waf-regional:getchangetoken", "waf:getchangetoken",
  ]

  /// Actions without such words by which somebody else's place can be taken.
  private static let givingOthersPlace: Set<String> = [
    "cognito-identity:getid", "gamelift:getcomputeaccess", "gamelift:getinstanceaccess",
    "lightsail:getinstanceaccessdetails", "s3:getdataaccess",
  ]
}
