/// Text of a template, as far as it's known now.
struct KnownText {
  /// What stands for a value that is known only after deployment.
  static let gap: Character = "\u{FFFC}"

  /// The texts that it may be, one for each branch of a choice.
  let possible: [String]

  init(_ value: StringValue) { possible = Self.texts(value.node) }

  private static func texts(_ node: TemplateNode) -> [String] {
    if let text = node.literalText { return [text] }
    switch node.content {
    case .substitution(let segments):
      let parts = segments.map { segment -> [String] in
        switch segment {
        case .text(let text): [text]
        case .value(let value): texts(value)
        }
      }
      return joined(parts, by: "")
    case .choice(_, let then, let otherwise): return texts(then) + texts(otherwise)
    case .function(_, let arguments):
      // Text between the elements of a list, whatever else a function of this form makes of it.
      guard case .list(let nodes) = arguments.content, nodes.count == 2, let separator = nodes[0].literalText,
        case .list(let elements) = nodes[1].content
      else { return [String(gap)] }
      return joined(elements.map(texts), by: separator)
    case .weak(let inner, _): return texts(inner)
    default: return [String(gap)]
    }
  }

  /// Each way of taking one text of each part; a few are enough to find what is wrong.
  private static func joined(_ parts: [[String]], by separator: String) -> [String] {
    guard let first = parts.first else { return [""] }
    return parts.dropFirst().reduce(first) { texts, part in
      Array(texts.flatMap { text in part.map { text + separator + $0 } }.prefix(64))
    }
  }
}

extension String {
  /// The text with each reference to a value that is read when the stack is deployed left out.
  var withoutReferences: String {
    let parts = split(separator: "{{resolve:", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      guard let end = part.firstRange(of: "}}") else { return text + part }
      return text + String(KnownText.gap) + part[end.upperBound...]
    }
  }

  /// Whether a secret of Secrets Manager is in the text by reference.
  var refersToSecret: Bool {
    firstRange(of: "{{resolve:secretsmanager:").map { self[$0.upperBound...].contains("}}") } ?? false
  }
}
