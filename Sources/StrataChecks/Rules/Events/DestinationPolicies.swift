import StrataJSON
import StrataTemplate

/// The policies that a template gives its queues, topics and buckets.
struct DestinationPolicies {
  private let template: TemplateContents
  private var byDestination: [String: [TemplateResource]] = [:]
  /// The types of policies some of which are for what isn't known.
  private var unknown: Set<String> = []
  private let handed: HandedResources
  private var answers: [Question: [TemplateResource]] = [:]

  /// The types of policies, with the property that tells whose they are.
  private static let types: [String: (property: String, destination: String)] = [
    "AWS::SQS::QueuePolicy": ("Queues", "AWS::SQS::Queue"), "AWS::SQS::QueueInlinePolicy": ("Queue", "AWS::SQS::Queue"),
    "AWS::SNS::TopicPolicy": ("Topics", "AWS::SNS::Topic"),
    "AWS::SNS::TopicInlinePolicy": ("TopicArn", "AWS::SNS::Topic"),
    "AWS::S3::BucketPolicy": ("Bucket", "AWS::S3::Bucket"),
  ]

  init(_ template: TemplateContents) {
    self.template = template
    handed = HandedResources(template)
    var names: [String: String] = [:]
    for bucket in template.resources(of: "AWS::S3::Bucket") {
      if let name = bucket["BucketName"]?.string { names[name] = bucket.logicalID }
    }
    for (resource, type) in template.resources(withEachType: { Self.types[$0] }) {
      for value in resource.each(type.property) {
        if let target = template.target(of: value.value)?.logicalID ?? value.text.flatMap({ names[$0] }) {
          byDestination[target, default: []].append(resource)
        } else {
          unknown.insert(type.destination)
        }
      }
    }
  }

  /// Whether something that isn't known may give a destination a policy.
  func isUnknown(_ destination: TemplateResource) -> Bool {
    unknown.contains(destination.type) || handed.mayChange(destination)
  }

  /// The policies that may let somebody do something with a destination.
  mutating func policies(
    of destination: TemplateResource, allowing action: String, to principals: Principals
  ) -> [TemplateResource] {
    // Many may send to one, whose policies are read once.
    let question = Question(destination: destination.logicalID, action: action, principals: principals)
    if let known = answers[question] { return known }
    let found = (byDestination[destination.logicalID] ?? []).filter { policy in
      policy.placed("PolicyDocument").map { ResourcePolicy.mayAllow($0, action, to: principals.include) } ?? true
    }
    answers[question] = found
    return found
  }

  /// Whether a service surely may not do something with a destination.
  mutating func refuses(_ destination: TemplateResource, _ action: String, to service: String) -> Bool {
    !isUnknown(destination) && policies(of: destination, allowing: action, to: .service(service)).isEmpty
  }

  /// Those to whom a policy allows something.
  enum Principals: Hashable {
    /// A service, or everybody.
    case service(String)
    /// A service, everybody, or any account, which may be the service's own.
    case serviceOrAccount(String)
    /// Whoever it is.
    case anybody

    func include(kind: String, principal: String) -> Bool {
      switch self {
      case .service(let name): principal == "*" || kind == "Service" && principal.hasPrefix(name)
      case .serviceOrAccount(let name): kind != "Service" || principal == "*" || principal.hasPrefix(name)
      case .anybody: true
      }
    }
  }

  private struct Question: Hashable {
    let destination: String
    let action: String
    let principals: Principals
  }
}
