import StrataJSON

/// The hashes that names end in which were cut short, such as `shop-prod-http-84a1a289`.
///
/// The hash is one of the whole name, in which the environment's name stands, so that it's another for each environment.
enum NameHashes {
  /// A value with the names of another where both have the same but for the hash.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - other: What has its place in the other environment.
  ///   - count: The number of such names, which is added to.
  /// - Returns: The same value otherwise.
  static func replaced(in value: JSONValue, by other: JSONValue?, counting count: inout Int) -> JSONValue {
    switch (value, other) {
    case (.string(let text), .string(let name)?):
      guard text != name, let stem = stem(of: text), stem == Self.stem(of: name) else { return value }
      count += 1
      return .string(name)
    case (.array(let values), .array(let others)?) where values.count == others.count:
      return .array(zip(values, others).map { replaced(in: $0, by: $1, counting: &count) })
    case (.object(let object), .object(let others)?):
      let others = Dictionary(others.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
      return .object(
        JSONObject(object.map { ($0.key, replaced(in: $0.value, by: others[$0.key], counting: &count)) }))
    default: return value
    }
  }

  /// What stands before a hyphen and a hash of eight digits at the end; nil where there is none.
  private static func stem(of text: String) -> String? {
    let tail = Array(text.utf8.suffix(9))
    guard tail.count == 9, tail[0] == UInt8(ascii: "-"), text.utf8.count > 9,
      tail.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return String(text.dropLast(9))
  }
}
