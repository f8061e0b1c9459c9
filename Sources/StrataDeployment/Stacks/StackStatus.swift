/// The status that CloudFormation gives a stack.
struct StackStatus: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  /// Whether CloudFormation is at work.
  var isInProgress: Bool { text.hasSuffix("_IN_PROGRESS") && text != "REVIEW_IN_PROGRESS" }

  /// Whether the work is done, and what isn't needed any more is cleared away.
  var isCleaningUp: Bool { text.hasSuffix("_CLEANUP_IN_PROGRESS") }

  /// Whether a change set was carried out, and all of it.
  var isDeployed: Bool { ["CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"].contains(text) }

  /// Whether something went wrong, be it that CloudFormation still takes it back.
  var hasFailed: Bool { text.hasSuffix("_FAILED") || text.contains("ROLLBACK") }

  /// Whether it's the last one for now.
  var isFinal: Bool { Self.final.contains(text) }

  private static let final: Set = [
    "CREATE_COMPLETE", "CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_COMPLETE", "DELETE_FAILED",
    "UPDATE_COMPLETE", "UPDATE_FAILED", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_FAILED",
  ]

  /// The reason why no change set can be carried out now; nil where one can.
  func obstacle(of stack: String) -> DeploymentError? {
    let hint = advice(for: stack)
    switch text {
    case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED":
      return DeploymentError(
        "the stack \(stack) never came up, and can only be deleted: its status is \(text)", hint: hint)
    case "UPDATE_ROLLBACK_FAILED", "IMPORT_ROLLBACK_FAILED":
      return DeploymentError(
        "the stack \(stack) is stuck between two templates: its status is \(text)", hint: hint)
    case "DELETE_FAILED":
      return DeploymentError("the stack \(stack) is half deleted: its status is \(text)", hint: hint)
    default: break
    }
    if isInProgress {
      return DeploymentError(
        "the stack \(stack) is being changed: its status is \(text)", hint: "wait for the end, then deploy again")
    }
    if isFinal { return nil }
    return DeploymentError(
      "the stack \(stack) has a status that isn't known here: \(text)",
      hint: "see what it means, and take a newer version of this tool")
  }

  /// What to do about the status of a stack.
  func advice(for stack: String) -> String {
    switch text {
    case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED":
      "aws cloudformation delete-stack --stack-name \(stack), then deploy again"
    case "UPDATE_ROLLBACK_FAILED", "IMPORT_ROLLBACK_FAILED":
      "mend what keeps it from going back, then aws cloudformation continue-update-rollback --stack-name \(stack), "
        + "then deploy again"
    case "UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE":
      "it is as it was before; mend the cause and deploy again"
    case "UPDATE_FAILED":
      "mend the cause and deploy again, or go back: aws cloudformation rollback-stack --stack-name \(stack)"
    case "DELETE_FAILED":
      "see what can't be deleted, then aws cloudformation delete-stack --stack-name \(stack), then deploy again"
    case "DELETE_COMPLETE": "the stack was deleted; deploy again to make it anew"
    default: "see what it says: aws cloudformation describe-stacks --stack-name \(stack)"
    }
  }
}
