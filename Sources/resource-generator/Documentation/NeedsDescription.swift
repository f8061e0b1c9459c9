import StrataJSON

/// What else must be there with a property, or mustn't, in words for the documentation of its parameter.
enum NeedsDescription {
  static func parts(for name: String, of object: JSONObject) -> [String] {
    var parts: [String] = []
    if let others = object["dr"]?[name], let words = list(others, by: "and") { parts.append("needs \(words)") }
    if let others = object["de"]?[name], let words = list(others, by: "or") { parts.append("not with \(words)") }
    for (key, start) in [("xor", "exactly one of"), ("or", "at least one of")] {
      guard let names = object[key], names.array?.contains(.string(name)) == true, let words = list(names, by: "and")
      else { continue }
      parts.append("\(start) \(words) is needed")
    }
    return parts
  }

  private static func list(_ value: JSONValue, by word: String) -> String? {
    let names = (value.array ?? []).compactMap(\.string).map { "`\($0)`" }
    guard let last = names.last else { return nil }
    return names.count == 1 ? last : "\(names.dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
