import StrataJSON
import StrataSchema

extension MappingState {
  /// What the rows and values of a rendered mapping break, which take literals only.
  ///
  /// See [Mappings](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html).
  static func mistakes(in table: JSONValue) -> [Mistake] {
    guard let rows = table.object else {
      return [Mistake(.invalidValue, "a mapping is written out, not made by a function")]
    }
    var mistakes: [Mistake] = []
    if rows.isEmpty { mistakes.append(Mistake(.invalidValue, "a mapping has at least one row")) }
    for row in rows {
      if !isKey(row.key, punctuation: ".-") {
        mistakes.append(
          Mistake(
            .invalidID, "a mapping's row has a key of letters A to Z, digits, dots and hyphens, 255 at most",
            given: "\"\(row.key)\""))
      }
      guard let values = row.value.object else { continue }
      if values.isEmpty { mistakes.append(Mistake(.invalidValue, "the row \(row.key) has at least one value")) }
      if let mistake = Limits.mappingKeys(values.count, row: row.key) { mistakes.append(mistake) }
      for member in values {
        if !isKey(member.key, punctuation: "") {
          mistakes.append(
            Mistake(
              .invalidID, "a value in a mapping has a key of letters A to Z and digits, 255 at most",
              given: "\"\(member.key)\""))
        }
        if !isValue(member.value) {
          mistakes.append(
            Mistake(
              .invalidValue, "\(row.key)/\(member.key) can't stand in a mapping",
              expected: "text, a number, a flag or a list of them", given: "a map, a function or a reference"))
        }
      }
    }
    return mistakes
  }

  /// What is wrong with looking up keys that are known now; nil where nothing is, or where it can't be told.
  func mistake(lookingUp firstKey: String?, _ secondKey: String?) -> Mistake? {
    guard case .map(let rows) = table.content, let firstKey else { return nil }
    guard let row = rows.first(where: { $0.key == firstKey }) else {
      return missing(firstKey, "row", among: rows.map(\.key))
    }
    guard case .map(let values) = row.value.content, let secondKey else { return nil }
    if values.contains(where: { $0.key == secondKey }) { return nil }
    return missing(secondKey, "value", among: values.map(\.key))
  }

  private func missing(_ key: String, _ thing: String, among keys: [String]) -> Mistake {
    Mistake(
      .invalidReference, "the mapping \(anchor.path) has no \(thing) \"\(key)\"",
      hint: Suggestion.nearest(to: key, in: keys).map { "did you mean \"\($0)\"?" }
        ?? "there are " + keys.sorted(by: utf8Precedes).joined(separator: ", "))
  }

  private static func isKey(_ key: String, punctuation: StaticString) -> Bool {
    (1...255).contains(key.utf8.count) && key.consistsOfAlphanumerics(and: punctuation)
  }

  private static func isValue(_ value: JSONValue) -> Bool {
    switch value {
    case .object, .null: false
    case .array(let elements): elements.allSatisfy { $0.array == nil && isValue($0) }
    default: true
    }
  }
}
