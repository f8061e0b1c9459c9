package import StrataJSON

/// A resource that a stack refactoring moves or renames, as `aws cloudformation create-stack-refactor` takes it.
///
/// See [Stack refactoring](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html).
package struct RefactoringMapping: Sendable, Hashable {
  /// A resource of a stack.
  package struct Location: Sendable, Hashable {
    /// The name of the stack as deployed.
    package let stack: String
    package let logicalID: String

    package init(stack: String, logicalID: String) {
      (self.stack, self.logicalID) = (stack, logicalID)
    }

    fileprivate var json: JSONValue { ["StackName": .string(stack), "LogicalResourceId": .string(logicalID)] }
  }

  package let source: Location
  package let destination: Location

  package init(from source: Location, to destination: Location) {
    (self.source, self.destination) = (source, destination)
  }
}

extension [RefactoringMapping] {
  /// The list that `--resource-mappings` takes.
  package var json: JSONValue {
    .array(map { ["Source": $0.source.json, "Destination": $0.destination.json] })
  }
}
