import StrataFindings
import StrataJSON
import StrataTemplate

/// An instance of a database cluster has the cluster's engine.
struct ClusterEngineRule: TemplateRule {
  let about = RuleDescription(
    "cluster-engine", .error, reason: "RDS refuses an instance whose engine isn't that of its cluster",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    good: ClusterEngineRule.sample("aurora-mysql"), bad: ClusterEngineRule.sample("aurora-postgresql"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::RDS::DBInstance").compactMap { instance in
      guard let engine = instance["Engine"]?.string, let cluster = template.target(of: instance["DBClusterIdentifier"]),
        cluster.type == "AWS::RDS::DBCluster", let expected = cluster["Engine"]?.string,
        expected.lowercased() != engine.lowercased()
      else { return nil }
      return finding(
        "the cluster \(cluster.logicalID) has another engine", at: instance.pointer("Engine"), expected: expected,
        given: engine)
    }
  }

  private static func sample(_ engine: JSONValue) -> JSONValue {
    [
      "Cluster": [
        "Type": "AWS::RDS::DBCluster",
        "Properties": ["Engine": "aurora-mysql", "MasterUsername": "main", "ManageMasterUserPassword": true],
      ],
      "Instance": [
        "Type": "AWS::RDS::DBInstance",
        "Properties": [
          "DBClusterIdentifier": ["Ref": "Cluster"], "DBInstanceClass": "db.r6g.large", "Engine": engine,
        ],
      ],
    ]
  }
}
