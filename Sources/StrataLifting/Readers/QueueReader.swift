import StrataJSON
import StrataLanguage
import StrataMessaging
import StrataMigration

/// Reads the arguments of queues.
enum QueueReader: ConstructReader {
  static let type = "AWS::SQS::Queue"
  static let construct = "Queue"
  static let growing: [String: Growth] = ["Policy": .statements("allow")]

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    var arguments = ArgumentList()
    let visibility = try resource.integer("VisibilityTimeout") ?? 30
    arguments.add("visibility", Duration.code(seconds: visibility), unless: visibility == 30)
    let receives = try receives(resource)
    let deadLetters = receives.map { ".after(receives: \($0))" } ?? ".none"
    arguments.add("deadLetters", deadLetters, unless: receives == 5)
    let keeping = try resource.integer("MessageRetentionPeriod") ?? 345_600
    arguments.add("keeping", Duration.code(seconds: keeping), unless: keeping == 345_600)
    let delay = try resource.integer("DelaySeconds")
    if let delay { arguments.add("delay", Duration.code(seconds: delay)) }
    let waiting = try resource.integer("ReceiveMessageWaitTimeSeconds") ?? 20
    arguments.add("waiting", Duration.code(seconds: waiting), unless: waiting == 20)
    let isFifo = try resource.flag("FifoQueue")
    arguments.add("isFifo", "true", unless: !isFifo)
    let deduplicates = try resource.flag("ContentBasedDeduplication")
    arguments.add("deduplicatesByContent", "true", unless: !deduplicates)
    let name = resource.text("QueueName")
    if let name { arguments.add("name", name.argument) }
    let key = resource.key("KmsMasterKeyId")
    if let key { arguments.add("key", key.argument) }
    let fate = try resource.deletionPolicy()
    arguments.add("deletionPolicy", fate.code, unless: fate.code == ".retain")
    return Candidate(
      id: resource.id, construct: construct, module: "Messaging", arguments: arguments.arguments
    ) { scope, _ in
      Queue(
        resource.id, in: scope, visibility: .seconds(visibility),
        deadLetters: receives.map { .after(receives: $0) } ?? .none, keeping: .seconds(keeping),
        delay: delay.map { .seconds($0) }, waiting: .seconds(waiting), isFifo: isFifo,
        deduplicatesByContent: deduplicates, name: name?.value, key: key?.key, deletionPolicy: fate.policy)
    }
  }

  /// The receives after which messages go to the queue's own dead letters; nil where they go nowhere.
  private static func receives(_ resource: TemplateResource) throws(Unlike) -> Int? {
    guard let policy = resource.properties["RedrivePolicy"] else { return nil }
    guard TemplateResource.target(policy["deadLetterTargetArn"], attribute: "Arn") == resource.id + "DeadLetters" else {
      throw Unlike("its dead letters aren't in \(resource.id)DeadLetters")
    }
    guard let receives = try resource.integer("RedrivePolicy", "maxReceiveCount") else {
      throw Unlike("RedrivePolicy has no maxReceiveCount")
    }
    return receives
  }
}

extension Queue: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] { [("resource", resource), ("policy", policy)] }
  var optionalResources: [(member: String, resource: Resource?)] { [("deadLetterQueue", deadLetterQueue)] }
  var madeValues: [(member: String, value: StringValue)] { [("arn", arn), ("name", name), ("url", url)] }
}
