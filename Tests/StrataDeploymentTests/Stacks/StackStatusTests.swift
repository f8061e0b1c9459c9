import Testing

@testable import StrataDeployment

/// What each status of a stack means for a deployment.
@Suite struct StackStatusTests {
  @Test(
    arguments: [
      ("ROLLBACK_COMPLETE", "never came up", "delete-stack --stack-name Shop"),
      ("ROLLBACK_FAILED", "never came up", "delete-stack"), ("CREATE_FAILED", "never came up", "delete-stack"),
      ("UPDATE_ROLLBACK_FAILED", "stuck between two templates", "continue-update-rollback --stack-name Shop"),
      ("IMPORT_ROLLBACK_FAILED", "stuck", "continue-update-rollback"),
      ("DELETE_FAILED", "half deleted", "delete-stack"),
      ("UPDATE_IN_PROGRESS", "is being changed", "wait for the end"),
      ("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "is being changed", "wait"),
      ("DELETE_IN_PROGRESS", "is being changed", "wait"), ("IMPORT_IN_PROGRESS", "is being changed", "wait"),
      ("SOMETHING_NEW", "isn't known here: SOMETHING_NEW", "newer version"), ("", "isn't known", "newer"),
    ])
  func obstacles(status: String, message: String, hint: String) {
    let text = StackStatus(status).obstacle(of: "Shop")?.description ?? ""
    #expect(text.contains(message) && text.contains("hint: ") && text.contains(hint), "\(text)")
  }

  @Test(
    arguments: [
      "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_FAILED", "IMPORT_COMPLETE",
      "IMPORT_ROLLBACK_COMPLETE",
    ])
  func noObstacles(status: String) {
    #expect(StackStatus(status).obstacle(of: "Shop") == nil)
  }

  @Test func whatIsWaitedFor() {
    #expect(StackStatus("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS").isCleaningUp)
    #expect(!StackStatus("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS").isFinal)
    #expect(StackStatus("UPDATE_ROLLBACK_COMPLETE").isFinal && !StackStatus("UPDATE_ROLLBACK_COMPLETE").isDeployed)
    #expect(StackStatus("UPDATE_COMPLETE").isDeployed && StackStatus("IMPORT_COMPLETE").isDeployed)
    #expect(!StackStatus("IMPORT_ROLLBACK_COMPLETE").isDeployed)
    #expect(!StackStatus("REVIEW_IN_PROGRESS").isInProgress)
  }
}
