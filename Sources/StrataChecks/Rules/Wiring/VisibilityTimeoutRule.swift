import StrataFindings
import StrataJSON
import StrataTemplate

/// A message stays hidden for as long as its function may work on it.
struct VisibilityTimeoutRule: TemplateRule {
  let about = RuleDescription(
    "short-visibility-timeout", .error,
    reason: "Lambda refuses a queue whose messages come back while the function may still work on them",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
    good: VisibilityTimeoutRule.sample(visibility: 60), bad: VisibilityTimeoutRule.sample(visibility: 20))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::Lambda::EventSourceMapping").compactMap { mapping in
      guard let queue = template.target(of: mapping["EventSourceArn"]), queue.type == "AWS::SQS::Queue",
        let function = template.target(of: mapping["FunctionName"]), function.type == "AWS::Lambda::Function",
        let visibility = Self.seconds(queue["VisibilityTimeout"], default: 30),
        let timeout = Self.seconds(function["Timeout"], default: 3), visibility < timeout,
        // More than any function may take is a mistake of the function alone.
        timeout <= Self.longestTimeout
      else { return nil }
      return finding(
        "messages of \(queue.logicalID) come back after \(visibility) s, and \(function.logicalID) may take \(timeout) s",
        at: template.existing(queue.pointer("VisibilityTimeout")),
        expected: "\(timeout) or more, better \(timeout * 6)",
        given: String(visibility))
    }
  }

  /// The most that a function may take, in seconds.
  ///
  /// See [Lambda quotas](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
  private static let longestTimeout: Int64 = 900

  /// A number that's known, or the default where there is none; nil where it's known at deployment.
  private static func seconds(_ value: JSONValue?, default usual: Int64) -> Int64? {
    value == nil ? usual : ContainerPortRule.number(value)
  }

  private static func sample(visibility: Int64) -> JSONValue {
    [
      "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["VisibilityTimeout": .integer(visibility)]],
      "Worker": ["Type": "AWS::Lambda::Function", "Properties": ["Timeout": 30]],
      "Mapping": [
        "Type": "AWS::Lambda::EventSourceMapping",
        "Properties": ["EventSourceArn": ["Fn::GetAtt": ["Jobs", "Arn"]], "FunctionName": ["Ref": "Worker"]],
      ],
    ]
  }
}
