internal import StrataSSM

/// One of the parameters below a ``ParameterPath``.
///
/// ```swift
/// let settings = ParameterPath("Settings", in: scope, values: ["log-level": "info"])
/// settings.parameters[0].resource.rawProperties["AllowedPattern"] = "debug|info"
/// ```
///
/// Resource: `AWS::SSM::Parameter`.
public struct StoredParameter: Construct {
  /// The scope of what belongs to the parameter.
  public let scope: Scope

  /// The parameter as it is in the template.
  public let resource: Resource

  /// The parameter's whole name.
  public let name: StringValue

  init(
    _ id: String, in parent: Scope, name: StringValue, value: StringValue, isList: Bool, tier: ParameterTier,
    at site: CallSite
  ) {
    scope = Declaration(id, in: parent, at: site).scope
    self.name = name
    resource =
      SSM.Parameter(
        id, in: parent, type: isList ? .stringList : .string, value: value, name: name,
        tier: tier == .standard ? nil : .literal(tier.rawValue)
      ).resource
  }
}
