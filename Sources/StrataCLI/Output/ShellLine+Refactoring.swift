/// A stack as a refactoring makes it.
struct RefactoredStack {
  /// The place that its template is taken from.
  enum Source {
    /// A file, which is sent along.
    case file(String)
    /// An object in the bucket that the user fills in, for what is too large to be sent.
    case bucket(String)
  }

  let stack: String
  let source: Source

  fileprivate var argument: String {
    switch source {
    case .file(let path): "StackName=\(stack),TemplateBody@=file://\(path)"
    case .bucket(let key): "StackName=\(stack),TemplateURL=https://BUCKET.s3.amazonaws.com/\(key)"
    }
  }
}

extension ShellLine {
  /// The `aws` command that has a stack refactoring checked.
  ///
  /// - Parameters:
  ///   - stacks: The stacks as it makes them.
  ///   - mappings: The path of the file that says which resources are moved or renamed.
  ///   - region: The region; that of whoever runs it where it's nil.
  ///   - createsStacks: Whether it makes stacks that aren't there; no unless given.
  /// - Returns: The command, which prints the refactoring's id.
  static func stackRefactoring(
    _ stacks: [RefactoredStack], mappings: String, region: String?, createsStacks: Bool = false
  ) -> ShellLine {
    var arguments = ["aws", "cloudformation", "create-stack-refactor", "--stack-definitions"]
    arguments += stacks.map(\.argument)
    if createsStacks { arguments.append("--enable-stack-creation") }
    arguments += ["--resource-mappings", "file://\(mappings)"]
    if let region { arguments += ["--region", region] }
    return ShellLine(arguments: arguments)
  }
}
