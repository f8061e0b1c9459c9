package import StrataJSON

/// The values that a node allows.
package final class ValueRules: Sendable {
  /// The values, or none where any is allowed.
  package let allowed: [JSONValue]
  /// Whether the case of letters is ignored.
  package let ignoresCase: Bool
  /// The only value allowed, where there is one.
  package let constant: JSONValue?
  /// The allowed texts, in lowercase where case is ignored.
  package let texts: Set<String>

  static let keys = ["e", "ei", "c"]

  init?(_ json: JSONObject, _ reader: inout SchemaReader) {
    let allowed = reader.list(json["e"])
    let constant = json["c"]
    if allowed.isEmpty, constant == nil { return nil }
    let ignoresCase = reader.flag(json["ei"])
    self.allowed = allowed
    self.constant = constant
    self.ignoresCase = ignoresCase
    texts = Set(allowed.compactMap { $0.string.map { ignoresCase ? $0.lowercased() : $0 } })
  }
}

/// The rules for a text.
package final class TextRules: Sendable {
  /// The number of Unicode scalars.
  package let length: SchemaBounds<Int>?
  /// A regular expression, found anywhere in the text.
  package let pattern: String?

  static let keys = ["ls", "pt"]

  init?(_ json: JSONObject, _ reader: inout SchemaReader) {
    length = reader.counts(json["ls"])
    pattern = reader.string(json["pt"])
    if length == nil, pattern == nil { return nil }
  }
}

/// The rules for a number.
package final class NumberRules: Sendable {
  /// The least and greatest number.
  package let range: SchemaBounds<Double>?
  /// The numbers that it must lie between.
  package let openRange: SchemaBounds<Double>?
  /// The number of which it must be a multiple.
  package let step: Double?

  static let keys = ["g", "gx", "mo"]

  init?(_ json: JSONObject, _ reader: inout SchemaReader) {
    range = reader.numbers(json["g"])
    openRange = reader.numbers(json["gx"])
    step = json["mo"].flatMap { reader.number($0) }
    if range == nil, openRange == nil, step == nil { return nil }
  }
}
