import StrataReleases

/// Finds out whether stacks are as the records of their environment say.
struct LiveStacks {
  let environment: String
  let history: RecordHistory
  let templates: TemplateStore

  /// Refuses a stack that somebody else has deployed.
  ///
  /// - Parameters:
  ///   - name: The stack's name.
  ///   - live: The stack as it is; nil where it isn't deployed.
  /// - Throws: ``DeploymentError``, grave, with what is expected and given; ``RecordError`` where a kept template was edited.
  func check(_ name: String, _ live: DeployedStack?) throws {
    guard let stack = try recordedStack(name, live) else { return }
    if let refusal = try stack.refusal { throw refusal }
  }

  /// A stack beside what is recorded of it.
  ///
  /// - Parameters:
  ///   - name: The stack's name.
  ///   - live: The stack as it is; nil where it isn't deployed.
  /// - Returns: The stack; nil where it's neither recorded nor deployed.
  /// - Throws: ``DeploymentError``, grave, where it's one of both alone, or another stack of that name.
  func recordedStack(_ name: String, _ live: DeployedStack?) throws(DeploymentError) -> LiveStack? {
    guard let (record, stack) = history.latest(of: name) else {
      if live == nil { return nil }
      throw DeploymentError(
        "the stack \(name) is deployed, and no record of \(environment) says so: somebody else has deployed it",
        hint: "see what it has, and deploy \(environment) itself once, which records it", isGrave: true)
    }
    guard let live else {
      throw DeploymentError(
        "the stack \(name) isn't deployed, and record \(record.number) of \(environment) says that it is: somebody else "
          + "has deleted it",
        hint: Self.whereItIs, isGrave: true)
    }
    // A stack of the same name may be another one, as in another account.
    if let expected = stack.id, let given = live.id, expected != given {
      throw DeploymentError(
        "the stack \(name) isn't the one that \(environment) was deployed to: expected \(expected), given \(given)",
        hint: Self.whereItIs, isGrave: true)
    }
    return LiveStack(
      environment: environment, live: live, record: record, recorded: stack, digests: history.templates(of: name),
      templates: templates)
  }

  private static let whereItIs = "see which account and region aws is set to: aws sts get-caller-identity"
}
