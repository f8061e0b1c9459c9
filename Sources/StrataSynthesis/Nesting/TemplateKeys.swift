import StrataFindings
import StrataJSON
import StrataLanguage

/// The text that stands for the key of a template until that is made.
///
/// What is nested is complete only when all that may read it is rendered, the stack around it among them.
enum TemplateKeyMark {
  /// A character that no text of a template has.
  private static let border = "\u{1}"

  /// The mark for the template of a stack.
  static func text(for stack: String) -> String { border + stack + border }

  /// The value with the keys in place of their marks.
  static func replacing(in value: JSONValue, by digests: [String: String]) -> JSONValue {
    switch value {
    case .string(let text):
      guard text.utf8.contains(1) else { return value }
      let parts = text.split(separator: border, omittingEmptySubsequences: false)
      // Marks are every other part.
      return .string(
        parts.enumerated().map { index, part in
          index % 2 == 0 ? String(part) : digests[String(part)].map(TemplatesBucket.key(of:)) ?? ""
        }.joined())
    case .array(let elements): return .array(elements.map { replacing(in: $0, by: digests) })
    case .object(let object):
      return .object(
        JSONObject(uniqueMembers: object.map { .init(key: $0.key, value: replacing(in: $0.value, by: digests)) }))
    case .null, .bool, .integer, .double, .number: return value
    }
  }
}

extension TemplateRenderer {
  /// The mark for the key of the template of a stack in this one.
  func templateKey(of anchor: Anchor) -> String {
    hasSuspectText = true
    guard anchor.synthesis === stack.state.app.identity else {
      report(.foreignValue(anchor, app: stack.state.app.identity.app))
      return ""
    }
    let other = stack.synthesis.stacks[anchor.stack].state
    guard other.nesting?.node.stack === stack.state else {
      report(
        Finding(
          .invalidReference, "the address of the template of \(anchor.path) is known to the stack around it alone",
          hint: "use it in the stack that it's declared in"))
      return ""
    }
    stack.hasTemplateKeys = true
    return TemplateKeyMark.text(for: other.name)
  }
}
