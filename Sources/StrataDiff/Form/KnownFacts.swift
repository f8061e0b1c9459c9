import StrataFacts

/// What is known of the types that a template names.
enum KnownFacts {
  private static let customResource = "AWS::CloudFormation::CustomResource"

  /// Whether a type is one that the user's own code provides.
  static func isCustom(_ type: String) -> Bool { type.hasPrefix("Custom::") || type == customResource }

  /// The facts of a type; custom resources have those of their base.
  static func of(_ type: String) -> ResourceFacts? {
    ResourceFacts.of(type.hasPrefix("Custom::") ? customResource : type)
  }
}
