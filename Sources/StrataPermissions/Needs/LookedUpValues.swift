import StrataJSON
import StrataTemplate
import StrataText

/// The values that a template has CloudFormation look up.
struct LookedUpValues {
  private(set) var imports = false
  /// What stands between the braces of `{{resolve:…}}`, each once, in order.
  private(set) var references: [String] = []

  mutating func search(_ value: JSONValue) {
    switch value {
    case .string(let text): read(text)
    case .array(let elements): for element in elements { search(element) }
    case .object(let object):
      if value.argument(of: .importValue) != nil { imports = true }
      for member in object { search(member.value) }
    default: break
    }
  }

  private mutating func read(_ text: String) {
    if !text.contains(bytesOf: "{{resolve:") { return }
    for piece in text.split(separator: "{{resolve:").dropFirst(text.hasPrefix("{{resolve:") ? 0 : 1) {
      // A variable of Fn::Sub has a brace as well.
      guard let end = piece.firstRange(of: "}}") else { continue }
      let reference = String(piece[..<end.lowerBound])
      if !references.contains(reference) { references.append(reference) }
    }
  }
}
