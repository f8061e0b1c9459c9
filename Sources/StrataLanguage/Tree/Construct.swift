import StrataFindings
import StrataText

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
///   init(_ id: String, in parent: Scope) {
///     scope = Scope(id, in: parent)
///     queue = Resource(id, type: "AWS::SQS::Queue", in: parent)
///     Resource("DeadLetters", type: "AWS::SQS::Queue", in: scope)
///   }
/// }
/// ```
///
/// A mistake in it is reported at its line in the construct, and its path tells which construct of the kind it's in.
/// To have it reported at the line of the construct's caller, open the scope by
/// ``Scope/init(_:in:environment:at:)`` with the caller's place. What is inside such a construct is reported at that
/// one's caller, however many constructs lie between, with or without a place of their own.
public protocol Construct {
  /// The scope that holds what the construct declares.
  var scope: Scope { get }
}

extension Construct {
  /// The path at which the construct stands, as in `Orders/Worker`.
  public var path: ConstructPath { scope.node.path }

  /// The resources declared in the construct so far, at its own path and below, in the order of declaration.
  ///
  /// A construct has properties for what is asked for often; this is the way to the rest, to accept a finding on it or
  /// to write a property that the construct doesn't offer:
  ///
  /// ```swift
  /// for subnet in vpc.resources where subnet.type == "AWS::EC2::Subnet" {
  ///   subnet.accept(.checkov("CKV_AWS_130"), because: "Only load balancers are in it, which have public addresses")
  /// }
  /// ```
  ///
  /// What is declared when everything else is known is there by then; see ``Scope/atFinalization(_:)``. Those of nested
  /// stacks in it are among them.
  public var resources: [Resource] {
    scope.node.stack.resourcesWithNested.filter { $0.node.isInside(scope.node) }
  }

  /// Makes every resource of this construct wait for every resource of others, `DependsOn`.
  ///
  /// References already make CloudFormation wait; this is for what no reference shows. Between constructs of two
  /// stacks it orders the stacks. Where one construct is inside the other, its own resources are left out.
  /// See [DependsOn](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html).
  public func depends(on others: any Construct..., file: String = #filePath, line: Int = #line) {
    let site = scope.node.declarationSite(file: file, line: line)
    for other in others {
      scope.node.stack.outermost.dependencies.append(
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
  /// In the scope of an environment the path is one below that scope, so that one line is right for all environments:
  ///
  /// ```swift
  /// for environment in environments {
  ///   let own = Scope(environment.title, in: scope, environment: environment.name)
  ///   Queue("Work", in: own).moved(from: "Jobs")   // ProdJobs, DevJobs
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - formerPath: The path below the stack, such as `Worker/Jobs`; in the scope of an environment, the path below
  ///     that scope, or with a slash in front one below the stack. A path of another environment is reported.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The construct itself.
  @discardableResult
  public func moved(from formerPath: String, file: String = #filePath, line: Int = #line) -> Self {
    let node = scope.node
    let site = node.declarationSite(file: file, line: line)
    if node.parent == nil {
      node.report(
        Finding(.invalidID, "a stack has no former path", hint: "move the constructs in it"),
        site: site)
    } else {
      do throws(Finding) {
        node.formerPath = try FormerPath(formerPath, of: node)
      } catch {
        node.report(error, site: site)
      }
    }
    return self
  }
}
