import StrataText

/// The text a value has in a plain Swift `String` when it's known only after deployment.
///
/// Such text is always a mistake in a template. It has a form no one writes by chance, so that it can be found.
package enum UnresolvedText {
  private static let opening: StaticString = "«strata: "
  private static let closing: StaticString = " is known only after deployment»"

  static func describing(_ node: TemplateNode) -> String {
    opening.description + subject(of: node) + closing.description
  }

  /// Whether `text` may have such text in it; most can't.
  package static func mayBe(in text: String) -> Bool {
    // Nearly all text is shorter, or has nothing but ASCII, unlike the opening.
    text.utf8.count >= opening.utf8CodeUnitCount && !text.isASCII && text.contains(bytesOf: opening)
  }

  /// The subject of the marked text in `text`, or nil where there is none.
  package static func subject(in text: String) -> String? {
    guard let start = text.utf8Offsets(of: opening).first else { return nil }
    let rest = String(decoding: text.utf8.dropFirst(start + opening.utf8CodeUnitCount), as: UTF8.self)
    let end = rest.utf8Offsets(of: closing).first ?? rest.utf8.count
    return String(decoding: rest.utf8.prefix(end), as: UTF8.self)
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
    case .templateKey(let anchor): "the address of the template of \(anchor.path)"
    case .literal, .list, .map, .condition, .name, .jsonText, .invalid: "a value"
    }
  }
}
