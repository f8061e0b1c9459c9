/// The events that must happen before a resource counts as created.
///
/// See [CreationPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-creationpolicy.html).
public struct CreationPolicy: Sendable {
  package let node: TemplateNode

  /// A number of success signals arrives in time.
  ///
  /// - Parameters:
  ///   - count: The number of signals.
  ///   - timeout: The time to wait, as an ISO 8601 duration such as `PT15M`; 12 hours at most.
  ///   - minimumSuccessfulPercent: Of an Auto Scaling group's instances, how many must succeed, 0 to 100.
  /// - Returns: The policy.
  public static func signals(
    _ count: IntegerValue, within timeout: StringValue, minimumSuccessfulPercent: IntegerValue? = nil
  ) -> CreationPolicy {
    CreationPolicy(
      node: .map([
        (
          "AutoScalingCreationPolicy",
          minimumSuccessfulPercent.map { .map([("MinSuccessfulInstancesPercent", $0.node)]) }
        ),
        ("ResourceSignal", .map([("Count", count.node), ("Timeout", timeout.node)])),
      ]))
  }

  /// An AppStream fleet is started after it was created.
  public static let startFleet = CreationPolicy(
    node: .map([("StartFleet", .map([("Type", BooleanValue(booleanLiteral: true).node)]))]))

  /// A policy in the form of the template.
  public static func raw(_ policy: MapValue<AnyValue>) -> CreationPolicy {
    CreationPolicy(node: policy.node)
  }
}
