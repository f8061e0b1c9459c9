import StrataJSON

/// The values of properties that come and go with the world, as the files of the directory `extensions` list them.
struct ListedValues {
  /// The name of the list; with ``key``, a list has the value of another property behind its name.
  let name: String
  /// The file in the directory `extensions`.
  let file: String
  /// The property whose values the lists have, and whose value tells which of them holds, where that depends.
  var property: String?
  var key: String?
  /// The property that tells narrower lists apart, where a value of the key has several.
  var narrowing: String?
  /// The values that are held against the list: a type and a path among its properties, `*` being any element.
  let places: [Supplement.Place]

  init(
    _ name: String, _ file: String, _ property: String? = nil, by key: String? = nil, and narrowing: String? = nil,
    at places: String...
  ) {
    self.name = name
    self.file = file
    self.property = property
    self.key = key
    self.narrowing = narrowing
    self.places = places.map(Supplement.Place.init)
  }

  /// All lists, and where they hold.
  static let all = [
    ListedValues("broker", "aws_amazonmq_broker/instancetype_enum.json", at: "AWS::AmazonMQ::Broker/HostInstanceType"),
    ListedValues("fleet", "aws_appstream_fleet/instancetype_enum.json", at: "AWS::AppStream::Fleet/InstanceType"),
    ListedValues("dax-node", "aws_dax_cluster/nodetype_enum.json", at: "AWS::DAX::Cluster/NodeType"),
    ListedValues(
      "docdb-class", "aws_docdb_dbinstance/dbinstanceclass_enum.json", at: "AWS::DocDB::DBInstance/DBInstanceClass"),
    ListedValues(
      "instance", "aws_ec2_instance/instancetype_enum.json", at: "AWS::EC2::Instance/InstanceType",
      "AWS::EC2::LaunchTemplate/LaunchTemplateData/InstanceType",
      "AWS::EC2::EC2Fleet/LaunchTemplateConfigs/*/Overrides/*/InstanceType",
      "AWS::EC2::CapacityReservation/InstanceType",
      "AWS::EC2::CapacityReservationFleet/InstanceTypeSpecifications/*/InstanceType",
      "AWS::EC2::SpotFleet/SpotFleetRequestConfigData/LaunchSpecifications/*/InstanceType",
      "AWS::AutoScaling::LaunchConfiguration/InstanceType",
      "AWS::AutoScaling::AutoScalingGroup/MixedInstancesPolicy/LaunchTemplate/Overrides/*/InstanceType",
      "AWS::EKS::Nodegroup/InstanceTypes/*", "AWS::GameLift::GameServerGroup/InstanceDefinitions/*/InstanceType"),
    ListedValues(
      "cache-node", "aws_elasticache_cachecluster/cachenodetype_enum.json",
      at: "AWS::ElastiCache::CacheCluster/CacheNodeType", "AWS::ElastiCache::ReplicationGroup/CacheNodeType"),
    ListedValues(
      "elasticsearch", "aws_elasticsearch_domain/elasticsearchclusterconfig_instancetype_enum.json",
      at: "AWS::Elasticsearch::Domain/ElasticsearchClusterConfig/InstanceType"),
    ListedValues(
      "emr-instance", "aws_emr_cluster/instancetypeconfig_instancetype_enum.json",
      at: "AWS::EMR::Cluster/Instances/CoreInstanceFleet/InstanceTypeConfigs/*/InstanceType",
      "AWS::EMR::Cluster/Instances/CoreInstanceGroup/InstanceType",
      "AWS::EMR::Cluster/Instances/MasterInstanceFleet/InstanceTypeConfigs/*/InstanceType",
      "AWS::EMR::Cluster/Instances/MasterInstanceGroup/InstanceType",
      "AWS::EMR::Cluster/Instances/TaskInstanceFleets/*/InstanceTypeConfigs/*/InstanceType",
      "AWS::EMR::Cluster/Instances/TaskInstanceGroups/*/InstanceType",
      "AWS::EMR::InstanceFleetConfig/InstanceTypeConfigs/*/InstanceType", "AWS::EMR::InstanceGroupConfig/InstanceType"),
    ListedValues(
      "game-instance", "aws_gamelift_fleet/ec2instancetype_enum.json", at: "AWS::GameLift::Fleet/EC2InstanceType"),
    ListedValues(
      "blockchain", "aws_managedblockchain_node/nodeconfiguration_instancetype_enum.json",
      at: "AWS::ManagedBlockchain::Node/NodeConfiguration/InstanceType"),
    ListedValues(
      "neptune-class", "aws_neptune_dbinstance/dbinstanceclass_enum.json",
      at: "AWS::Neptune::DBInstance/DBInstanceClass"
    ),
    ListedValues(
      "opensearch", "aws_opensearchservice_domain/clusterconfig_instancetype_enum.json",
      at: "AWS::OpenSearchService::Domain/ClusterConfig/InstanceType"),
    ListedValues(
      "cluster-class", "aws_rds_dbcluster/dbclusterinstanceclass_enum.json", "DBClusterInstanceClass", by: "Engine",
      at: "AWS::RDS::DBCluster/DBClusterInstanceClass"),
    ListedValues(
      "cluster-engine", "aws_rds_dbcluster/engine_version.json", "Engine", at: "AWS::RDS::DBCluster/Engine"),
    ListedValues(
      "cluster-version", "aws_rds_dbcluster/engine_version.json", "EngineVersion", by: "Engine",
      at: "AWS::RDS::DBCluster/EngineVersion"),
    ListedValues(
      "database-class", "aws_rds_dbinstance/dbinstanceclass_enum.json", "DBInstanceClass", by: "Engine",
      and: "LicenseModel", at: "AWS::RDS::DBInstance/DBInstanceClass"),
    ListedValues(
      "database-engine", "aws_rds_dbinstance/engine_version.json", "Engine", at: "AWS::RDS::DBInstance/Engine"),
    ListedValues(
      "database-version", "aws_rds_dbinstance/engine_version.json", "EngineVersion", by: "Engine",
      at: "AWS::RDS::DBInstance/EngineVersion"),
    ListedValues("redshift-node", "aws_redshift_cluster/nodetype_enum.json", at: "AWS::Redshift::Cluster/NodeType"),
    ListedValues(
      "sagemaker-cluster", "aws_sagemaker_cluster/instancetype_enum.json",
      at: "AWS::SageMaker::Cluster/InstanceGroups/*/InstanceType",
      "AWS::SageMaker::Cluster/RestrictedInstanceGroups/*/InstanceType"),
  ]

