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
    if let attribute { return format(at: attribute.split(separator: ".").map(String.init), in: facts) }
    return facts.identifier.count == 1 ? format(at: facts.identifier[0], in: facts) : nil
  }

  private static func format(at path: [String], in facts: ResourceFacts) -> String? {
    var node = facts.root
    for name in path {
      guard let next = resolved(node, in: facts).object?.properties[name] else { return nil }
      node = next
    }
    return node.format ?? resolved(node, in: facts).format
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
