package import StrataJSON

/// A stack that a resource of a template makes of another template, or the stacks of a stack set.
package struct NestedStack: Sendable {
  /// The kinds of resources that make stacks of other templates.
  package enum Kind: String, Sendable, CaseIterable {
    case stack = "AWS::CloudFormation::Stack"
    case stackSet = "AWS::CloudFormation::StackSet"
    case application = "AWS::Serverless::Application"

    /// The types of such resources.
    package static let types = allCases.map(\.rawValue)

    /// The kind of a type's resources; nil where they make no stacks.
    package init?(_ type: String) { self.init(rawValue: type) }

    /// The property with the template's address.
    var address: String { self == .application ? "Location" : "TemplateURL" }
  }

  package let kind: Kind
  /// The resource that makes it.
  package let resource: TemplateResource
  /// The logical ids that lead to it from the outermost template, joined by slashes: `Network/Endpoints`.
  package let name: String
  /// The path of the file with its template; nil where that isn't known.
  package let file: String?
  /// The template with the values of its parameters, as far as they're known; nil where it isn't known.
  package let contents: TemplateContents?
  /// The reason why its template isn't known.
  package let reason: String?
  /// The values that its parameters are given, by name, as they're written in the template around it; nil where not even the
  /// names are known.
  package let parameters: [String: JSONValue]?
  /// The stacks in it.
  package let stacks: [NestedStack]

  package var logicalID: String { resource.logicalID }

  /// The template as it's written.
  package var json: JSONValue? { written }
  private let written: JSONValue?

  init(
    _ kind: Kind, _ resource: TemplateResource, name: String, parameters: [String: JSONValue]?, reason: String
  ) {
    (self.kind, self.resource, self.name, self.parameters) = (kind, resource, name, parameters)
    (file, contents, written, stacks) = (nil, nil, nil, [])
    self.reason = reason
  }

  init(
    _ kind: Kind, _ resource: TemplateResource, name: String, parameters: [String: JSONValue]?,
    file: NestedTemplates.File, contents: TemplateContents, stacks: [NestedStack]
  ) {
    (self.kind, self.resource, self.name, self.parameters) = (kind, resource, name, parameters)
    (self.file, written, self.contents, self.stacks) = (file.path, file.json, contents, stacks)
    reason = nil
  }

  /// The stack, and all that are in it.
  package var all: [NestedStack] { [self] + stacks.flatMap(\.all) }

  /// The value of an output, as the stack's template has it.
  package func output(_ name: String) -> JSONValue? { contents?.section("Outputs")[name]?["Value"] }
}

extension [NestedStack] {
  /// The paths of the files whose templates are nested.
  package var files: Set<String> { Set(flatMap(\.all).compactMap(\.file)) }

  /// The stack that a resource makes.
  package subscript(logicalID: String) -> NestedStack? { first { $0.logicalID == logicalID } }
}
