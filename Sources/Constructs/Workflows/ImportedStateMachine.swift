/// A state machine of Step Functions that was made elsewhere.
///
/// ```swift
/// let review = ImportedStateMachine(arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:review")
/// let role = Role("Api", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [review.starting])
/// ```
public struct ImportedStateMachine: Sendable {
  /// The state machine's ARN.
  public let arn: StringValue

  /// The permission to start the state machine.
  public var starting: Permission { .allow("states:StartExecution", on: arn) }

  /// Names a state machine.
  ///
  /// - Parameter arn: The state machine's ARN.
  public init(arn: StringValue) {
    self.arn = arn.checked { text in
      let isMachine = ARN(text).map { $0.isRegional(of: "states") && $0.resource.hasPrefix("stateMachine:") } ?? false
      return isMachine
        ? nil
        : .arn(
          of: "a state machine", expected: "arn:<partition>:states:<region>:<account>:stateMachine:<name>", given: text)
    }
  }
}
