import StrataJSON

/// A resource as the checker knows it: the services that it belongs to, and its name with gaps for what isn't written out.
final class CertifiedResource {
  let stack: Int
  let id: String
  let object: JSONValue
  /// The names that it may have, without distinction of capitals; a character that no text has stands for an id that its
  /// service makes up.
  let names: [String]
  /// The resources that something in it names.
  let references: [(stack: Int, id: String)]
  /// The last word of its type, such as `Bucket`.
  let kind: String
  /// The services whose ARNs or actions are about it.
  let services: Set<String>

  /// Services that are called otherwise in policies than in templates, or are about another one's resources.
  private static let exceptions: [String: Set<String>] = [
    "AmazonMQ": ["mq"], "ApiGateway": ["apigateway", "execute-api"], "ApiGatewayV2": ["apigateway", "execute-api"],
    "ApplicationAutoScaling": ["application-autoscaling"], "CertificateManager": ["acm"],
    "Cognito": ["cognito-identity", "cognito-idp", "cognito-sync"], "DocDB": ["rds"], "DirectoryService": ["ds"],
    "AWS::EC2::Instance": ["ec2", "ec2-instance-connect", "ssm"], "AWS::ECS::Cluster": ["ecs", "ssm"],
    "AWS::ECS::Service": ["ecs", "ssm"], "EFS": ["elasticfilesystem"],
    "ElasticLoadBalancingV2": ["elasticloadbalancing"], "EMR": ["elasticmapreduce"], "Elasticsearch": ["es"],
    "EventSchemas": ["schemas"], "IAM": ["iam", "sts"], "KinesisFirehose": ["firehose"], "MSK": ["kafka"],
    "Neptune": ["rds", "neptune-db"], "OpenSearchService": ["es"], "RDS": ["rds", "rds-data", "rds-db"],
    "StepFunctions": ["states"],
  ]

  init(stack: Int, id: String, object: JSONValue, _ texts: CertifiedTexts) {
    (self.stack, self.id, self.object) = (stack, id, object)
    let type = object["Type"]?.string ?? ""
    let words = type.split(separator: ":").map(String.init)
    kind = words.last ?? ""
    services = words.count < 2 ? [] : Self.exceptions[type] ?? Self.exceptions[words[1]] ?? [words[1].lowercased()]
    names = Self.names(of: object, id, in: stack, texts)
    references = Self.references(in: object["Properties"] ?? .null, of: stack, texts)
  }

  private static func names(
    of object: JSONValue, _ id: String, in stack: Int, _ texts: CertifiedTexts
  ) -> [String] {
    let type = object["Type"]?.string ?? ""
    let kind = type.split(separator: ":").last.map(String.init) ?? ""
    for key in [nameKeys[type], "\(kind)Name", "Name"].compactMap({ $0 }) {
      guard let value = object["Properties"]?[key] else { continue }
      return texts.texts(of: value, in: stack).map { $0.glob.lowercased() }
    }
    guard isNamed(type) else { return ["\u{1}"] }
    let stackName = texts.stacks[stack].name?.lowercased() ?? "*"
    return ["\(stackName)-\(id.lowercased())-*", "\(stackName)-\(id.lowercased().prefix(24))*"]
  }

  /// The properties that name resources, where they aren't called after the type.
  private static let nameKeys = [
    "AWS::DynamoDB::GlobalTable": "TableName", "AWS::ECS::TaskDefinition": "Family",
    "AWS::ElastiCache::CacheCluster": "ClusterName", "AWS::ElastiCache::ReplicationGroup": "ReplicationGroupId",
    "AWS::KMS::Alias": "AliasName", "AWS::Lambda::LayerVersion": "LayerName",
    "AWS::RDS::DBCluster": "DBClusterIdentifier", "AWS::RDS::DBInstance": "DBInstanceIdentifier",
  ]

  /// Whether CloudFormation makes up the name of one without, and not the service an id.
  private static func isNamed(_ type: String) -> Bool {
    !type.hasPrefix("AWS::EC2::") && !type.hasPrefix("AWS::KMS::") && !type.hasPrefix("AWS::Route53::")
      && !type.hasPrefix("AWS::CloudFront::") && !type.hasPrefix("AWS::ApiGateway") && !type.hasPrefix("AWS::EFS::")
  }

  /// Whether something in it names another resource of its stack, or by its import another stack's.
  func refers(to subject: (stack: Int, id: String)) -> Bool {
    references.contains { $0.stack == subject.stack && $0.id == subject.id }
  }

  /// The resources that a value names.
  static func references(in value: JSONValue, of stack: Int, _ texts: CertifiedTexts) -> [(stack: Int, id: String)] {
    switch value {
    case .array(let elements): return elements.flatMap { references(in: $0, of: stack, texts) }
    case .object(let object):
      var found: [(stack: Int, id: String)] = []
      if object.count == 1, let name = object.first?.key, name == "Ref" || name.hasPrefix("Fn::") {
        for text in texts.texts(of: value, in: stack) {
          for case .resource(let stack, let id) in text.pieces { found.append((stack, id)) }
        }
      }
      return found + object.flatMap { references(in: $0.value, of: stack, texts) }
    default: return []
    }
  }
}
