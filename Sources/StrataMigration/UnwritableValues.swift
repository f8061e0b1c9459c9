import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// Finds what templates can't have, and Swift couldn't say.
enum UnwritableValues {
  /// The findings, in the order of the template.
  static func findings(in template: JSONValue) -> [Finding] {
    var findings: [Finding] = []
    var place = JSONPointer()
    func visit(_ value: JSONValue) {
      func descend(_ token: String, _ value: JSONValue) {
        place.tokens.append(token)
        visit(value)
        place.tokens.removeLast()
      }
      switch value {
      case .null:
        findings.append(
          Finding(
            "null-value", "a template can't have null", severity: .error, at: place, expected: "a value, or nothing",
            given: "null", hint: "leave it out, or give it a value"))
      case .number(let number):
        // Elsewhere CloudFormation takes a number for its text, which says all digits.
        guard place.isInMetadata else { break }
        findings.append(
          Finding(
            "template-form", "a number of so many digits would be another one in Swift", severity: .error, at: place,
            given: number.text, hint: "write it in quotes"))
      case .array(let elements):
        for (index, element) in elements.enumerated() { descend(String(index), element) }
      case .object(let object):
        findings += sameNames(in: object, at: place)
        for member in object { descend(member.key, member.value) }
      case .bool, .integer, .double, .string: break
      }
    }
    if template.object == nil {
      findings.append(
        Finding(
          "template-form", "a template must be an object", severity: .error, at: place,
          expected: "sections by name, such as Resources", given: template.kindInWords))
    }
    if let object = template.object, !object.contains(where: { sections.contains($0.key) }) {
      findings.append(
        Finding(
          "template-form", "this is no template", severity: .error, at: place, expected: "a section such as Resources",
          given: object.isEmpty ? "nothing" : object.prefix(3).map { displayable($0.key) }.joined(separator: ", "),
          hint: "name the file of a template"))
    }
    if template.object == nil || contains(template) { visit(template) }
    return findings
  }

  /// The sections of which a template has one; a macro may make the others.
  private static let sections: Set = [
    "Resources", "Transform", IntrinsicFunction.transform.name, "Parameters", "Mappings", "Conditions", "Rules",
    "Outputs",
  ]

  /// Whether there may be one, which takes less time to know than where.
  private static func contains(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .number: true
    case .array(let elements): elements.contains(where: contains)
    case .object(let object): object.contains { !$0.key.utf8.allSatisfy { $0 < 0x80 } || contains($0.value) }
    case .bool, .integer, .double, .string: false
    }
  }

  /// The names of an object that are others by their bytes, and in Swift the same.
  private static func sameNames(in object: JSONObject, at place: JSONPointer) -> [Finding] {
    if object.allSatisfy({ $0.key.utf8.allSatisfy { $0 < 0x80 } }) { return [] }
    var names: Set<String> = []
    return object.filter { !names.insert($0.key).inserted }.map { member in
      Finding(
        "template-form", "two names are written by other code points, and are one text in Swift", severity: .error,
        at: place.appending(member.key), given: "\"\(displayable(member.key))\" twice", hint: "rename one of them")
    }
  }
}

extension JSONPointer {
  /// Whether the place is in the template's own metadata, or a resource's.
  fileprivate var isInMetadata: Bool {
    tokens.first == "Metadata" || tokens.count > 2 && tokens[0] == "Resources" && tokens[2] == "Metadata"
  }
}
