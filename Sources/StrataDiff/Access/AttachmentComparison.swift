import StrataJSON
import StrataTemplate

/// Finds resources that give access by being there, and changes of what else has to do with it.
enum AttachmentComparison {
  /// Properties that decide on access by what they name.
  private static let attached: Set<String> = [
    "SecurityGroups", "SecurityGroupIds", "VpcSecurityGroupIds", "VPCSecurityGroups",
  ]

  private static let rules: Set<String> = ["SecurityGroupIngress", "SecurityGroupEgress", "PermissionsBoundary"]

  /// The types of which every property decides on access.
  private static let deciding = [
    "AWS::IAM::", "AWS::EC2::NetworkAclEntry", "AWS::SSO::", "AWS::Lambda::Permission", "AWS::RAM::",
    "AWS::Lambda::LayerVersionPermission", "AWS::LakeFormation::", "AWS::VerifiedPermissions::",
    "AWS::Organizations::Policy", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress",
    "AWS::EKS::AccessEntry", "AWS::RolesAnywhere::", "AWS::EC2::SubnetRouteTableAssociation",
    "AWS::EC2::SubnetNetworkAclAssociation", "AWS::Cognito::IdentityPoolRoleAttachment",
    "AWS::EC2::ClientVpnAuthorizationRule", "AWS::VpcLattice::AuthPolicy", "AWS::VpcLattice::ResourcePolicy",
  ]

  /// Single properties of types that decide on access by what they say.
  private static let single: [String: Set<String>] = [
    "AWS::Serverless::Api": ["Auth"], "AWS::Serverless::HttpApi": ["Auth"],
    "AWS::AppSync::GraphQLApi": ["AdditionalAuthenticationProviders", "UserPoolConfig", "OpenIDConnectConfig"],
    "AWS::ApiGateway::Authorizer": ["AuthorizerUri", "ProviderARNs", "Type", "IdentitySource"],
    "AWS::ApiGatewayV2::Authorizer": ["AuthorizerUri", "AuthorizerType", "IdentitySource", "JwtConfiguration"],
    "AWS::ApiGateway::Method": ["AuthorizerId"], "AWS::ApiGatewayV2::Route": ["AuthorizerId"],
    "AWS::Cognito::IdentityPool": ["CognitoIdentityProviders", "SupportedLoginProviders", "OpenIdConnectProviderARNs"],
    "AWS::EKS::Cluster": ["AccessConfig"], "AWS::EC2::VPCEndpoint": ["SecurityGroupIds"],
  ]

  /// Properties of those types that another comparison tells of, or that decide on nothing.
  private static let told: Set<String> = [
    "PolicyDocument", "AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns", "Roles", "Users", "Groups",
    "ClientIdList", "Principals", "Tags", "Description", "RoleName", "UserName", "PolicyName", "Admins",
    "ManagedPolicyName", "InstanceProfileName", "Path", "MaxSessionDuration",
  ]

