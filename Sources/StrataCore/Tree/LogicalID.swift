/// Makes logical ids: the ids from below the stack to the construct, joined in PascalCase.
///
/// `Worker/dead-letters` becomes `WorkerDeadLetters`. There is no hash in it, so it's readable and it stays.
package enum LogicalID {
  static let maximumLength = 255

  static func make(for node: ConstructNode) -> String {
    if let former = node.formerPath {
      return former.split(separator: "/").map { pascalCase(String($0)) }.joined()
    }
    guard let parent = node.parent else { return "" }
    let own = pascalCase(node.path.id)
    return parent.parent == nil && parent.formerPath == nil ? own : make(for: parent) + own
  }

  /// Reports an id of which no part of a logical id can be made.
  static func check(_ id: String, of node: ConstructNode, site: CallSite) {
    if isPascalCase(id) { return }
    if !id.utf8.contains(where: \.isASCIIAlphanumeric) {
      node.report(
        Mistake(
          .invalidID, "an id has at least one letter A to Z or digit", given: "\"\(id)\"",
          hint: "logical ids are made from it, such as Jobs or DeadLetters"), site: site)
    } else if let wrong = id.unicodeScalars.first(where: { !isAllowed($0) }) {
      node.report(
        Mistake(
          .invalidID, "an id can't contain \(quoted(wrong))",
          expected: "letters A to Z, digits, and hyphens, underscores, dots or spaces between words",
          given: "\"\(id)\""), site: site)
    }
  }

  /// Whether text can stand as a logical id of a resource, parameter, output, condition, mapping or rule.
  static func isValid(_ id: String) -> Bool {
    (1...maximumLength).contains(id.utf8.count) && id.consistsOfAlphanumerics()
  }

  package static func pascalCase(_ id: String) -> String {
    if isPascalCase(id) { return id }
    var result = ""
    var startsWord = true
    for byte in id.utf8 {
      guard byte.isASCIIAlphanumeric else {
        startsWord = true
        continue
      }
      result.unicodeScalars.append(Unicode.Scalar(startsWord && byte.isASCIILowercase ? byte - 32 : byte))
      startsWord = false
    }
    return result
  }

  private static func isPascalCase(_ id: String) -> Bool {
    guard let first = id.utf8.first, first < UInt8(ascii: "a") else { return false }
    return id.consistsOfAlphanumerics()
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
