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

  package init(
    stack: String?, account: String?, boundaries: [String: JSONValue], parameters: [String: String] = [:],
    isAnybodys: Bool = false
  ) {
    (self.stack, self.account, self.boundaries) = (stack, account, boundaries)
    (self.parameters, self.isAnybodys) = (parameters, isAnybodys)
  }

  /// That nothing is known but the template.
  package static let unknown = TemplateDeployment(stack: nil, account: nil, boundaries: [:])

  /// That nothing is known but a file, whoever's it is.
  package static let anybodys = anybodys(parameters: [:])

  /// That nothing is known but a file, whoever's it is, and values of its parameters.
  package static func anybodys(parameters: [String: String]) -> TemplateDeployment {
    TemplateDeployment(stack: nil, account: nil, boundaries: [:], parameters: parameters, isAnybodys: true)
  }
}
