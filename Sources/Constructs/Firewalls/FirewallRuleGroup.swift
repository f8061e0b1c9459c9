import StrataLanguage

/// A group of rules that AWS keeps, each about one kind of requests.
///
/// See [AWS Managed Rules](https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html).
public enum FirewallRuleGroup: String, Sendable, Hashable, CaseIterable {
  /// Addresses that AWS knows of attacks.
  case ipReputation = "AWSManagedRulesAmazonIpReputationList"
  /// Addresses that hide who asks, such as those of proxies and hosting companies.
  case anonymousAddresses = "AWSManagedRulesAnonymousIpList"
  /// The requests that attackers of web applications commonly send, and bodies of more than 8 KiB.
  case common = "AWSManagedRulesCommonRuleSet"
  /// Requests that are known to make use of a fault, such as that of Log4j.
  case knownBadInputs = "AWSManagedRulesKnownBadInputsRuleSet"
  /// Pages that administer an application.
  case adminProtection = "AWSManagedRulesAdminProtectionRuleSet"
  /// Statements of SQL.
  case sqlDatabase = "AWSManagedRulesSQLiRuleSet"
  /// The attacks on Linux.
  case linux = "AWSManagedRulesLinuxRuleSet"
  /// The attacks on systems like Unix.
  case posix = "AWSManagedRulesUnixRuleSet"
  /// The attacks on Windows.
  case windows = "AWSManagedRulesWindowsRuleSet"
  /// The attacks on PHP.
  case php = "AWSManagedRulesPHPRuleSet"
  /// The attacks on WordPress.
  case wordPress = "AWSManagedRulesWordPressRuleSet"
}

extension FirewallRuleGroup: Decodable, ProfileChoice {
  /// Reads the name of a group, such as `ipReputation`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
