import StrataJSON

/// Something about a template that CloudFormation wants to have acknowledged before it deploys it.
///
/// See [Acknowledging IAM resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html).
public enum Capability: String, Sendable, Hashable, CaseIterable {
  /// The template makes IAM resources.
  case iam = "CAPABILITY_IAM"
  /// The template makes IAM resources with names of their own.
  case namedIAM = "CAPABILITY_NAMED_IAM"
  /// A macro changes the template.
  case autoExpand = "CAPABILITY_AUTO_EXPAND"
}

extension Template {
  /// The capabilities that the template needs; named IAM includes plain IAM.
  ///
  /// - Parameter hasMacros: Whether a macro changes the template, or a part of it.
  /// - Returns: The capabilities, those of IAM first.
  package func capabilities(hasMacros: Bool) -> [Capability] {
    var hasIdentities = false
    var hasNames = false
    var hasMacros = hasMacros
    for resource in json["Resources"]?.object ?? [:] {
      guard let type = resource.value["Type"]?.string else { continue }
      if type.hasPrefix("AWS::Serverless::") {
        // The serverless model makes roles for its functions.
        hasMacros = true
        hasIdentities = true
      }
      guard type.hasPrefix("AWS::IAM::"), let name = Self.nameProperties[type] else { continue }
      hasIdentities = true
      if let name, resource.value["Properties"]?[name] != nil { hasNames = true }
    }
    return (hasNames ? [.namedIAM] : hasIdentities ? [.iam] : []) + (hasMacros ? [.autoExpand] : [])
  }

  /// The types that need a capability, and the property that makes it the one for names.
  private static let nameProperties: [String: String?] = [
    "AWS::IAM::AccessKey": nil,
    "AWS::IAM::Group": "GroupName",
    "AWS::IAM::InstanceProfile": "InstanceProfileName",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::IAM::Policy": nil,
    "AWS::IAM::Role": "RoleName",
    "AWS::IAM::User": "UserName",
    "AWS::IAM::UserToGroupAddition": nil,
  ]
}
