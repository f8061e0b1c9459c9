/// The text a value has in a plain Swift `String` when it's known only after deployment.
///
/// Such text is always a mistake in a template. It has a form no one writes by chance, so that it can be found.
enum UnresolvedText {
  static let opening = "«strata: "
  static let closing = " is known only after deployment»"

  static func describing(_ node: TemplateNode) -> String {
    opening + subject(of: node) + closing
  }

  /// What the marked text in `text` is about, or nil where there is none.
  static func subject(in text: String) -> Substring? {
    guard let start = text.firstRange(of: opening) else { return nil }
    let rest = text[start.upperBound...]
    return rest.firstRange(of: closing).map { rest[..<$0.lowerBound] } ?? rest
  }

  private static func subject(of node: TemplateNode) -> String {
    switch node.content {
    case .reference(let reference):
      reference.anchor.path.description + (reference.attribute.map { "." + $0 } ?? "")
    case .pseudoParameter(let name): name
    case .substitution: "a string with references in it"
    case .function(let name, _): "the result of " + name
    case .choice: "the result of Fn::If"
    case .find: "the result of Fn::FindInMap"
    case .weak(let inner, _): subject(of: inner)
    case .literal, .list, .map, .condition, .jsonText, .invalid: "a value"
    }
  }
}
