/// Where services run: a ``Cluster``, or an ``ImportedCluster`` that exists already.
public protocol ContainerCluster {
  /// The cluster's name.
  var name: StringValue { get }

  /// The network its services are in.
  var vpc: any Network { get }
}

/// A cluster that exists already and isn't part of this app.
public struct ImportedCluster: ContainerCluster {
  /// The cluster's name.
  public let name: StringValue

  /// The network its services are in.
  public let vpc: any Network

  /// Names a cluster that exists already.
  ///
  /// - Parameters:
  ///   - name: The cluster's name; not its ARN.
  ///   - vpc: The network its services are in.
  public init(name: StringValue, vpc: some Network) {
    self.name = name
    self.vpc = vpc
  }
}
