import StrataText
import StrataFindings
import StrataTemplate

/// Makes logical ids: the ids from below the stack to the construct, joined in PascalCase.
///
/// `Worker/dead-letters` becomes `WorkerDeadLetters`. There is no hash in it, so it's readable and it stays.
package enum LogicalID {
  static let maximumLength = 255

  static func make(for node: ConstructNode) -> String {
    if let former = node.formerPath {
      return former.split(separator: "/").map { String($0).pascalCased }.joined()
    }
    guard let parent = node.parent else { return "" }
    let own = node.path.id.pascalCased
    return parent.parent == nil && parent.formerPath == nil ? own : make(for: parent) + own
  }

  /// Reports an id of which no part of a logical id can be made.
  static func check(_ id: String, of node: ConstructNode, site: DeclarationSite) {
    if id.isPascalCased { return }
    if !id.utf8.contains(where: \.isASCIIAlphanumeric) {
      node.report(
        Finding(
          .invalidID, "an id must have at least one letter A to Z or digit", given: "\"\(id)\"",
          hint: "logical ids are made from it, such as Jobs or DeadLetters"), site: site)
    } else if let wrong = id.unicodeScalars.first(where: { !isAllowed($0) }) {
      node.report(
        Finding(
          .invalidID, "an id can't contain \(quoted(wrong))",
          expected: "letters A to Z, digits, and hyphens, underscores, dots or spaces between words",
          given: "\"\(id)\""), site: site)
    }
  }

  /// Whether text can stand as a logical id of a resource, parameter, output, condition, mapping or rule.
  static func isValid(_ id: String) -> Bool {
    (1...maximumLength).contains(id.utf8.count) && id.consistsOfAlphanumerics()
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    return UInt8(scalar.value).isASCIIAlphanumeric || "-_. ".unicodeScalars.contains(scalar)
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x20 || scalar.value == 0x7F
      ? "the control character U+" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2)
        + String(scalar.value, radix: 16, uppercase: true)
      : "\"\(scalar)\""
  }
}
