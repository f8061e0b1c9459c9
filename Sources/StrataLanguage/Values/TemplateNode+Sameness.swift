extension TemplateNode {
  /// Whether both nodes certainly give the same, as they are written; two that differ may still turn out equal when deployed.
  package func isSame(as other: TemplateNode) -> Bool {
    if self === other { return true }
    return switch (content, other.content) {
    case (.literal(let own), .literal(let other)): own == other
    case (.list(let own), .list(let other)): own.isSame(as: other)
    case (.map(let own), .map(let other)):
      own.map(\.key) == other.map(\.key) && own.map(\.value).isSame(as: other.map(\.value))
    case (.function(let name, let own), .function(let otherName, let other)):
      name == otherName && own.isSame(as: other)
    case (.reference(let own), .reference(let other)):
      own.anchor === other.anchor && own.attribute == other.attribute
    case (.pseudoParameter(let own), .pseudoParameter(let other)): own == other
    case (.substitution(let own), .substitution(let other)):
      own.count == other.count && zip(own, other).allSatisfy { $0.isSame(as: $1) }
    default: false
    }
  }
}

extension [TemplateNode] {
  fileprivate func isSame(as other: [TemplateNode]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isSame(as: $1) }
  }
}

extension TemplateNode.Segment {
  fileprivate func isSame(as other: TemplateNode.Segment) -> Bool {
    switch (self, other) {
    case (.text(let own), .text(let other)): own == other
    case (.value(let own), .value(let other)): own.isSame(as: other)
    default: false
    }
  }
}

extension [Statement] {
  /// The statements, each once.
  package var withoutRepetitions: [Statement] {
    reduce(into: []) { kept, statement in
      if !kept.contains(where: { $0.node.isSame(as: statement.node) }) { kept.append(statement) }
    }
  }
}
