package import StrataFacts

/// The facts about the types that a template names.
package enum KnownFacts {
  private static let customResource = "AWS::CloudFormation::CustomResource"

  /// Whether a type is one that the user's own code provides.
  package static func isCustom(_ type: String) -> Bool { type.hasPrefix("Custom::") || type == customResource }

  /// The facts of a type; custom resources have those of their base.
  package static func of(_ type: String) -> ResourceFacts? {
    ResourceFacts.of(type.hasPrefix("Custom::") ? customResource : type)
  }
}
