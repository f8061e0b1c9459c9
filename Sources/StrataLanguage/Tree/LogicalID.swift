import StrataFindings
import StrataText

/// The form of logical ids, and of the ids that they're made of.
package enum LogicalID {
  /// The length of a logical id, 255 characters at most.
  ///
  /// See [Resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html).
  package static let maximumLength = 255

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
  package static func isValid(_ id: String) -> Bool {
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

extension Finding {
  package static func malformedID(_ id: String, _ kind: String = "logical") -> Finding {
    if id.utf8.count > LogicalID.maximumLength {
      return Finding(
        .invalidID, "a \(kind) id must have 255 characters at most", expected: "255 or fewer",
        given: "\(id.utf8.count) characters")
    }
    return Finding(
      .invalidID, "a \(kind) id must have letters A to Z and digits alone", expected: "a name such as Jobs",
      given: "\"\(id)\"")
  }
}
