/// A list in a template: elements that are literals or references, or a reference to a whole list.
public struct ListValue<Element: TemplateValue>: TemplateValue, ListTemplateValue, ExpressibleByArrayLiteral {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a list of the given elements, in that order.
  @inlinable
  public init(arrayLiteral elements: Element...) {
    self.init(elements)
  }

  /// Makes a list of the given elements, in that order.
  @inlinable
  public init(_ elements: some Sequence<Element>) {
    node = .list(of: elements.map { $0.node })
  }

  /// The nodes of the elements, when the list isn't a reference or a function.
  package var elements: [TemplateNode]? {
    if case .list(let nodes) = node.content { nodes } else { nil }
  }
}

/// Marks the values that are lists, which pass from stack to stack as joined text.
package protocol ListTemplateValue {}

extension ListValue where Element == StringValue {
  /// A list of literals, from strings that are known now.
  public static func literal(_ strings: some Sequence<String>) -> ListValue {
    ListValue(strings.map { StringValue.literal($0) })
  }
}
