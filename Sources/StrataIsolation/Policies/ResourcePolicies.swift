import StrataJSON
import StrataTemplate

/// The policies of resources: who may do what with each, wherever they stand.
struct ResourcePolicies: Sendable {
  /// The policy of each resource that has one, by the place of the resource.
  private let documents: [Int: [PolicyDocument]]
  /// The policies of resources that no template shows, or that aren't known.
  let ofUnknown: [(resource: WorldResource, document: PolicyDocument)]

  /// The properties with policies, and those that name what the policy is for; none where it's the resource itself.
  private static let places: [String: (policy: [String], target: String?)] = [
    "AWS::ApiGateway::RestApi": (["Policy"], nil),
    "AWS::Backup::BackupVault": (["AccessPolicy"], nil),
    "AWS::CodeArtifact::Domain": (["PermissionsPolicyDocument"], nil),
    "AWS::CodeArtifact::Repository": (["PermissionsPolicyDocument"], nil),
    "AWS::DynamoDB::Table": (["ResourcePolicy", "PolicyDocument"], nil),
    "AWS::ECR::PublicRepository": (["RepositoryPolicyText"], nil),
    "AWS::ECR::Repository": (["RepositoryPolicyText"], nil),
    "AWS::EFS::FileSystem": (["FileSystemPolicy"], nil),
    "AWS::Elasticsearch::Domain": (["AccessPolicies"], nil),
    "AWS::Events::EventBus": (["Policy"], nil),
    "AWS::KMS::Key": (["KeyPolicy"], nil),
    "AWS::KMS::ReplicaKey": (["KeyPolicy"], nil),
    "AWS::Kinesis::ResourcePolicy": (["ResourcePolicy"], "ResourceArn"),
    "AWS::OpenSearchService::Domain": (["AccessPolicies"], nil),
    "AWS::S3::AccessPoint": (["Policy"], "Bucket"),
    "AWS::S3::BucketPolicy": (["PolicyDocument"], "Bucket"),
    "AWS::S3Express::BucketPolicy": (["PolicyDocument"], "Bucket"),
    "AWS::SNS::TopicInlinePolicy": (["PolicyDocument"], "TopicArn"),
    "AWS::SNS::TopicPolicy": (["PolicyDocument"], "Topics"),
    "AWS::SQS::QueueInlinePolicy": (["PolicyDocument"], "Queue"),
    "AWS::SQS::QueuePolicy": (["PolicyDocument"], "Queues"),
    "AWS::SecretsManager::ResourcePolicy": (["ResourcePolicy"], "SecretId"),
  ]

  init(_ names: ResourceNames) {
    let world = names.world
    var documents: [Int: [PolicyDocument]] = [:]
    var ofUnknown: [(resource: WorldResource, document: PolicyDocument)] = []
    for resource in world.resources {
      let document: PolicyDocument
      let target: String?
      if resource.type == "AWS::Lambda::Permission" {
        document = Self.permission(resource, names)
        target = "FunctionName"
      } else if let place = Self.places[resource.type], let value = Self.value(place.policy, of: resource) {
        document = PolicyDocument(
          value, in: resource.stack, isCertain: resource.resource.object["Condition"] == nil || place.target == nil,
          names)
        target = place.target
      } else {
        continue
      }
      guard let target else {
        documents[resource.index, default: []].append(document)
        continue
      }
      var isKnown = false
      for named in resource.resource.placed(target)?.elements ?? [] {
        let targets = Self.targets(named, in: resource.stack, names)
        for target in targets {
          isKnown = true
          documents[target.index, default: []].append(document)
        }
      }
      if !isKnown { ofUnknown.append((resource, document)) }
    }
    (self.documents, self.ofUnknown) = (documents, ofUnknown)
  }

  /// The policies of a resource.
  subscript(resource: WorldResource) -> [PolicyDocument] { documents[resource.index] ?? [] }

  private static func value(_ path: [String], of resource: WorldResource) -> PlacedValue? {
    var value = resource.resource.placed(path[0])
    for step in path.dropFirst() { value = value?[step] }
    return value
  }

  /// What a policy is for, named by reference or by a name that is written out.
  private static func targets(_ value: PlacedValue, in stack: Int, _ names: ResourceNames) -> [WorldResource] {
    let world = names.world
    return world.texts(of: value.value, in: stack).flatMap { text -> [WorldResource] in
      if let attribute = text.attribute {
        let resource = world.resources[attribute.resource]
        // An alias and a version are parts of their function.
        let inner = resource.resource.placed("FunctionName")?.elements ?? []
        let functions =
          resource.type == "AWS::Lambda::Function"
          ? [] : inner.flatMap { world.targets(of: $0.value, in: resource.stack) }
        return [resource] + functions
      }
      if let owner = names.owner(of: text) { return [world.resources[owner.resource]] }
      let pattern = names.pattern(text, in: stack, .possible, gaps: false)
      guard let literal = pattern.literal else { return [] }
      return world.resources.filter { resource in
        names.names(of: resource, .certain).contains(pattern)
          || names.arns(of: resource, .certain).first?.literal == literal
      }
    }
  }

  /// A permission to call a function, as the statement that it comes to be.
  private static func permission(_ resource: WorldResource, _ names: ResourceNames) -> PolicyDocument {
    let properties = resource.resource.properties
    var statement: JSONObject = ["Effect": "Allow", "Action": properties["Action"] ?? "lambda:InvokeFunction"]
    let principal = properties["Principal"] ?? "*"
    let isService = principal.string.map { $0.utf8.contains(UInt8(ascii: ".")) } ?? false
    statement["Principal"] = isService ? ["Service": principal] : principal == "*" ? "*" : ["AWS": principal]
    var equal: JSONObject = [:]
    if let account = properties["SourceAccount"] { equal["aws:SourceAccount"] = account }
    var conditions: JSONObject = [:]
    if let arn = properties["SourceArn"] { conditions["ArnLike"] = ["aws:SourceArn": arn] }
    if !equal.isEmpty { conditions["StringEquals"] = .object(equal) }
    if !conditions.isEmpty { statement["Condition"] = .object(conditions) }
    return PolicyDocument(
      ["Statement": [.object(statement)]],
      attachedAt: WorldPlace(stack: resource.stack, resource.resource.pointer()), isCertain: true, names)
  }
}
