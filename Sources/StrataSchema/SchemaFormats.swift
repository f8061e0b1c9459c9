package import StrataFacts

/// The formats that references to a resource yield.
package enum SchemaFormats {
  /// The format of what a reference to a resource of a type yields, or nil where it's unknown.
  ///
  /// - Parameters:
  ///   - facts: The facts about the type.
  ///   - attribute: The attribute for `Fn::GetAtt`, with dots between its parts, or nil for `Ref`.
  /// - Returns: The format, as in `AWS::EC2::VPC.Id`.
  package static func format(ofReferenceTo facts: ResourceFacts, attribute: String?) -> String? {
    if let attribute { return format(at: path(attribute), in: facts) }
    let identifier = facts.identifier
    return identifier.count == 1 ? format(at: identifier[0], in: facts) : nil
  }

  /// The kinds of value, one of which an attribute yields, or none where that's unknown.
  ///
  /// Unknown is it of the older types, which no handler makes in the form of its schema.
  ///
  /// - Parameters:
  ///   - attribute: The attribute for `Fn::GetAtt`, with dots between its parts.
  ///   - facts: The facts about the type.
  /// - Returns: The kinds, as in text.
  package static func kinds(ofAttribute attribute: String, of facts: ResourceFacts) -> SchemaTypes {
    guard facts.hasHandlers, let node = node(at: path(attribute), in: facts) else {
      return []
    }
    let kinds = ReferenceKinds(of: node, in: facts).kinds
    // It may be a part of what stands there as JSON.
    return kinds.contains(.object) && resolved(node, in: facts).object == nil ? [] : kinds
  }

  private static func path(_ attribute: String) -> [String] {
    // Most have one part.
    attribute.utf8.contains(UInt8(ascii: ".")) ? attribute.split(separator: ".").map(String.init) : [attribute]
  }

  private static func format(at path: [String], in facts: ResourceFacts) -> String? {
    node(at: path, in: facts).flatMap { $0.format ?? resolved($0, in: facts).format }
  }

  private static func node(at path: [String], in facts: ResourceFacts) -> SchemaNode? {
    if path.isEmpty { return nil }
    var node = facts.root
    for name in path {
      guard let next = resolved(node, in: facts).object?.properties[name] else { return nil }
      node = next
    }
    return node
  }

  private static func resolved(_ node: SchemaNode, in facts: ResourceFacts) -> SchemaNode {
    var node = node
    for _ in 0..<20 {
      guard let target = facts.target(of: node) else { break }
      node = target
    }
    return node
  }
}
