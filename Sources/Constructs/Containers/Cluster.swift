internal import StrataECS

/// A cluster that services run in, on Fargate.
///
/// ```swift
/// let cluster = Cluster("Cluster", in: scope, vpc: vpc)
/// ```
///
/// Services may run on Fargate and on Fargate Spot. Resource: `AWS::ECS::Cluster`.
public struct Cluster: Construct, ContainerCluster {
  /// The extent to which the cluster, its services, tasks and containers are measured.
  ///
  /// See [Container Insights](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html).
  public enum ContainerInsights: String, Sendable, Hashable, CaseIterable {
    /// Tasks and containers each, with links between metrics, logs and traces.
    case enhanced
    /// Clusters and services as wholes.
    case enabled
    /// Nothing beyond what each service reports anyway.
    case disabled
  }

  /// The scope of what belongs to the cluster.
  public let scope: Scope

  /// The cluster as it is in the template.
  public let resource: Resource

  /// The network its services are in.
  public let vpc: any Network

  /// The cluster's name.
  public var name: StringValue { resource.ref }

  /// The cluster's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares a cluster.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the cluster is declared.
  ///   - vpc: The network its services are in.
  ///   - containerInsights: The extent of measuring, charged by metric; ``ContainerInsights/enabled`` unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, containerInsights: ContainerInsights = .enabled,
    file: String = #filePath, line: Int = #line
  ) {
    scope = Scope(id, in: parent, calledFrom: CallSite(file: file, line: line))
    self.vpc = vpc
    resource =
      ECS.Cluster(
        id, in: parent, capacityProviders: ["FARGATE", "FARGATE_SPOT"],
        clusterSettings: [.init(name: "containerInsights", value: .literal(containerInsights.rawValue))]
      ).resource
  }
}

extension Cluster.ContainerInsights: Decodable, ProfileChoice {
  /// Reads the name of a choice, such as `enhanced`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
