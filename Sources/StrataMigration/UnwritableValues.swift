import StrataFindings
import StrataJSON
import StrataTemplate

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
        findings.append(
          Finding(
            "template-form", "a number of so many digits would be another one in Swift", severity: .error, at: place,
            given: number.text, hint: "write it in quotes"))
      case .array(let elements):
        for (index, element) in elements.enumerated() { descend(String(index), element) }
      case .object(let object):
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
    if template.object == nil || contains(template) { visit(template) }
    return findings
  }

  /// Whether there is one, which takes less time to know than where.
  private static func contains(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .number: true
    case .array(let elements): elements.contains(where: contains)
    case .object(let object): object.contains { contains($0.value) }
    case .bool, .integer, .double, .string: false
    }
  }
}
