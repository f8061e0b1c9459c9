/// The cluster in which services run: a ``Cluster``, or an ``ImportedCluster`` that exists already.
public protocol ContainerCluster {
  /// The cluster's name.
  var name: StringValue { get }

  /// The network its services are in.
  var vpc: any Network { get }
}
