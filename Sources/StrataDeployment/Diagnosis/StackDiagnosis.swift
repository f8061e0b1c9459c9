/// Why a stack failed, as far as it's known.
package struct StackDiagnosis: Sendable, Hashable {
  /// A change set that CloudFormation refused, and that's still there.
  package struct RefusedChangeSet: Sendable, Hashable {
    /// The change set's name.
    package let name: String
    /// CloudFormation's reason.
    package let reason: String
    /// The reasons that it has beside that.
    package let reasons: [ChangeSetReason]
    /// Why those can't be had; nil where they were, or there are none.
    package let excuse: String?
  }

  /// The stack's name.
  package let name: String
  /// The stack's id; nil where it isn't deployed.
  package let id: String?
  /// The status that CloudFormation gives the stack; nil where it isn't deployed.
  package let status: String?
  /// The reason that the status has.
  package let reason: String?
  /// The resources that failed when something was last done with the stack, the first first.
  package let failures: [FailedResource]
  /// The change sets that were refused, the latest first.
  package let changeSets: [RefusedChangeSet]
  /// What to do about the status; nil where that is well.
  package let advice: String?
  /// Whether it failed; nil where something is being done with it, so that nobody knows yet.
  package let hasFailed: Bool?

  /// A stack that isn't deployed.
  init(absent name: String) {
    self.name = name
    (id, status, reason, advice) = (nil, nil, nil, nil)
    (failures, changeSets, hasFailed) = ([], [], false)
  }

  /// A stack as it is.
  init(
    of name: String, _ stack: DeployedStack, reason: String?, failures: [FailedResource],
    changeSets: [RefusedChangeSet]
  ) {
    (self.name, self.reason, self.failures, self.changeSets) = (name, reason, failures, changeSets)
    (id, status) = (stack.id, stack.status.text)
    let isWell = !stack.status.hasFailed && failures.isEmpty && changeSets.isEmpty
    hasFailed = isWell && stack.status.isInProgress ? nil : !isWell
    advice = stack.status.hasFailed ? stack.status.advice(for: name) : nil
  }
}
