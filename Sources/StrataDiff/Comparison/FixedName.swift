import StrataFacts
import StrataJSON
import StrataTemplate

/// A name that a template gives a resource, of which there can't be two at a time.
struct FixedName {
  private let property: String

  init?(_ old: TemplateResource, _ new: TemplateResource) {
    guard let name = Self.property(of: new.type), let value = new[name], value == old[name], Self.isFixed(value)
    else { return nil }
    // In another place there's no other of the name.
    if let place = Self.places[new.type], old[place] != new[place] { return nil }
    property = name
  }

  /// The property that gives resources of a type a name of which there's one at a time.
  private static func property(of type: String) -> String? {
    if notAlone.contains(type) { return nil }
    if let name = others[type] ?? PhysicalName.of(type)?.property { return name }
    guard let facts = KnownFacts.of(type) else { return nil }
    // A name is what the resource is identified by and the template can set.
    let names = facts.identifier.filter {
      $0.count == 1 && facts.createOnly.contains($0) && !facts.readOnly.contains($0)
    }
    return facts.identifier.count == names.count ? names.last?.first : nil
  }

  /// The types whose names several can have.
  private static let notAlone: Set<String> = ["AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::Cognito::UserPool"]

  /// The names of types that are identified by something else.
  private static let others: [String: String] = [
    "AWS::Batch::ComputeEnvironment": "ComputeEnvironmentName", "AWS::CodeBuild::Project": "Name",
    "AWS::Config::ConfigRule": "ConfigRuleName", "AWS::DMS::ReplicationInstance": "ReplicationInstanceIdentifier",
    "AWS::EKS::Nodegroup": "NodegroupName", "AWS::ElastiCache::CacheCluster": "ClusterName",
    "AWS::ElasticLoadBalancing::LoadBalancer": "LoadBalancerName", "AWS::MSK::Cluster": "ClusterName",
    "AWS::ServiceDiscovery::Service": "Name",
  ]

  /// The properties that say in which place a name is the only one.
  private static let places: [String: String] = [
    "AWS::EC2::SecurityGroup": "VpcId", "AWS::ECS::Service": "Cluster", "AWS::EKS::Nodegroup": "ClusterName",
    "AWS::Events::Rule": "EventBusName", "AWS::ServiceDiscovery::Service": "NamespaceId",
    "AWS::WAFv2::WebACL": "Scope",
  ]

  /// Whether a value is the same in each deployment of the stack.
  private static func isFixed(_ value: JSONValue) -> Bool {
    switch FormReader().form(value) {
    case .scalar?: true
    case .text(let parts)?:
      parts.allSatisfy { part in
        switch part {
        case .scalar: true
        case .reference(let name): name.hasPrefix("AWS::")
        default: false
        }
      }
    default: false
    }
  }

  /// See [Custom-named resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html).
  var noteOfReplacement: String {
    "its \(property) is fixed, and CloudFormation can't replace it under the same name: change the name as well"
  }

  var noteOfRename: String {
    "its \(property) is fixed, so that the new one can't be made before the old one is gone"
  }
}
