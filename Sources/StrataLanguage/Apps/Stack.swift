import StrataFindings

/// A stack as a value: a name, and a closure that declares what is in it, run afresh at each synthesis.
///
/// ```swift
/// let orders = Stack("Orders") { scope in
///   let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
///   scope.output("JobsUrl", jobs.ref)
/// }
/// ```
///
/// For a stack of some size give a function, `Stack("Orders", declareOrders)`: the compiler then reports all its errors and not
/// only the first.
public struct Stack: Sendable {
  /// The stack's name.
  public let name: String
  /// The account and region the stack is meant for, or nil for anywhere.
  public let env: StackEnvironment?
  /// The purpose of the stack.
  public let description: String?
  let site: CallSite
  let declare: @Sendable (Scope) -> Void

  /// Makes a stack.
  ///
  /// - Parameters:
  ///   - name: The stack's name, `[A-Za-z][A-Za-z0-9-]{0,127}`.
  ///   - env: The account and region the stack is meant for; anywhere unless given.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stack's constructs.
  public init(
    _ name: String, env: StackEnvironment? = nil, description: String? = nil, file: String = #filePath,
    line: Int = #line, _ declare: @escaping @Sendable (Scope) -> Void
  ) {
    self.name = name
    self.env = env
    self.description = description
    self.declare = declare
    site = CallSite(file: file, line: line)
  }
}
