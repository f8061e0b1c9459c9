import StrataJSON
import StrataResourceModel

/// Writes the policies by which resources are created and updated.
enum UpdatePolicyWriter {
  /// The parameters of a policy, in their order, with the members that they set.
  private typealias Parameters = [(label: String?, member: String, type: SwiftType)]

  private static let integer = SwiftType.named("IntegerValue")

  private static let rolling: Parameters = [
    ("maximumBatchSize", "MaxBatchSize", integer), ("minimumInService", "MinInstancesInService", integer),
    ("pause", "PauseTime", .string), ("waitsForSignals", "WaitOnResourceSignals", .named("BooleanValue")),
    ("minimumSuccessfulPercent", "MinSuccessfulInstancesPercent", integer),
    ("suspendedProcesses", "SuspendProcesses", .strings),
  ]
  private static let shifting: Parameters = [
    ("application", "ApplicationName", .string), ("deploymentGroup", "DeploymentGroupName", .string),
    ("beforeTraffic", "BeforeAllowTrafficHook", .string), ("afterTraffic", "AfterAllowTrafficHook", .string),
  ]
  private static let signals: Parameters = [(nil, "Count", integer), ("within", "Timeout", .string)]
  private static let success: Parameters = [
    ("minimumSuccessfulPercent", "MinSuccessfulInstancesPercent", integer)
  ]

  /// The policies that have nothing to say but that they're there.
  private static let flags: [String: (value: JSONValue, name: String)] = [
    "AutoScalingReplacingUpdate": (["WillReplace": true], "replacingGroup"),
    "AutoScalingScheduledAction": (["IgnoreUnmodifiedGroupSizeProperties": true], "ignoringScheduledSizes"),
    "UseOnlineResharding": (true, "onlineResharding"), "EnableVersionUpgrade": (true, "versionUpgrade"),
  ]

  /// An update policy, or nil where the language has none that says all of it.
  static func update(_ policy: JSONObject, _ values: inout ValueWriter) -> Code? {
    var code: Code?
    for member in policy {
      var one: Code?
      if let flag = flags[member.key] {
        one = member.value == flag.value ? Code("." + flag.name) : nil
      } else if member.key == "AutoScalingRollingUpdate" {
        one = arguments(member.value, rolling, in: member.key, &values).map { .call(".rollingGroup", $0) }
      } else if member.key == "CodeDeployLambdaAliasUpdate", member.value["ApplicationName"] != nil,
        member.value["DeploymentGroupName"] != nil
      {
        one = arguments(member.value, shifting, in: member.key, &values).map { .call(".codeDeployAlias", $0) }
      }
      guard let one else { return nil }
      code = code.map { .sequence($0, .call(".and", [one])) } ?? one
    }
    return code
  }

  /// A creation policy, or nil where the language has none that says all of it.
  static func creation(_ policy: JSONObject, _ values: inout ValueWriter) -> Code? {
    if JSONValue.object(policy) == ["StartFleet": ["Type": true]] { return Code(".startFleet") }
    guard let signal = policy["ResourceSignal"], signal["Count"] != nil, signal["Timeout"] != nil,
      policy.keys.allSatisfy({ $0 == "ResourceSignal" || $0 == "AutoScalingCreationPolicy" }),
      var codes = arguments(signal, signals, in: "ResourceSignal", &values)
    else { return nil }
    if let group = policy["AutoScalingCreationPolicy"] {
      guard let more = arguments(group, success, in: "AutoScalingCreationPolicy", &values), !more.isEmpty else {
        return nil
      }
      codes += more
    }
    return .call(".signals", codes)
  }

  private static func arguments(
    _ value: JSONValue, _ parameters: Parameters, in key: String, _ values: inout ValueWriter
  ) -> [Code]? {
    guard let object = value.object, object.keys.allSatisfy({ name in parameters.contains { $0.member == name } })
    else {
      return nil
    }
    return values.descend([key]) { values in
      parameters.compactMap { label, member, type in
        guard let value = object[member] else { return nil }
        let code = values.write(value, as: type, under: member)
        return label.map { .labeled($0, code) } ?? code
      }
    }
  }
}
