import StrataJSON

/// A change set as CloudFormation has it now.
struct ChangeSetState {
  let id: String
  let stackID: String
  let status: String
  let reason: String?
  /// Whether it can be, is being or was carried out.
  let execution: Execution?
  /// The whole answer, with the changes of all pages.
  let answer: JSONValue

  /// How far the execution of a change set is.
  enum Execution: String {
    case unavailable = "UNAVAILABLE"
    case available = "AVAILABLE"
    case begun = "EXECUTE_IN_PROGRESS"
    case complete = "EXECUTE_COMPLETE"
    case failed = "EXECUTE_FAILED"
    case obsolete = "OBSOLETE"

    /// Whether somebody told CloudFormation to carry it out.
    var isBegun: Bool { self == .begun || hasEnded }
    /// Whether that has come to its end.
    var hasEnded: Bool { self == .complete || self == .failed }
  }

  /// Reads an answer to `describe-change-set`; nil where it isn't about a change set of the stack.
  init?(_ answer: JSONValue, of stack: String, named reference: String) {
    guard let id = answer["ChangeSetId"]?.string, let stackID = answer["StackId"]?.string,
      let status = answer["Status"]?.string, !status.isEmpty, answer["StackName"]?.string == stack,
      StackARN(stackID)?.stack == stack, id == reference || answer["ChangeSetName"]?.string == reference
    else { return nil }
    (self.id, self.stackID, self.status) = (id, stackID, status)
    reason = answer["StatusReason"]?.string
    execution = answer["ExecutionStatus"]?.string.flatMap(Execution.init)
    self.answer = answer
  }
}