  /// The change of access that a change of a property may mean and nothing else tells of.
  static func unclearChange(_ change: PropertyChange, of type: String, _ id: String) -> AccessChange? {
    guard case .name(let property)? = change.steps.steps.dropFirst().first else { return nil }
    let isNetwork = type.hasPrefix("AWS::EC2::") || attached.contains(property)
    let area: AccessChange.Area = isNetwork ? .network : .permissions
    func found(_ direction: AccessChange.Direction, _ text: String) -> AccessChange {
      AccessChange(direction: direction, area: area, logicalID: id, text: text)
    }
    let isDeciding = deciding.contains(where: type.hasPrefix) || single[type]?.contains(property) == true
    if !change.causes.isEmpty {
      // A resource that is made anew is as open as it was.
      guard change.causes.contains(where: { $0.kind != .resource }) else { return nil }
      let isRelevant =
        isDeciding || attached.contains(property) || rules.contains(property) || PermissionReader.isPolicy(property)
        || property == "Policies" || ExposureRule.rules(of: type).contains { $0.path.first == property }
        || ListRule.rules(of: type).contains { $0.path.first == property } || RoleComparison.isRole(property)
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
    let isName = property == "GroupName" && type == "AWS::IAM::Group"
    guard isDeciding, !told.contains(property), !isName, !isCompared(type) else { return nil }
    return found(.unclear, "\(change.path) is another")
  }

  /// Whether everything that a resource says is compared as a rule or a permission.
  private static func isCompared(_ type: String) -> Bool {
    [
      "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::Lambda::Permission",
      "AWS::Lambda::LayerVersionPermission",
    ].contains(type)
  }

  /// The changes of access where a resource comes or goes that gives access by being there.
  static func wholeChanges(_ properties: ComparedProperties) -> [AccessChange] {
    let type = properties.type
    guard let text = giving[type] else { return [] }
    let area: AccessChange.Area = type.hasPrefix("AWS::EC2::") || type.hasPrefix("AWS::WAF") ? .network : .permissions
    func change(isAdded: Bool, _ guards: Guards) -> AccessChange {
      let isGiving = !restricting.contains(type)
      let words = isAdded ? text : "no more: \(text)"
      return AccessChange(
        direction: type == "AWS::EC2::NetworkAclEntry" ? .unclear : isAdded == isGiving ? .wider : .narrower,
        area: area, logicalID: properties.logicalID,
        text: guards == .none ? words : "\(words), \(guards.text)")
    }
    func guards(_ form: Form?, _ condition: String?) -> Guards? {
      form == nil ? nil : condition.flatMap { Guards.none.and($0, true) } ?? Guards.none
    }
    let old = guards(properties.old, properties.conditions.old)
    let new = guards(properties.new, properties.conditions.new)
    if old == new { return [] }
    func isCovered(_ guards: Guards, by other: Guards?) -> Bool {
      guards.isCovered(by: other.map { [$0] } ?? [], properties.context.canHold)
    }
    var changes: [AccessChange] = []
    if let new, !isCovered(new, by: old) { changes.append(change(isAdded: true, new)) }
    if let old, !isCovered(old, by: new) { changes.append(change(isAdded: false, old)) }
    return changes
  }

  private static let giving: [String: String] = [
    "AWS::IAM::AccessKey": "a key to act as its user", "AWS::SSO::Assignment": "a permission set is assigned",
    "AWS::IAM::OIDCProvider": "identities of another provider are trusted",
    "AWS::IAM::SAMLProvider": "identities of another provider are trusted",
    "AWS::EKS::AccessEntry": "a principal may use the cluster",
    "AWS::LakeFormation::Permissions": "a permission on data",
    "AWS::LakeFormation::PrincipalPermissions": "a permission on data",
    "AWS::EC2::VPCPeeringConnection": "another network is connected",
    "AWS::EC2::TransitGatewayAttachment": "another network is connected",
    "AWS::EC2::TransitGatewayVpcAttachment": "another network is connected",
    "AWS::EC2::VPNConnection": "another network is connected",
    "AWS::EC2::ClientVpnAuthorizationRule": "clients of a VPN may reach a network",
    "AWS::EC2::VPCGatewayAttachment": "a gateway leads out of the network",
    "AWS::EC2::EIPAssociation": "something has a public address",
    "AWS::EC2::NetworkAclEntry": "a rule of a network access control list",
    "AWS::VpcLattice::ServiceNetworkVpcAssociation": "a network may reach its services",
    "AWS::VpcLattice::ServiceNetworkServiceAssociation": "the networks of a service network may reach a service",
    "AWS::AppSync::ApiKey": "whoever has its key may call the API",
    "AWS::WAFv2::WebACLAssociation": "a web access control list stands before it",
    "AWS::RolesAnywhere::TrustAnchor": "certificates of an authority are trusted",
  ]

  private static let restricting: Set<String> = ["AWS::WAFv2::WebACLAssociation"]
}
