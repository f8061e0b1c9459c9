import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The members of `CreationPolicy` and `UpdatePolicy`, by the types that take them.
///
/// See [CreationPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-creationpolicy.html) and
/// [UpdatePolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html).
enum ResourceAttributes {
  /// The shape of the values that a member takes.
  indirect enum Shape {
    case boolean, integer, text, list
    /// A whole number between two.
    case number(ClosedRange<Int64>)
    /// A time as `PT15M`, of so many seconds at most.
    case time(most: Int64)
    /// One of some words.
    case choice([String])
    /// A list of some words.
    case choices([String])
    case object([String: Shape])
  }

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html
  private static let signal = Shape.object(["Count": .number(0...Int64.max), "Timeout": .time(most: 43_200)])

  /// The processes of a group that can rest.
  ///
  /// See [Processes](https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html).
  private static let processes = [
    "AZRebalance", "AddToLoadBalancer", "AlarmNotification", "HealthCheck", "InstanceRefresh", "Launch",
    "ReplaceUnhealthy", "ScheduledActions", "Terminate",
  ]

  private static let rollingUpdate = Shape.object([
    "MaxBatchSize": .number(1...Int64.max), "MinActiveInstancesPercent": .number(0...100),
    "MinInstancesInService": .number(0...Int64.max), "MinSuccessfulInstancesPercent": .number(0...100),
    "PauseTime": .time(most: 3_600), "SuspendProcesses": .choices(processes),
    "WaitOnResourceSignals": .boolean,
  ])

  private static let instanceRefresh = Shape.object([
    "Strategy": .text,
    "Preferences": .object([
      "AlarmSpecification": .object(["Alarms": .list]), "BakeTime": .integer, "CheckpointDelay": .integer,
      "CheckpointPercentages": .list, "InstanceWarmup": .integer, "MaxHealthyPercentage": .integer,
      "MinHealthyPercentage": .integer, "ScaleInProtectedInstances": .text, "SkipMatching": .boolean,
      "StandbyInstances": .text,
    ]),
  ])

  /// The members of an attribute for a type; none where it isn't known to take any.
  static func members(of attribute: String, type: String) -> [String: Shape] {
    switch (attribute, type) {
    case ("CreationPolicy", "AWS::AutoScaling::AutoScalingGroup"):
      [
        "AutoScalingCreationPolicy": .object(["MinSuccessfulInstancesPercent": .number(0...100)]),
        "ResourceSignal": signal,
      ]
    case ("CreationPolicy", "AWS::CloudFormation::WaitCondition"), ("CreationPolicy", "AWS::EC2::Instance"):
      ["ResourceSignal": signal]
    case ("CreationPolicy", "AWS::AppStream::Fleet"): ["StartFleet": .object(["Type": .boolean])]
    case ("UpdatePolicy", "AWS::AutoScaling::AutoScalingGroup"):
      [
        "AutoScalingInstanceRefresh": instanceRefresh,
        "AutoScalingReplacingUpdate": .object(["WillReplace": .boolean]), "AutoScalingRollingUpdate": rollingUpdate,
        "AutoScalingScheduledAction": .object(["IgnoreUnmodifiedGroupSizeProperties": .boolean]),
      ]
    case ("UpdatePolicy", "AWS::Lambda::Alias"):
      [
        "CodeDeployLambdaAliasUpdate": .object([
          "AfterAllowTrafficHook": .text, "ApplicationName": .text, "BeforeAllowTrafficHook": .text,
          "DeploymentGroupName": .text,
        ])
      ]
    case ("UpdatePolicy", "AWS::Elasticsearch::Domain"), ("UpdatePolicy", "AWS::OpenSearchService::Domain"):
      ["EnableVersionUpgrade": .boolean]
    case ("UpdatePolicy", "AWS::ElastiCache::ReplicationGroup"): ["UseOnlineResharding": .boolean]
    case ("UpdatePolicy", "AWS::AppStream::Fleet"):
      ["StartAfterUpdate": .object(["Type": .boolean]), "StopBeforeUpdate": .object(["Type": .boolean])]
    default: [:]
    }
  }

  /// The findings in an object whose members are known; nothing where they aren't.
  static func findings(
    _ rule: some TemplateRule, in object: JSONObject, _ known: [String: Shape], at place: JSONPointer
  ) -> [Finding] {
    if known.isEmpty { return [] }
    return object.flatMap { member -> [Finding] in
      let inner = place.appending(member.key)
      guard let shape = known[member.key] else {
        return [
          rule.finding(
            "there is no \(member.key) here", at: inner, expected: Wording.list(known.keys.sorted()),
            hint: Suggestion.hint(for: member.key, in: known.keys.sorted()))
        ]
      }
      return member.value.alternatives(at: inner).flatMap { findings(rule, in: $0.value, shape, at: $0.place) }
    }
  }

  private static func findings(
    _ rule: some TemplateRule, in value: JSONValue, _ shape: Shape, at place: JSONPointer
  ) -> [Finding] {
    if value.isFunction { return [] }
    if case .object(let members) = shape, let object = value.object {
      return findings(rule, in: object, members, at: place)
    }
    if case .choices(let words) = shape, let elements = value.array {
      return elements.enumerated().flatMap { index, element in
        element.alternatives(at: place.appending(String(index))).flatMap {
          findings(rule, in: $0.value, .choice(words), at: $0.place)
        }
      }
    }
    if let limit = limit(value, shape) { return [limited(rule, limit, value, at: place)] }
    guard let expected = expected(value, shape) else { return [] }
    return [
      rule.finding("the value is of the wrong type", at: place, expected: expected, given: Wording.value(value))
    ]
  }

  /// The form that the value should have had, where it's something else.
  private static func expected(_ value: JSONValue, _ shape: Shape) -> String? {
    switch shape {
    case .choices: return value.array == nil ? "a list" : nil
    case .choice, .time: return Scalar.text(of: value) == nil ? "text" : nil
    case .boolean:
      return Scalar.isBoolean(value) ? nil : "true or false"
    case .integer, .number:
      let number = Scalar.number(readFrom: value)
      return number.map(Scalar.isWhole) == true ? nil : "an integer"
    case .text: return Scalar.text(of: value) == nil ? "text" : nil
    case .list: return value.array == nil ? "a list" : nil
    case .object: return value.object == nil ? "an object" : nil
    }
  }

  /// What a value of the right type should have been, where it's none of those there are.
  private static func limit(_ value: JSONValue, _ shape: Shape) -> String? {
    switch shape {
    case .number(let range):
      guard let number = ContainerPortRule.number(value), !range.contains(number) else { return nil }
      return range.upperBound == .max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    case .time(let most):
      guard let text = value.string else { return nil }
      guard let seconds = IsoDuration(text)?.seconds else { return "a time such as PT15M" }
      return seconds > most ? "\(most / 3_600) h at most" : nil
    case .choice(let words):
      guard let text = value.string, !words.contains(text) else { return nil }
      return Wording.list(words)
    default: return nil
    }
  }

  private static func limited(
    _ rule: some TemplateRule, _ expected: String, _ value: JSONValue, at place: JSONPointer
  ) -> Finding {
    rule.finding("the value is none of those there are", at: place, expected: expected, given: Wording.value(value))
  }
}
