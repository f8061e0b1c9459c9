/// The level of what a state machine writes to its log group.
///
/// See [Log levels](https://docs.aws.amazon.com/step-functions/latest/dg/cloudwatch-log-level.html).
public enum StateMachineLogging: String, Sendable, Hashable, CaseIterable {
  /// Everything that happens.
  case all = "ALL"
  /// The failures of a step or of the whole.
  case errors = "ERROR"
  /// The failures of the whole.
  case fatal = "FATAL"
}

extension StateMachineLogging: Decodable, ProfileChoice {
  /// Reads the name of a level, such as `errors`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
