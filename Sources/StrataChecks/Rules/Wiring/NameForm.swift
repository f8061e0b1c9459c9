import StrataJSON
import StrataTemplate

/// The form of the names of a kind of resources.
struct NameForm {
  let thing: String
  let property: String
  let limit: Int
  /// The characters that it may have beside letters and digits.
  let others: String
  /// All characters that it may have, in words.
  var alphabet: String {
    others.contains("_") ? "letters, digits, hyphens and underscores" : "letters, digits and hyphens"
  }
  /// The same, as they're written.
  var characters: String { others.contains("_") ? "A to Z, a to z, 0 to 9, - and _" : "A to Z, a to z, 0 to 9 and -" }
  /// The thing to do where a name isn't taken.
  var hint: String? { isChosenByAWS ? "leave \(property) out, and AWS makes a name that fits" : nil }
  /// Whether AWS makes up a name where none is given.
  var isChosenByAWS = true
  var isTrimmed = false
  var reserved: [String] = []
  /// Whether what is reserved is so in capitals, too.
  var reservesCapitals = false
  /// The flag by which messages keep their order, where names show it.
  var orderedBy: String?
  /// Whether the schema says what names end with that are written out.
  var isOrderInSchema = false

  /// See [ContainerDefinition](https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html).
  static let container = NameForm(thing: "container", property: "Name", limit: 255, others: "-_", isChosenByAWS: false)

  static let byType: [String: NameForm] = [
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    "AWS::ElasticLoadBalancingV2::LoadBalancer": NameForm(
      thing: "load balancer", property: "Name", limit: 32, others: "-", isTrimmed: true, reserved: ["internal-"]),
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
    "AWS::ElasticLoadBalancingV2::TargetGroup": NameForm(
      thing: "target group", property: "Name", limit: 32, others: "-", isTrimmed: true),
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
    "AWS::SQS::Queue": NameForm(
      thing: "queue", property: "QueueName", limit: 80, others: "-_", orderedBy: "FifoQueue", isOrderInSchema: true),
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    "AWS::SNS::Topic": NameForm(
      thing: "topic", property: "TopicName", limit: 256, others: "-_", orderedBy: "FifoTopic"),
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
    "AWS::ECS::Cluster": NameForm(thing: "cluster", property: "ClusterName", limit: 255, others: "-_"),
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    "AWS::ECS::Service": NameForm(thing: "service", property: "ServiceName", limit: 255, others: "-_"),
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
    "AWS::ECS::TaskDefinition": NameForm(thing: "task family", property: "Family", limit: 255, others: "-_"),
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html
    "AWS::ECS::CapacityProvider": NameForm(
      thing: "capacity provider", property: "Name", limit: 255, others: "-_", reserved: ["aws", "ecs", "fargate"],
      reservesCapitals: true),
  ]
}

extension PartialText {
  /// The number of characters the text has at least.
  var minimumLength: Int {
    parts.reduce(0) { length, part in
      switch part {
      case .literal(let text): length + text.unicodeScalars.count
      case .unknown(let value): length + (Self.minimumLengths[value.argument(of: .ref)?.string ?? ""] ?? 0)
      }
    }
  }

  /// The least that pseudo parameters come to: `aws`, `us-east-1`, `amazonaws.com`, one letter.
  private static let minimumLengths = [
    "AWS::AccountId": 12, "AWS::Partition": 3, "AWS::Region": 9, "AWS::StackName": 1, "AWS::URLSuffix": 13,
  ]
}
