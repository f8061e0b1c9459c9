import StrataJSON
import StrataTemplate

/// The conditions under which a change of a property replaces its resource, where they stand in the template.
///
/// The schemas say only that it depends on something; on what says each type's page in the
/// [template reference](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html).
struct ReplacementConditions {
  /// What decides for a property.
  private enum Decider {
    /// The resource is never replaced, whatever the property is.
    case never
    /// Only where the update policy of a group says so.
    case updatePolicy
    /// Only where another property has a value, or not; the preset counts where it has none.
    case property(String, is: String, preset: String)
    /// Only where it comes or goes, and not where it's another.
    case presence
    /// Only where it comes to be a value; the preset counts where it has none.
    case becoming(String, preset: String)
    /// Only where the root device is in the instance itself, which few types of instances can have.
    case rootDevice
  }

  private let deciders: [String: Decider]
  private let old: TemplateResource?
  private let new: TemplateResource?

  init(type: String, old: TemplateResource?, new: TemplateResource?) {
    deciders = Self.known[type] ?? [:]
    (self.old, self.new) = (old, new)
  }

  /// Whether it stands in the template what a change of a property does, for some values at least.
  static func isDecided(_ property: String, of type: String) -> Bool { known[type]?[property] != nil }

  /// Whether a change below a property replaces the resource.
  ///
  /// - Parameters:
  ///   - property: The property.
  ///   - before: The value of what is changed.
  ///   - after: The value that it has now.
  /// - Returns: The effect; `sometimes` where the template doesn't tell.
  func effect(of property: String, from before: Form?, to after: Form?) -> Replacement {
    switch deciders[property] {
    case nil: return .sometimes
    case .never?: return .never
    case .updatePolicy?:
      guard let flag = new?.object["UpdatePolicy"]?["AutoScalingReplacingUpdate"]?["WillReplace"] else { return .never }
      switch Scalar.text(of: flag)?.lowercased() {
      case "true": return .always
      case "false": return .never
      default: return .sometimes
      }
    case .property(let name, let value, let preset)?:
      guard let form = new?[name] else { return preset == value ? .always : .never }
      guard let text = Scalar.text(of: form) else { return .sometimes }
      return text.lowercased() == value.lowercased() ? .always : .never
    case .presence?:
      let isThere = [old, new].map { $0?[property] }
      if isThere.contains(where: { $0?.hasFunction == true }) { return .sometimes }
      return (isThere[0] == nil) == (isThere[1] == nil) ? .never : .always
    case .becoming(let value, let preset)?:
      let texts = [old, new].map { resource in resource?[property].map { Scalar.text(of: $0) } ?? preset }
      guard let former = texts[0], let text = texts[1] else { return .sometimes }
      return text == value && former != value ? .always : .never
    case .rootDevice?:
      let types = [old, new].map { $0?["InstanceType"]?.string }
      guard let former = types[0], let type = types[1] else { return .sometimes }
      return [former, type].allSatisfy(Self.hasNoRoot) ? .never : .sometimes
    }
  }

  /// Whether instances of a type can't have their root device in themselves.
  ///
  /// See [Root volumes](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/RootDeviceStorage.html).
  private static func hasNoRoot(_ type: String) -> Bool {
    let family = type.split(separator: ".").first.map(String.init) ?? ""
    return type.contains(".") && !["c1", "c3", "d2", "i2", "m1", "m2", "m3", "r3", "x1"].contains(family)
  }

  private static let known: [String: [String: Decider]] = [
    "AWS::AutoScaling::AutoScalingGroup": [
      "LaunchConfigurationName": .updatePolicy, "LaunchTemplate": .updatePolicy, "MixedInstancesPolicy": .updatePolicy,
      "VPCZoneIdentifier": .updatePolicy,
    ],
    // https://docs.aws.amazon.com/batch/latest/userguide/updating-compute-environments.html
    "AWS::Batch::ComputeEnvironment": [
      "ComputeResources": .property("ReplaceComputeEnvironment", is: "true", preset: "true")
    ],
    "AWS::EC2::Instance": [
      "AdditionalInfo": .rootDevice, "EbsOptimized": .rootDevice, "InstanceType": .rootDevice, "KernelId": .rootDevice,
      "RamdiskId": .rootDevice, "UserData": .rootDevice,
      // There are no networks but one's own any more.
      "SecurityGroupIds": .never,
    ],
    "AWS::EC2::VPC": ["InstanceTenancy": .becoming("dedicated", preset: "default")],
    "AWS::ElasticLoadBalancing::LoadBalancer": [
      "AvailabilityZones": .presence, "HealthCheck": .presence, "Subnets": .presence,
    ],
    "AWS::Neptune::DBInstance": [
      "AutoMinorVersionUpgrade": .never, "DBParameterGroupName": .never, "PreferredMaintenanceWindow": .never,
    ],
    "AWS::RDS::DBInstance": [
      "AutoMinorVersionUpgrade": .never, "BackupRetentionPeriod": .never, "DBParameterGroupName": .never,
      "MultiAZ": .never, "PreferredMaintenanceWindow": .never,
    ],
    "AWS::SSM::Document": [
      "Attachments": document, "Content": document, "DocumentFormat": document, "Requires": document,
      "TargetType": document, "VersionName": document,
    ],
  ]

  private static let document = Decider.property("UpdateMethod", is: "Replace", preset: "Replace")
}
