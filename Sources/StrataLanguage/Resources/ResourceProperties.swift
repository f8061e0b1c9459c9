/// The name and the properties of a resource type that isn't AWS's, as a struct of your own.
///
/// ```swift
/// struct Certificate: ResourceProperties {
///   static let type = "Custom::Certificate"
///   var domain: StringValue
///   var renewalDays: IntegerValue = 30
///
///   var properties: Properties {
///     ["Domain": .value(domain), "RenewalDays": .value(renewalDays)]
///   }
/// }
/// ```
///
/// A type that a function or topic of yours provides is declared by ``CustomResource``, one of CloudFormation's registry
/// by ``RegisteredResource``.
public protocol ResourceProperties: Sendable {
  /// The type's name, such as `Custom::Certificate` or `Example::Monitoring::Dashboard`.
  static var type: String { get }

  /// The way in which the type takes tags; where tags flow to such a resource and this isn't said, a warning asks.
  static var tagging: Tagging? { get }

  /// The properties by their names in the template.
  var properties: Properties { get }
}

extension ResourceProperties {
  /// Nothing is said about tags.
  public static var tagging: Tagging? { nil }

  /// Whether the type is one that a function or topic provides.
  static var isCustom: Bool { type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource" }
}
