import StrataLanguage

/// A resource with one property, for the findings about it.
enum Thing {
  /// Declares a resource of which nothing is known.
  static func declare(in scope: Scope, _ value: AnyValue) {
    Resource("Thing", type: "Acme::Test::Thing", in: scope, properties: ["Value": value])
  }

  /// Declares a policy of what somebody may do.
  static func declareIdentityPolicy(in scope: Scope, _ document: PolicyDocument) {
    accept(
      Resource(
        "Thing", type: "AWS::IAM::ManagedPolicy", in: scope, properties: ["PolicyDocument": .value(document)]))
  }

  /// Declares a policy of who may do what with a queue.
  static func declareQueuePolicy(in scope: Scope, _ document: PolicyDocument) {
    accept(
      Resource(
        "Thing", type: "AWS::SQS::QueuePolicy", in: scope,
        properties: ["PolicyDocument": .value(document), "Queues": ["https://sqs.eu-west-1.amazonaws.com/1/jobs"]]))
  }

  /// Declares a policy of who may take on a role.
  static func declareTrustPolicy(in scope: Scope, _ document: PolicyDocument) {
    accept(
      Resource(
        "Thing", type: "AWS::IAM::Role", in: scope, properties: ["AssumeRolePolicyDocument": .value(document)]))
  }

  /// How far a policy goes, and whether its actions are there, is looked at elsewhere.
  private static func accept(_ resource: Resource) {
    for rule: RuleID in ["broad-action", "ignored-resource", "unknown-action"] {
      resource.accept(.strata(rule), because: "Only the form of policies is tried here")
    }
  }
}
