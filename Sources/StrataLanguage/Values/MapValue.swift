/// A map from names to values in a template.
///
/// A name given twice in a literal is reported at synthesis.
public struct MapValue<Element: TemplateValue>: TemplateValue, ExpressibleByDictionaryLiteral {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a map of the given members; the output is sorted by name.
  @inlinable
  public init(dictionaryLiteral members: (String, Element)...) {
    node = .map(literal: members.map { ($0.0, $0.1.node) })
  }

  /// Makes a map of the given members; the output is sorted by name.
  @inlinable
  public init(_ members: [String: Element]) {
    node = .map(literal: members.map { ($0.key, $0.value.node) })
  }
}
