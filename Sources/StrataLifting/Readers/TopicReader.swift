import StrataJSON
import StrataLanguage
import StrataMessaging
import StrataMigration

/// Reads the arguments of topics.
enum TopicReader: ConstructReader {
  static let type = "AWS::SNS::Topic"
  static let construct = "Topic"
  static let growing: [String: Growth] = ["Policy": .statements("allow")]

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    var arguments = ArgumentList()
    let subscriptions = try subscriptions(resource)
    if !subscriptions.isEmpty { arguments.add("subscriptions", .list(subscriptions.map(\.argument))) }
    let displayName = resource.text("DisplayName")
    if let displayName { arguments.add("displayName", displayName.argument) }
    let requiresTLS = resource.other(resource.id + "Policy") != nil
    arguments.add("requiresTLS", "false", unless: requiresTLS)
    let name = resource.text("TopicName")
    if let name { arguments.add("name", name.argument) }
    let key = resource.key("KmsMasterKeyId")
    if let key { arguments.add("key", key.argument) }
    return Candidate(
      id: resource.id, construct: construct, module: "Messaging", arguments: arguments.arguments
    ) { scope, _ in
      Topic(
        resource.id, in: scope, subscriptions: subscriptions.map { $0.subscription() }, displayName: displayName?.value,
        requiresTLS: requiresTLS, name: name?.value, key: key?.key)
    }
  }

  private static func subscriptions(
    _ resource: TemplateResource
  ) throws(Unlike) -> [(argument: Lift.Value, subscription: @Sendable () -> Topic.Subscription)] {
    var subscriptions: [(argument: Lift.Value, subscription: @Sendable () -> Topic.Subscription)] = []
    for (index, given) in (resource.properties["Subscription"]?.array ?? []).enumerated() {
      guard let endpoint = resource.text("Subscription", String(index), "Endpoint") else {
        throw Unlike("a subscription has no endpoint")
      }
      switch given["Protocol"]?.string {
      case "email":
        subscriptions.append((.call(".email", [.init(nil, endpoint.argument)]), { .email(endpoint.value) }))
      case "https":
        subscriptions.append((.call(".https", [.init(nil, endpoint.argument)]), { .https(endpoint.value) }))
      case "sqs":
        subscriptions.append((.call(".queue", [.init("arn", endpoint.argument)]), { .queue(arn: endpoint.value) }))
      default: throw Unlike("a subscription isn't by e-mail, HTTPS or a queue")
      }
    }
    return subscriptions
  }
}

extension Topic: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] { [("resource", resource)] }
  var optionalResources: [(member: String, resource: Resource?)] { [("policy", policy)] }
  var madeValues: [(member: String, value: StringValue)] { [("arn", arn), ("name", name)] }
}
