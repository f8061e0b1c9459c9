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
  /// A value was used where it can't be: outside its stack, its app or its kind of place.
  public static let invalidReference: RuleID = "invalid-reference"
  /// Two constructs, stacks, parameters or outputs have one id.
  public static let duplicateID: RuleID = "duplicate-id"
  /// An id is empty or has characters that its place doesn't allow.
  public static let invalidID: RuleID = "invalid-id"
  /// Constructs or stacks wait for each other.
  public static let dependencyCycle: RuleID = "dependency-cycle"
  /// A template exceeds a quota of CloudFormation.
  public static let limit: RuleID = "limit"
  /// A value can't be written to a template.
  public static let invalidValue: RuleID = "invalid-value"
  /// Text contains a value that's known only after deployment.
  public static let unresolvedText: RuleID = "unresolved-text"
  /// A tag breaks a rule that holds for tags of every service.
  public static let invalidTag: RuleID = "invalid-tag"
  /// A parameter's default breaks the parameter's own constraints.
  public static let invalidParameter: RuleID = "invalid-parameter"
  /// A physical name is too long or has characters its service refuses.
  public static let invalidName: RuleID = "invalid-name"
  /// A stack's account or region isn't one.
  public static let invalidEnvironment: RuleID = "invalid-environment"
  /// A resource's type isn't among those that are known.
  public static let unknownType: RuleID = "unknown-type"
  /// A profile can't be read, or isn't what its system expects.
  public static let invalidProfile: RuleID = "invalid-profile"
  /// Sensitive text of a profile stands in a template.
  public static let exposedSecret: RuleID = "exposed-secret"
  /// A template lacks an environment that the one before it had.
  public static let missingEnvironment: RuleID = "missing-environment"
  /// What a construct of a user's own reports.
  public static let construct: RuleID = "construct"
}
