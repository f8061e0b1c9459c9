/// What sends and receives packets: an instance, a task, a function in a network, a load balancer, an endpoint.
struct NetworkInterface: Sendable {
  /// The place of its resource among the world's resources.
  let resource: Int
  let place: WorldPlace
  /// The subnets that it may be in.
  let subnets: [SubnetTable.Subnet]
  /// Its security groups; nil where it has none and lets all through.
  let groups: [NetworkID]?
  /// Whether it has a public address: ``Sameness/same`` where it surely has one.
  let publicity: Sameness
}

/// The properties that tell where interfaces are, whatever the type.
enum InterfaceProperties {
  static let subnets: Set<String> = [
    "ClientSubnets", "Ec2SubnetId", "Ec2SubnetIds", "RequestedEc2SubnetIds", "SubnetId", "SubnetIDs", "SubnetIdList",
    "SubnetIds", "Subnets", "VPCZoneIdentifier", "VpcSubnetIds",
  ]

  private static let groups: Set<String> = [
    "AdditionalMasterSecurityGroups", "AdditionalSlaveSecurityGroups", "ClusterSecurityGroups",
    "EmrManagedMasterSecurityGroup", "EmrManagedSlaveSecurityGroup", "GroupSet", "SecurityGroup",
    "SecurityGroupId", "SecurityGroupIDs", "SecurityGroupIdList", "SecurityGroupIds", "SecurityGroups",
    "ServiceAccessSecurityGroup", "VPCSecurityGroups", "VpcSecurityGroupIds", "VpcSecurityGroups",
  ]

  /// Whether a property of a type names security groups.
  static func areGroups(_ property: String, of type: String) -> Bool {
    // Other types have groups of other things.
    groups.contains(property) || property == "Groups" && type.hasPrefix("AWS::EC2::")
  }

  /// The properties that name a group of subnets.
  static let subnetGroups: Set<String> = [
    "CacheSubnetGroupName", "ClusterSubnetGroupName", "DBSubnetGroupName", "ReplicationSubnetGroupIdentifier",
    "SubnetGroupName",
  ]

  /// The types with such properties that have no interfaces themselves: what describes others, and what only passes on.
  static let passive: Set<String> = [
    "AWS::AutoScaling::LaunchConfiguration", "AWS::DAX::SubnetGroup", "AWS::DMS::ReplicationSubnetGroup",
    "AWS::DocDB::DBSubnetGroup", "AWS::EC2::ClientVpnTargetNetworkAssociation", "AWS::EC2::LaunchTemplate",
    "AWS::EC2::NatGateway", "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SecurityGroupIngress", "AWS::EC2::Subnet", "AWS::EC2::SubnetCidrBlock",
    "AWS::EC2::SubnetNetworkAclAssociation", "AWS::EC2::SubnetRouteTableAssociation",
    "AWS::EC2::TransitGatewayAttachment",
    "AWS::EC2::TransitGatewayVpcAttachment", "AWS::ElastiCache::SubnetGroup", "AWS::MemoryDB::SubnetGroup",
    "AWS::Neptune::DBSubnetGroup", "AWS::NetworkManager::VpcAttachment", "AWS::RDS::DBSubnetGroup",
    "AWS::RDS::DBSecurityGroup", "AWS::Redshift::ClusterSubnetGroup",
  ]

  /// The types that get the security group of their VPC where they're given none.
  static let withDefaultGroup: Set<String> = [
    "AWS::AutoScaling::AutoScalingGroup", "AWS::DocDB::DBCluster", "AWS::EC2::Instance", "AWS::EC2::NetworkInterface",
    "AWS::EC2::VPCEndpoint", "AWS::ECS::Service", "AWS::ECS::TaskSet", "AWS::EFS::MountTarget",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::ServerlessCache",
    "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster",
    "AWS::OpenSearchService::Domain", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::RDS::DBProxy",
    "AWS::Redshift::Cluster",
  ]

  /// The types whose resources are in the default VPC where they're given no subnet.
  static let inDefaultVPC: Set<String> = [
    "AWS::EC2::Instance", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::ElastiCache::ServerlessCache", "AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance", "AWS::Redshift::Cluster", "AWS::EMR::Cluster",
  ]
}
