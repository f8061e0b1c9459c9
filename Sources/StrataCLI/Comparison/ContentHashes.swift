import StrataJSON

/// The logical ids that end in a hash of what the resource publishes, such as that of a function's version.
///
/// What is hashed is compared itself, so that between two environments another hash says nothing more.
struct ContentHashes {
  private var others: [String: String] = [:]

  /// Pairs the ids that only one of two templates has, and that are the same but for the hash.
  init(from old: JSONValue, to new: JSONValue) {
    let (before, after) = (old["Resources"]?.object ?? [:], new["Resources"]?.object ?? [:])
    var found: [String: [String]] = [:]
    for member in after where before[member.key] == nil {
      guard let stem = Self.stem(of: member.key) else { continue }
      found["\(stem) \(member.value["Type"]?.string ?? "")", default: []].append(member.key)
    }
    var taken: [String: [String]] = [:]
    for member in before where after[member.key] == nil {
      guard let stem = Self.stem(of: member.key) else { continue }
      taken["\(stem) \(member.value["Type"]?.string ?? "")", default: []].append(member.key)
    }
    for (stem, ids) in taken where ids.count == 1 && found[stem]?.count == 1 {
      others[ids[0]] = found[stem]?.first
    }
  }

  /// A template with the other ids where the old ones stand, in keys as well.
  func replaced(in value: JSONValue) -> JSONValue {
    if others.isEmpty { return value }
    switch value {
    case .string(let text): return .string(replaced(in: text))
    case .array(let values): return .array(values.map(replaced))
    case .object(let object):
      return .object(JSONObject(object.map { (replaced(in: $0.key), replaced(in: $0.value)) }))
    case .null, .bool, .integer, .double, .number: return value
    }
  }

  private func replaced(in text: String) -> String {
    others.reduce(text) { text, pair in text.contains(pair.key) ? text.replacing(pair.key, with: pair.value) : text }
  }

  /// What stands before a hash of eight digits; nil where there is none.
  private static func stem(of id: String) -> String? {
    let digits = id.utf8.suffix(8)
    guard id.utf8.count > 8, digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0) }) else {
      return nil
    }
    return String(id.dropLast(8))
  }
}
