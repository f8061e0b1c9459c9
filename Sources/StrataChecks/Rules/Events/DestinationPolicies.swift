import StrataJSON
import StrataTemplate

/// The policies that a template gives its queues, topics and buckets.
struct DestinationPolicies {
  private let template: TemplateContents
  private var byDestination: [String: [TemplateResource]] = [:]
  /// The types of policies some of which are for what isn't known.
  private var unknown: Set<String> = []
  /// The destinations that are handed to what may give them a policy.
  private var handedOn: Set<String> = []
  private let isRewritten: Bool

  /// The types of policies, with the property that tells whose they are.
  private static let types: [String: (property: String, destination: String)] = [
    "AWS::SQS::QueuePolicy": ("Queues", "AWS::SQS::Queue"), "AWS::SQS::QueueInlinePolicy": ("Queue", "AWS::SQS::Queue"),
    "AWS::SNS::TopicPolicy": ("Topics", "AWS::SNS::Topic"),
    "AWS::SNS::TopicInlinePolicy": ("TopicArn", "AWS::SNS::Topic"),
    "AWS::S3::BucketPolicy": ("Bucket", "AWS::S3::Bucket"),
  ]

  init(_ template: TemplateContents) {
    self.template = template
    isRewritten = template.macros.contains { $0 != "AWS::Serverless-2016-10-31" } || template.hasLoops
    var names: [String: String] = [:]
    for bucket in template.resources(of: "AWS::S3::Bucket") {
      if let name = bucket["BucketName"]?.string { names[name] = bucket.logicalID }
    }
    var makers: Set<String> = []
    for resource in template.resources {
      if resource.type == "AWS::CloudFormation::Stack" || resource.type == "AWS::Serverless::Application"
        || resource.type == "AWS::Serverless::Connector" || resource.type.hasPrefix("Custom::")
        || resource.type == "AWS::CloudFormation::CustomResource" || resource.type.hasSuffix("::MODULE")
      {
        makers.insert(resource.logicalID)
      }
      guard let type = Self.types[resource.type] else { continue }
      for value in resource.each(type.property) {
        if let target = template.target(of: value.value)?.logicalID ?? value.text.flatMap({ names[$0] }) {
          byDestination[target, default: []].append(resource)
        } else {
          unknown.insert(type.destination)
        }
      }
    }
    if makers.isEmpty { return }
    for reference in template.references where reference.resource.map(makers.contains) == true {
      handedOn.insert(reference.target)
    }
    // A connector names its ends by their ids.
    for connector in template.resources(of: "AWS::Serverless::Connector") {
      for end in connector.each("Destination") { if let id = end.value["Id"]?.string { handedOn.insert(id) } }
    }
  }

  /// Whether something that isn't known may give a destination a policy.
  func isUnknown(_ destination: TemplateResource) -> Bool {
    isRewritten || unknown.contains(destination.type) || handedOn.contains(destination.logicalID)
      || destination.object.keys.contains("Connectors")
  }

  /// The policies that may let a service do something with a destination.
  func policies(
    of destination: TemplateResource, allowing action: String,
    to isAllowed: (_ kind: String, _ principal: String) -> Bool
  ) -> [TemplateResource] {
    (byDestination[destination.logicalID] ?? []).filter { policy in
      policy.placed("PolicyDocument").map { ResourcePolicy.mayAllow($0, action, to: isAllowed) } ?? true
    }
  }

  /// Whether a service surely may not do something with a destination.
  func refuses(_ destination: TemplateResource, _ action: String, to service: String) -> Bool {
    !isUnknown(destination) && policies(of: destination, allowing: action, to: Self.isService(service)).isEmpty
  }

  /// Whether a principal is a service, everybody, or an account, which may be the service's own.
  static func isService(_ name: String) -> (_ kind: String, _ principal: String) -> Bool {
    { kind, principal in kind == "Service" ? principal == "*" || principal.hasPrefix(name) : principal == "*" }
  }
}
