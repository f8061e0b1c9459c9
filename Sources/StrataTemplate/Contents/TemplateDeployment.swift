package import StrataJSON

/// What is known of a stack beside its template.
package struct TemplateDeployment: Sendable {
  /// The stack's name; nil where it isn't known.
  package let stack: String?
  /// The account that it's meant for; nil for any.
  package let account: String?
  /// The policies beyond which its roles may do nothing, wherever they're declared, by the ARNs that roles name them by.
  package let boundaries: [String: JSONValue]

  /// The values that parameters get, by name; a parameter without one has any that it may have.
  package let parameters: [String: String]

  /// Whether it's a file of anybody's, who may use what is in it by ways that no template shows.
  package let isAnybodys: Bool

  /// The templates that stand beside it, among which those of nested stacks are found.
  package let templates: NestedTemplates
  /// The path of its own file, from which others are named.
  package let path: String

  package init(
    stack: String?, account: String?, boundaries: [String: JSONValue], parameters: [String: String] = [:],
    isAnybodys: Bool = false, templates: NestedTemplates = .none, path: String = usualPath
  ) {
    (self.stack, self.account, self.boundaries) = (stack, account, boundaries)
    (self.parameters, self.isAnybodys) = (parameters, isAnybodys)
    (self.templates, self.path) = (templates, path)
  }

  /// The path of a template whose file isn't known.
  private static let usualPath = "template.json"

  /// That nothing is known but the template.
  package static let unknown = TemplateDeployment(stack: nil, account: nil, boundaries: [:])

  /// That nothing is known but a file, whoever's it is.
  package static let anybodys = anybodys(parameters: [:])

  /// That nothing is known but a file, whoever's it is, and values of its parameters.
  package static func anybodys(parameters: [String: String]) -> TemplateDeployment {
    TemplateDeployment(stack: nil, account: nil, boundaries: [:], parameters: parameters, isAnybodys: true)
  }

  /// That nothing is known but a file, whoever's it is, values of its parameters, and the files that stand beside it.
  package static func anybodys(
    parameters: [String: String], besides templates: NestedTemplates, at path: String
  ) -> TemplateDeployment {
    TemplateDeployment(
      stack: nil, account: nil, boundaries: [:], parameters: parameters, isAnybodys: true, templates: templates,
      path: path)
  }
}
