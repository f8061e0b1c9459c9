import StrataJSON
import StrataText

/// Findings as they were printed, or as JSON, from which their rules are read.
enum FindingText {
  /// The names in square brackets, each once in their order: `[unknown-property]` ends the line of a finding.
  static func rules(in text: String) -> [String] {
    var names: [String] = []
    for part in text.split(separator: "[", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: "]") else { continue }
      add(String(part[..<end]), to: &names)
    }
    return names
  }

  /// The rules of the findings in JSON or SARIF, each once in their order.
  static func rules(in json: JSONValue) -> [String] {
    var names: [String] = []
    collect(json, &names)
    return names
  }

  private static func collect(_ json: JSONValue, _ names: inout [String]) {
    for element in json.array ?? [] { collect(element, &names) }
    for member in json.object ?? [:] {
      if let name = member.value.string {
        if ["rule", "ruleId"].contains(member.key) { add(name, to: &names) }
      } else {
        collect(member.value, &names)
      }
    }
  }

  private static func add(_ name: String, to names: inout [String]) {
    let isName = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    if isName, !name.isEmpty, !names.contains(name) { names.append(name) }
  }
}
