extension JSONPattern {
  /// Whether a value matches; captures are filled only if it does.
  public func matches(_ value: JSONValue?) -> Bool {
    var captured: [(Capture, JSONValue)] = []
    guard mismatches(value, at: "", captured: &captured).isEmpty else { return false }
    for (capture, value) in captured { capture.append(value) }
    return true
  }

  /// The mismatches that keep a value from matching, each with its path; nothing if it matches.
  public func mismatches(_ value: JSONValue?) -> [String] {
    var captured: [(Capture, JSONValue)] = []
    return mismatches(value, at: "", captured: &captured)
  }

  private func mismatches(
    _ value: JSONValue?, at path: String, captured: inout [(Capture, JSONValue)]
  ) -> [String] {
    let place = path.isEmpty ? "the whole" : path
    func wrong(_ expected: String) -> [String] { ["\(place) is \(Self.text(value)), not \(expected)"] }
    if case .absent = kind { return value == nil ? [] : wrong("absent") }
    if case .not(let pattern) = kind {
      var ignored: [(Capture, JSONValue)] = []
      return pattern.mismatches(value, at: path, captured: &ignored).isEmpty ? wrong("as it must not be") : []
    }
    guard let value else { return wrong(expectation) }
    switch kind {
    case .anything, .absent, .not: return []
    case .exactly(let expected): return value == expected ? [] : wrong(expectation)
    case .members(let members):
      guard let object = value.object else { return wrong(expectation) }
      return members.flatMap { member in
        member.pattern.mismatches(
          object[member.key], at: path.isEmpty ? member.key : "\(path)/\(member.key)", captured: &captured)
      }
    case .elements(let patterns):
      guard let array = value.array, array.count == patterns.count else { return wrong(expectation) }
      return patterns.indices.flatMap { index in
        patterns[index].mismatches(array[index], at: "\(path)/\(index)", captured: &captured)
      }
    case .containing(let patterns):
      guard let array = value.array else { return wrong(expectation) }
      return patterns.flatMap { pattern -> [String] in
        for element in array {
          var found: [(Capture, JSONValue)] = []
          guard pattern.mismatches(element, at: path, captured: &found).isEmpty else { continue }
          captured += found
          return []
        }
        return ["\(place) has no element that is \(pattern.expectation)"]
      }
    case .text(let part): return value.string?.contains(part) == true ? [] : wrong(expectation)
    case .jsonText(let pattern):
      guard let text = value.string, let inner = try? JSONValue(parsing: text) else { return wrong(expectation) }
      return pattern.mismatches(inner, at: path, captured: &captured)
    case .capture(let capture, let pattern):
      let found = pattern.mismatches(value, at: path, captured: &captured)
      if found.isEmpty { captured.append((capture, value)) }
      return found
    }
  }

  private var expectation: String {
    switch kind {
    case .anything: "there"
    case .absent: "absent"
    case .exactly(let value): Self.text(value)
    case .members(let members):
      "a map with " + (members.isEmpty ? "any members" : members.map(\.key).joined(separator: ", "))
    case .elements(let patterns): "a list of \(patterns.count)"
    case .containing: "a list"
    case .text(let part): "text that contains \"\(part)\""
    case .jsonText: "JSON text"
    case .capture(_, let pattern): pattern.expectation
    case .not(let pattern): "other than " + pattern.expectation
    }
  }

  private static func text(_ value: JSONValue?) -> String {
    guard let value else { return "absent" }
    let text = (try? value.text(keyOrder: .sorted, layout: .compact)) ?? "no JSON"
    return text.count <= 120 ? text : text.prefix(117) + "…"
  }
}
