import StrataJSON
import StrataTemplate

/// A property whose elements each give something.
struct ListRule {
  let types: [String]
  /// The way to what names the elements; a star stands for each element of a list.
  let path: [String]
  let area: AccessChange.Area
  /// The thing that an element gives, before its name.
  let text: String
  /// The elements that hold where there are none.
  var preset: [String] = []
  /// Whether elements are ranges of addresses, of which one can hold another.
  var isRange = false
  /// Whether elements are policies or groups that may deny something as well.
  var mayDeny = false
  /// Whether it counts only for what is there before and after.
  var isOfKept = false
  /// Whether what stands in the same template is nobody else's.
  var isForeign = false

  static func rules(of type: String) -> [ListRule] { byType[type] ?? [] }

  private static let byType = Dictionary(
    all.flatMap { rule in rule.types.map { ($0, [rule]) } }, uniquingKeysWith: +)

  static let all: [ListRule] = [
    ListRule(
      types: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"], path: ["ManagedPolicyArns"], area: .permissions,
      text: "the managed policy", mayDeny: true),
    ListRule(
      types: ["AWS::Serverless::Function", "AWS::Serverless::StateMachine"], path: ["Policies"], area: .permissions,
      text: "the policy", mayDeny: true),
    ListRule(
      types: ["AWS::IAM::User"], path: ["Groups"], area: .permissions, text: "what may the group", mayDeny: true),
    ListRule(types: ["AWS::IAM::InstanceProfile"], path: ["Roles"], area: .permissions, text: "what may the role"),
    ListRule(types: ["AWS::IAM::UserToGroupAddition"], path: ["Users"], area: .permissions, text: "the user"),
    ListRule(types: ["AWS::IAM::OIDCProvider"], path: ["ClientIdList"], area: .permissions, text: "the client"),
    ListRule(types: ["AWS::RAM::ResourceShare"], path: ["Principals"], area: .permissions, text: "the principal"),
    ListRule(
      types: ["AWS::LakeFormation::DataLakeSettings"], path: ["Admins", "*", "DataLakePrincipalIdentifier"],
      area: .permissions, text: "the administrator"),
    ListRule(
      types: ["AWS::EC2::VPCEndpointServicePermissions"], path: ["AllowedPrincipals"], area: .network,
      text: "the principal"),
    ListRule(
      types: ["AWS::EKS::Cluster"], path: ["ResourcesVpcConfig", "PublicAccessCidrs"], area: .exposure,
      text: "calls from", preset: ["0.0.0.0/0"], isRange: true, isOfKept: true),
    ListRule(
      types: ["AWS::EC2::PrefixList"], path: ["Entries", "*", "Cidr"], area: .network, text: "the range", isRange: true),
    ListRule(
      types: ["AWS::ElasticLoadBalancingV2::ListenerRule"],
      path: ["Conditions", "*", "SourceIpConfig", "Values"], area: .exposure, text: "requests from",
      preset: ["0.0.0.0/0", "::/0"], isRange: true, isOfKept: true),
    ListRule(
      types: ["AWS::S3::Bucket"], path: ["ReplicationConfiguration", "Rules", "*", "Destination", "Bucket"],
      area: .permissions, text: "its objects are copied to", isForeign: true),
    ListRule(
      types: ["AWS::ECR::ReplicationConfiguration"],
      path: ["ReplicationConfiguration", "Rules", "*", "Destinations", "*", "RegistryId"], area: .permissions,
      text: "its images are copied to"),
  ]
}
