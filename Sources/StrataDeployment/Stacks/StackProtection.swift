/// The protection of a stack against being deleted, which CloudFormation can give only to one that is there.
///
/// See [termination protection](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html).
struct StackProtection {
  let client: StackClient

  /// Protects the stack.
  ///
  /// - Returns: Why it isn't protected, and what to do; nil where it is.
  func enable() -> String? {
    do {
      _ = try client.aws.repeating(
        "cloudformation", "update-termination-protection",
        ["--enable-termination-protection", "--stack-name", client.reference])
      return nil
    } catch {
      return
        "\(client.name) isn't protected against being deleted: \(error); deploying again tries it once more, as does "
        + "aws cloudformation update-termination-protection --enable-termination-protection "
        + "--stack-name \(client.name)"
    }
  }
}