  /// The values by the name of their list: all that some region has.
  ///
  /// - Parameters:
  ///   - json: What stands in the file.
  ///   - file: Its path, for messages.
  /// - Returns: The values of all regions, by the names of their lists.
  /// - Throws: That the file has no list where one was.
  func lists(in json: JSONObject, file: String) throws(GeneratorError) -> [String: Set<String>] {
    // A file has one schema, or one for each region.
    let schemas = json["allOf"] == nil && json["enum"] == nil ? json.map(\.value) : [.object(json)]
    var lists: [String: Set<String>] = [:]
    for schema in schemas {
      guard let property else {
        lists[name, default: []].formUnion(Self.texts(in: schema))
        continue
      }
      for branch in schema["allOf"]?.array ?? [] {
        let values = Self.texts(in: branch["then"]?["properties"]?[property])
        if values.isEmpty { continue }
        guard let key else {
          lists[name, default: []].formUnion(values)
          continue
        }
        for other in Self.texts(in: branch["if"]?["properties"]?[key]) {
          lists["\(name) \(other)", default: []].formUnion(values)
          for narrower in Self.texts(in: narrowing.flatMap { branch["if"]?["properties"]?[$0] }) {
            lists["\(name) \(other) \(narrower)", default: []].formUnion(values)
          }
        }
      }
    }
    if narrowing != nil {
      // What holds for all that a key's value has needn't be said for each.
      for (name, values) in lists where name.split(separator: " ").count == 3 {
        let whole = name.split(separator: " ").prefix(2).joined(separator: " ")
        if lists[whole] == values { lists[name] = nil }
      }
    }
    if lists.values.allSatisfy(\.isEmpty) {
      throw GeneratorError(file: file, "there is no list of values; say in ListedValues.swift how the file is read now")
    }
    return lists
  }

  private static func texts(in schema: JSONValue?) -> [String] {
    (schema?["enum"]?.array ?? []).compactMap(\.string) + (schema?["const"]?.string.map { [$0] } ?? [])
  }
}
