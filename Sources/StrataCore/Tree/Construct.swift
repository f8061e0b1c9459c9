/// Something declared in a scope: a resource, or several made to work together.
///
/// A construct of your own is a struct that declares what it needs when it's made. Its main resource takes the
/// construct's own id; everything else goes into a scope of that id.
///
/// ```swift
/// struct JobQueue: Construct {
///   let scope: Scope
///   let queue: Resource
///
///   init(_ id: String, in parent: Scope, file: String = #filePath, line: Int = #line) {
///     scope = Scope(id, in: parent, file: file, line: line)
///     queue = Resource(id, type: "AWS::SQS::Queue", in: parent, file: file, line: line)
///     Resource("DeadLetters", type: "AWS::SQS::Queue", in: scope, file: file, line: line)
///   }
/// }
/// ```
public protocol Construct {
  /// The scope that holds what the construct declares.
  var scope: Scope { get }
}

extension Construct {
  /// Where the construct stands, as in `Orders/Worker`.
  public var path: ConstructPath { scope.node.path }

  /// Makes every resource of this construct wait for every resource of others, `DependsOn`.
  ///
  /// References already make CloudFormation wait; this is for what no reference shows. Between constructs of two
  /// stacks it orders the stacks. Where one construct is inside the other, its own resources are left out.
  /// See [DependsOn](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html).
  public func depends(on others: any Construct..., file: String = #filePath, line: Int = #line) {
    let site = CallSite(file: file, line: line)
    for other in others {
      scope.node.stack.synthesis.dependencies.append(
        Dependency(dependent: scope.node, prerequisite: other.scope.node, site: site))
    }
  }

  /// Keeps the logical ids that the construct's resources had at another path, after its declaration was moved.
  ///
  /// Without it CloudFormation would take the resources for new ones, make them, and delete the old.
  ///
  /// It moves what is declared in the construct's scope as well: parameters, outputs and the like. For a single
  /// resource whose logical id was made otherwise, there is ``Resource/keep(logicalID:file:line:)``.
  ///
  /// - Parameters:
  ///   - formerPath: The path below the stack, such as `Worker/Jobs`.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The construct itself.
  @discardableResult
  public func moved(from formerPath: String, file: String = #filePath, line: Int = #line) -> Self {
    let node = scope.node
    if node.parent == nil {
      node.report(
        Mistake(.invalidID, "a stack has no former path", hint: "move the constructs in it"),
        site: CallSite(file: file, line: line))
    } else if formerPath.split(separator: "/").allSatisfy({ LogicalID.isValid(LogicalID.pascalCase(String($0))) }),
      !formerPath.isEmpty
    {
      node.formerPath = formerPath
    } else {
      node.report(
        Mistake(
          .invalidID, "moved(from:) takes the former path below the stack", expected: "ids joined by slashes",
          given: "\"\(formerPath)\""), site: CallSite(file: file, line: line))
    }
    return self
  }
}
