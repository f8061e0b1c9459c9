public import StrataTemplate

/// A stack whose cost is asked for.
public struct CostedStack: Sendable {
  /// The stack's name; nil where it isn't known.
  public let name: String?
  /// The region that it's in, such as `eu-central-1`.
  public let region: String
  /// The stack's template.
  public let contents: TemplateContents
  /// The environment that all of it belongs to; nil where its template says of each resource whose it is.
  public let environment: String?
  /// The paths of constructs by the logical ids of their resources; of those missing, the id stands for the path.
  public let paths: [String: String]

  /// The logical ids of the resources that make stacks of other templates, which are counted by themselves.
  private(set) var read: Set<String> = []

  /// Names a stack.
  ///
  /// - Parameters:
  ///   - name: The stack's name; unknown unless given.
  ///   - region: The region that it's in.
  ///   - contents: The stack's template.
  ///   - environment: The environment that all of it belongs to; what its template says of each resource unless given.
  ///   - paths: The paths of constructs by the logical ids of their resources; none unless given.
  public init(
    name: String? = nil, region: String, contents: TemplateContents, environment: String? = nil,
    paths: [String: String] = [:]
  ) {
    (self.name, self.region, self.contents) = (name, region, contents)
    (self.environment, self.paths) = (environment, paths)
  }

  /// The same, where resources make stacks of other templates that are counted by themselves.
  func reading(_ resources: Set<String>) -> CostedStack {
    var stack = self
    stack.read = resources
    return stack
  }
}
