extension StringValue {
  /// A text that two values have in common where both are the same, to make names of.
  var identity: String { node.identity }
}

extension TemplateNode {
  fileprivate var identity: String {
    switch content {
    case .literal: literalText ?? ""
    case .list(let nodes): "[" + nodes.map(\.identity).joined(separator: ",") + "]"
    case .map(let members): "{" + members.map { "\($0.key):\($0.value.identity)" }.joined(separator: ",") + "}"
    case .function(let name, let argument): "\(name)(\(argument.identity))"
    case .reference(let reference): "\(reference.anchor.path).\(reference.attribute ?? "")"
    case .pseudoParameter(let name): name
    case .substitution(let segments): segments.map(\.identity).joined()
    case .name(let anchor), .condition(let anchor), .templateKey(let anchor): "\(anchor.path)"
    case .choice(let anchor, let then, let otherwise): "\(anchor.path)?\(then.identity):\(otherwise.identity)"
    case .find(let lookup): "\(lookup.mapping.path)[\(lookup.firstKey.identity)][\(lookup.secondKey.identity)]"
    case .jsonText(let node), .weak(let node, _): node.identity
    case .invalid(let finding): finding.message
    }
  }
}

extension TemplateNode.Segment {
  fileprivate var identity: String {
    switch self {
    case .text(let text): text
    case .value(let node): "${\(node.identity)}"
    }
  }
}
