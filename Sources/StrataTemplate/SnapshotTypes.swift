/// The types of resources of which CloudFormation can keep a snapshot.
///
/// See [DeletionPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html).
package enum SnapshotTypes {
  private static let all: Set<String> = [
    "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
  ]

  /// Whether a type is among them.
  package static func contains(_ type: String) -> Bool { all.contains(type) }
}
