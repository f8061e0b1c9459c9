import StrataJSON
import StrataTemplate

/// Finds what is attached to and taken from lists that give access, and changes of what else has to do with it.
enum AttachmentComparison {
  /// A property whose elements each give something.
  private struct List {
    let types: [String]
    let property: String
    let area: AccessChange.Area
    let text: String
  }

  private static let lists: [List] = [
    List(
      types: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"], property: "ManagedPolicyArns",
      area: .permissions, text: "the managed policy"),
    List(types: ["AWS::IAM::User"], property: "Groups", area: .permissions, text: "what may the group"),
    List(types: ["AWS::IAM::UserToGroupAddition"], property: "Users", area: .permissions, text: "the user"),
    List(types: ["AWS::IAM::OIDCProvider"], property: "ClientIdList", area: .permissions, text: "the client"),
    List(types: ["AWS::RAM::ResourceShare"], property: "Principals", area: .permissions, text: "the principal"),
    List(
      types: ["AWS::EC2::VPCEndpointServicePermissions"], property: "AllowedPrincipals", area: .network,
      text: "the principal"),
    List(types: ["AWS::EKS::Cluster"], property: "PublicAccessCidrs", area: .exposure, text: "calls from"),
  ]

  /// Properties that decide on access by what they name.
  private static let attached: Set<String> = [
    "SecurityGroups", "SecurityGroupIds", "VpcSecurityGroupIds", "VPCSecurityGroups",
  ]

  private static let rules: Set<String> = ["SecurityGroupIngress", "SecurityGroupEgress", "PermissionsBoundary"]

  /// The types of which every property decides on access.
  private static let deciding = [
    "AWS::IAM::", "AWS::EC2::NetworkAclEntry", "AWS::SSO::", "AWS::Lambda::Permission", "AWS::RAM::",
    "AWS::Lambda::LayerVersionPermission", "AWS::LakeFormation::Permissions",
    "AWS::LakeFormation::PrincipalPermissions", "AWS::VerifiedPermissions::", "AWS::Organizations::Policy",
    "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::Events::EventBusPolicy",
    "AWS::EKS::AccessEntry", "AWS::RolesAnywhere::",
  ]

  /// Properties of those types that another comparison tells of, or that decide on nothing.
  private static let told: Set<String> = [
    "PolicyDocument", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", "Roles", "Users", "Groups",
    "ClientIdList", "Principals", "Tags", "Description", "RoleName", "UserName", "GroupName", "PolicyName",
    "ManagedPolicyName", "InstanceProfileName", "Path", "MaxSessionDuration",
  ]

  /// The changes of lists; nil stands for a resource that isn't there.
  static func changes(_ type: String, _ id: String, from old: Form?, to new: Form?) -> [AccessChange] {
    lists.filter { $0.types.contains(type) }.flatMap { list -> [AccessChange] in
      func names(_ form: Form?) -> [String] { (form?[list.property]?.elements ?? []).map(\.form.comparableText) }
      let (before, after) = (names(old), names(new))
      return after.filter { !before.contains($0) }.map {
        AccessChange(direction: .wider, area: list.area, logicalID: id, text: "\(list.text) \($0)")
      }
        + before.filter { !after.contains($0) }.map {
          AccessChange(direction: .narrower, area: list.area, logicalID: id, text: "no more: \(list.text) \($0)")
        }
    }
  }

  /// The change of access that a change of a property may mean and nothing else tells of.
  static func unclearChange(_ change: PropertyChange, of type: String, _ id: String) -> AccessChange? {
    guard case .name(let property)? = change.steps.steps.dropFirst().first else { return nil }
    let isNetwork = type.hasPrefix("AWS::EC2::") || attached.contains(property)
    let area: AccessChange.Area = isNetwork ? .network : .permissions
    func found(_ direction: AccessChange.Direction, _ text: String) -> AccessChange {
      AccessChange(direction: direction, area: area, logicalID: id, text: text)
    }
    let isDeciding = deciding.contains(where: type.hasPrefix)
    if !change.causes.isEmpty {
      // A resource that is made anew is as open as it was.
      guard change.causes.contains(where: { $0.kind != .resource }) else { return nil }
      let isRelevant =
        isDeciding || attached.contains(property) || rules.contains(property) || PermissionReader.isPolicy(property)
        || property == "Policies" || ExposureRule.rules(of: type).contains { $0.path.first == property }
        || lists.contains { $0.types.contains(type) && $0.property == property }
      let causes = change.causes.map(\.text).joined(separator: ", ")
      return isRelevant ? found(.unclear, "\(change.path) may say something else: \(causes)") : nil
    }
    if property == "PermissionsBoundary" {
      if change.before == nil { return found(.narrower, "a permissions boundary is set") }
      if change.after == nil { return found(.wider, "no permissions boundary any more") }
    }
    if property == "PermissionsBoundary" || attached.contains(property) {
      return found(.unclear, "\(change.path) is another")
    }
    guard isDeciding, !told.contains(property), !isCompared(type) else { return nil }
    return found(.unclear, "\(change.path) is another")
  }

  /// Whether everything that a resource says is compared as a rule or a permission.
  private static func isCompared(_ type: String) -> Bool {
    [
      "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::Lambda::Permission",
      "AWS::Lambda::LayerVersionPermission",
    ].contains(type)
  }

  /// The change of access where a resource comes or goes that gives access by being there.
  static func wholeChange(_ type: String, _ id: String, isAdded: Bool, isRemoved: Bool) -> AccessChange? {
    guard isAdded != isRemoved, let text = giving[type] else { return nil }
    let isGiving = !restricting.contains(type)
    let area: AccessChange.Area = type.hasPrefix("AWS::EC2::") || type.hasPrefix("AWS::WAF") ? .network : .permissions
    return AccessChange(
      direction: type == "AWS::EC2::NetworkAclEntry" ? .unclear : isAdded == isGiving ? .wider : .narrower,
      area: area, logicalID: id, text: isAdded ? text : "no more: \(text)")
  }

  private static let giving: [String: String] = [
    "AWS::IAM::AccessKey": "a key to act as its user", "AWS::SSO::Assignment": "a permission set is assigned",
    "AWS::IAM::OIDCProvider": "identities of another provider are trusted",
    "AWS::IAM::SAMLProvider": "identities of another provider are trusted",
    "AWS::EKS::AccessEntry": "a principal may use the cluster",
    "AWS::LakeFormation::Permissions": "a permission on data",
    "AWS::LakeFormation::PrincipalPermissions": "a permission on data",
    "AWS::EC2::VPCPeeringConnection": "another network is connected",
    "AWS::EC2::NetworkAclEntry": "a rule of a network access control list",
    "AWS::WAFv2::WebACLAssociation": "a web access control list stands before it",
    "AWS::RolesAnywhere::TrustAnchor": "certificates of an authority are trusted",
  ]

  private static let restricting: Set<String> = ["AWS::WAFv2::WebACLAssociation"]
}
