import StrataText

/// What a task does, by the ARN in its `Resource`.
///
/// See [Integration patterns](https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html).
struct TaskResource {
  /// How a task waits for what it starts.
  enum Pattern: String {
    case response = ""
    case job = ".sync"
    case callback = ".waitForTaskToken"
  }

  /// The part behind the account, as in `lambda:invoke`, and nothing for the ARN of a function or an activity.
  let integration: String
  /// The service, with the mark where it isn't known.
  let service: String
  /// The action of the service.
  let action: String
  let pattern: Pattern
  /// The suffix behind the action that is none of the patterns; nil where there's none.
  let unknownSuffix: String?
  let isActivity: Bool

  private init(
    integration: String = "", service: String = "", action: String = "", pattern: Pattern = .response,
    unknownSuffix: String? = nil, isActivity: Bool = false
  ) {
    (self.integration, self.service, self.action) = (integration, service, action)
    (self.pattern, self.unknownSuffix, self.isActivity) = (pattern, unknownSuffix, isActivity)
  }

  /// Whether it's one of the calls of the API of any service.
  var isSDK: Bool { integration.hasPrefix("aws-sdk:") }

  /// What becomes of an ARN.
  enum Reading {
    case resource(TaskResource)
    case fault(message: String, expected: String)
    /// Nobody can know before something is filled in.
    case open
  }

  /// Reads an ARN, in which the mark stands for what is filled in.
  static func read(_ text: String) -> Reading {
    let mark = OpenText.mark
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    let form = "an ARN such as arn:aws:states:::lambda:invoke"
    guard parts.count == 6 else {
      return text.contains(mark) ? .open : .fault(message: "this isn't an ARN", expected: form)
    }
    if parts[0].contains(mark) || parts[2].contains(mark) { return .open }
    guard parts[0] == "arn", parts[1].contains(mark) || parts[1].hasPrefix("aws") else {
      return .fault(message: "this isn't an ARN", expected: form)
    }
    guard parts[2] == "states" else {
      if parts[2] == "lambda" {
        guard parts[5].hasPrefix("function:") || parts[5].contains(mark) else {
          return .fault(
            message: "this isn't the ARN of a function",
            expected: "arn:aws:lambda:REGION:ACCOUNT:function:NAME")
        }
        return .resource(TaskResource())
      }
      return .fault(
        message: "a task can't be done by a resource of \(parts[2])",
        expected: "arn:aws:states:::SERVICE:ACTION, a function or an activity")
    }
    let rest = parts[5]
    if rest.hasPrefix("activity:") { return .resource(TaskResource(isActivity: true)) }
    if parts[3].contains(mark) || parts[4].contains(mark) || rest.first == mark { return .open }
    guard parts[3].isEmpty, parts[4].isEmpty else {
      return .fault(
        message: "an integration has neither a region nor an account", expected: "arn:aws:states:::SERVICE:ACTION")
    }
    return integration(rest)
  }

  private static func integration(_ rest: String) -> Reading {
    var parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    // A version of the pattern: startExecution.sync:2
    if parts.count > 2, parts.last == "2" { parts.removeLast() }
    let isSDK = parts.first == "aws-sdk"
    guard parts.count == (isSDK ? 3 : 2), parts.allSatisfy({ !$0.isEmpty }) else {
      if rest.contains(OpenText.mark) { return .open }
      return .fault(
        message: "this names no action of a service",
        expected: isSDK ? "arn:aws:states:::aws-sdk:SERVICE:ACTION" : "arn:aws:states:::SERVICE:ACTION")
    }
    let last = parts[parts.count - 1].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let suffix = last.count > 1 ? ".\(last[1])" : ""
    let pattern = Pattern(rawValue: suffix)
    return .resource(
      TaskResource(
        integration: rest, service: parts[parts.count - 2], action: String(last[0]), pattern: pattern ?? .response,
        unknownSuffix: pattern == nil ? suffix : nil))
  }
}
