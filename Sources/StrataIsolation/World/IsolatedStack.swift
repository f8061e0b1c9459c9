public import StrataTemplate

/// A stack whose environment is to be held apart from others.
public struct IsolatedStack: Sendable {
  /// The stack's name; nil where it isn't known.
  public let name: String?

  /// The environment that all of it belongs to; nil where its template says of each resource whose it is.
  public let environment: String?

  /// The stack's template.
  public let contents: TemplateContents

  /// The account that it's meant for, 12 digits; nil for any.
  public let account: String?

  /// The region that it's meant for; nil for any.
  public let region: String?

  /// The name of the template's file, for messages; nil for one that isn't in a file.
  public let file: String?

  /// The stack around it; nil for one that is deployed by itself.
  package let outer: OuterStack?

  /// What its name begins with, where CloudFormation makes it up; nil where that isn't known.
  package let nameBeginning: String?

  /// What it's called in messages, where it has no name.
  package let title: String?

  /// Names a stack.
  ///
  /// - Parameters:
  ///   - name: The stack's name; unknown unless given.
  ///   - environment: The environment that all of it belongs to; what its template says of each resource unless given.
  ///   - contents: The stack's template.
  ///   - account: The account that it's meant for, 12 digits; any unless given.
  ///   - region: The region that it's meant for; any unless given.
  ///   - file: The name of the template's file, for messages; none unless given.
  public init(
    name: String? = nil, environment: String? = nil, contents: TemplateContents, account: String? = nil,
    region: String? = nil, file: String? = nil
  ) {
    (self.name, self.environment, self.contents) = (name, environment, contents)
    (self.account, self.region, self.file) = (account, region, file)
    (outer, nameBeginning, title) = (nil, nil, nil)
  }

  /// Takes a stack that another one makes.
  init(
    environment: String?, contents: TemplateContents, account: String?, region: String?, file: String?,
    outer: OuterStack, nameBeginning: String?, title: String
  ) {
    (name, self.environment, self.contents) = (nil, environment, contents)
    (self.account, self.region, self.file) = (account, region, file)
    (self.outer, self.nameBeginning, self.title) = (outer, nameBeginning, title)
  }
}
