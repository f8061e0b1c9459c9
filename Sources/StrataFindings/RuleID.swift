/// The name of a rule, by which a finding is looked up, accepted or ignored.
public struct RuleID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name, in lowercase words joined by hyphens.
  public let description: String

  /// Makes the name of a rule.
  public init(stringLiteral name: String) {
    description = name
  }

  /// Orders names alphabetically.
  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.description < right.description
  }
}

extension RuleID {
  /// A value was used where it can't be: outside its stack or its app.
  public static let invalidReference: RuleID = "invalid-reference"
  /// Two constructs, stacks, parameters or outputs have one id.
  public static let duplicateID: RuleID = "duplicate-id"
  /// An id of a construct or a stack is empty or has characters that it can't have.
  public static let invalidID: RuleID = "invalid-id"
  /// Resources or stacks wait for each other.
  public static let dependencyCycle: RuleID = "dependency-cycle"
  /// A physical name is too long or has characters that its service refuses.
  public static let physicalName: RuleID = "physical-name"
  /// A value can't be written to a template.
  public static let invalidValue: RuleID = "invalid-value"
  /// Text contains a value that's known only after deployment.
  public static let unresolvedText: RuleID = "unresolved-text"
  /// Tags can't reach a resource.
  public static let unreachedTag: RuleID = "unreached-tag"
  /// A stack's account or region isn't one.
  public static let invalidEnvironment: RuleID = "invalid-environment"
  /// A stack of an environment uses what another environment has.
  public static let environmentBorder: RuleID = "environment-border"
  /// A name isn't what the app's naming policy gives, or the policy can't tell environments apart.
  public static let namingPolicy: RuleID = "naming-policy"
  /// A profile can't be read, or isn't what its system expects.
  public static let invalidProfile: RuleID = "invalid-profile"
  /// Sensitive text of a profile stands in a template.
  public static let exposedSecret: RuleID = "exposed-secret"
  /// A template lacks an environment that the one before it had.
  public static let missingEnvironment: RuleID = "missing-environment"
  /// A file is neither JSON nor YAML.
  public static let syntax: RuleID = "syntax"
  /// A construct of a user's own reports it.
  public static let construct: RuleID = "construct"
}
