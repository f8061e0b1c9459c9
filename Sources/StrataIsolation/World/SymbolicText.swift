/// A text of a template as far as it's known: what is written out, and resources' own names and ARNs, each as what it is.
///
/// No text is invented for what only deployment tells. Two resources never have one name, so that what names the one
/// doesn't name the other, whatever CloudFormation comes to call them.
package struct SymbolicText: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    /// Written out, never empty; stars and question marks stand for themselves until somebody says what they are.
    case literal(String)
    /// What `Ref`, under no attribute, or `Fn::GetAtt` gives of a resource.
    case attribute(String, of: Int)
    /// One of some values, such as those that a parameter allows.
    case choice([String])
    /// The partition of a stack's region, which isn't known.
    case partition
    /// The account that a stack is deployed to, which isn't known.
    case account
    /// The region that a stack is deployed to, which isn't known.
    case region
    /// Anything.
    case unknown
  }

  package private(set) var parts: [Part]

  package init(_ parts: [Part] = []) {
    self.parts = []
    for part in parts { append(part) }
  }

  package mutating func append(_ part: Part) {
    switch (parts.last, part) {
    case (_, .literal("")): break
    case (.literal(let before)?, .literal(let text)): parts[parts.count - 1] = .literal(before + text)
    case (.unknown?, .unknown): break
    case (_, .choice(let values)) where values.count == 1: append(.literal(values[0]))
    default: parts.append(part)
    }
  }

  package mutating func append(contentsOf other: SymbolicText) {
    for part in other.parts { append(part) }
  }

  /// The text, where all of it is written out.
  package var literal: String? {
    if parts.isEmpty { return "" }
    guard parts.count == 1, case .literal(let text) = parts[0] else { return nil }
    return text
  }

  /// The resource and its attribute, where that's all of the text.
  package var attribute: (name: String, resource: Int)? {
    guard parts.count == 1, case .attribute(let name, let resource) = parts[0] else { return nil }
    return (name, resource)
  }
}
