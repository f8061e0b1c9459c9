package import StrataJSON

/// What is known of a stack beside its template.
package struct TemplateDeployment: Sendable {
  /// The stack's name; nil where it isn't known.
  package let stack: String?
  /// The account that it's meant for; nil for any.
  package let account: String?
  /// The policies beyond which its roles may do nothing, wherever they're declared, by the ARNs that roles name them by.
  package let boundaries: [String: JSONValue]

  package init(stack: String?, account: String?, boundaries: [String: JSONValue]) {
    (self.stack, self.account, self.boundaries) = (stack, account, boundaries)
  }

  /// That nothing is known but the template.
  package static let unknown = TemplateDeployment(stack: nil, account: nil, boundaries: [:])
}
