public import StrataJSON

/// A resource of which only the logical id was changed, which to CloudFormation is another resource.
public struct Rename: Sendable, Hashable {
  /// The logical id in the old template.
  public let former: String
  /// The logical id in the new template.
  public let current: String
  /// The type of the resource.
  public let type: String

  var json: JSONValue { ["from": .string(former), "to": .string(current), "type": .string(type)] }
}

extension [Rename] {
  /// The mappings for CloudFormation's stack refactoring, which renames resources that are deployed.
  ///
  /// It's what `aws cloudformation create-stack-refactor` takes as `--resource-mappings`.
  /// See [Stack refactoring](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html).
  ///
  /// - Parameter stack: The name of the stack as deployed.
  /// - Returns: A list with an object for each rename.
  public func refactoring(of stack: String) -> JSONValue {
    map { rename in
      RefactoringMapping(
        from: .init(stack: stack, logicalID: rename.former), to: .init(stack: stack, logicalID: rename.current))
    }.json
  }
}
