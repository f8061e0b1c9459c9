// See [Metrics of Aurora](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html).
extension Database {
  /// The share of CPU that the instances use, in percent.
  public var cpuUtilization: Metric { metric("CPUUtilization", .average) }

  /// The number of connections, of the instance that has the most.
  public var connections: Metric { metric("DatabaseConnections", .maximum) }

  /// The memory that is free, in bytes, of the instance that has the least.
  public var freeMemory: Metric { metric("FreeableMemory", .minimum) }

  /// The capacity units that an instance uses; a database of fixed instances has no such metric.
  public var capacity: Metric { metric("ServerlessDatabaseCapacity", .maximum) }

  /// The share of the most capacity units that an instance uses, in percent; a database of fixed instances has no such
  /// metric.
  public var capacityUtilization: Metric { metric("ACUUtilization", .maximum) }

  /// The storage that is used, in bytes.
  public var usedStorage: Metric { metric("VolumeBytesUsed", .average) }

  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      "AWS/RDS", name, dimensions: ["DBClusterIdentifier": self.name], statistic: statistic, period: .minutes(5),
      label: "\(scope.path.id) \(name)")
  }
}

// See [Metrics of RDS](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html).
extension DatabaseInstance {
  /// The share of CPU that is used, in percent.
  public var cpuUtilization: Metric { metric("CPUUtilization", .average) }

  /// The number of connections.
  public var connections: Metric { metric("DatabaseConnections", .maximum) }

  /// The memory that is free, in bytes.
  public var freeMemory: Metric { metric("FreeableMemory", .minimum) }

  /// The storage that is free, in bytes.
  public var freeStorage: Metric { metric("FreeStorageSpace", .minimum) }

  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      "AWS/RDS", name, dimensions: ["DBInstanceIdentifier": self.name], statistic: statistic, period: .minutes(5),
      label: "\(scope.path.id) \(name)")
  }
}
