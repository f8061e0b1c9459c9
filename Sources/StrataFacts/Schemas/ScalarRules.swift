package import StrataJSON
import StrataText

/// The values that a node allows.
package struct ValueRules: Sendable {
  package let record: TableRecord

  /// The parts of the record, flags last.
  package enum Part {
    package static let allowed = TablePart(0)
    package static let constant = TablePart(1)
    static let order = TablePart(2)
    static let ignoresCase = TablePart(3)
    /// All values allowed are texts; otherwise the texts in the table are their JSON.
    static let areTexts = TablePart(4)
  }

  @inlinable
  package init(_ record: TableRecord) { self.record = record }

  /// The values, or none where any is allowed.
  package var allowed: [JSONValue] {
    areTexts ? list.map { .string($0.string) } : list.map { Self.value(in: $0) }
  }

  /// Whether only some values are allowed.
  @inlinable
  package var isLimited: Bool { record.has(Part.allowed) }

  /// Whether the case of letters is ignored.
  package var ignoresCase: Bool { record.has(Part.ignoresCase) }

  /// Whether there is an only value allowed.
  @inlinable
  package var isConstant: Bool { record.has(Part.constant) }

  /// The only value allowed, where there is one.
  package var constant: JSONValue? { record.part(Part.constant).map { Self.value(in: TableText($0)) } }

  /// Whether a text is one of those allowed, as it's written there.
  package func allows(text: String) -> Bool {
    guard areTexts else {
      let quote = UInt8(ascii: "\"")
      return list.contains { $0.bytes.first == quote && Self.value(in: $0) == .string(text) }
    }
    return text.withUTF8Bytes { text in
      let list = list
      guard let order = record.part(Part.order) else { return list.contains { $0.isEqual(to: text) } }
      var (lower, upper) = (0, list.count)
      while lower < upper {
        let middle = (lower + upper) / 2
        if list[order.count(at: 2 * middle)].precedes(text) { lower = middle + 1 } else { upper = middle }
      }
      return lower < list.count && list[order.count(at: 2 * lower)].isEqual(to: text)
    }
  }

  /// Whether a number is one of those allowed, or nil where it takes a closer look to know.
  package func allows(number: Int) -> Bool? {
    if areTexts { return nil }
    var isAllowed = false
    for text in list {
      guard let allowed = text.bytes.fewDigits else { return nil }
      isAllowed = isAllowed || allowed == number
    }
    return isAllowed
  }

  /// Whether only texts of ASCII characters are allowed, in the case in which they're written there.
  package var areFixed: Bool {
    areTexts && !ignoresCase && list.allSatisfy { $0.bytes.allSatisfy { $0 < 0x80 } }
  }

  private var areTexts: Bool { record.has(Part.areTexts) }

  private var list: TableList<TableText> { TableList(record.part(Part.allowed)) }

  private static func value(in text: TableText) -> JSONValue {
    // What the writer of the table wrote is JSON.
    (try? JSONValue(parsing: text.bytes)) ?? .null
  }
}

/// The rules for a text.
package struct TextRules: Sendable {
  package let record: TableRecord

  /// The parts of the record.
  package enum Part {
    package static let length = TablePart(0)
    package static let pattern = TablePart(1)
  }

  @inlinable
  package init(_ record: TableRecord) { self.record = record }

  /// The number of Unicode scalars.
  package var length: SchemaBounds<Int>? { record.part(Part.length).map { SchemaBounds(counts: $0) } }

  /// A regular expression, found anywhere in the text.
  package var pattern: String? { patternText?.string }

  /// The regular expression, in place.
  @inlinable
  package var patternText: TableText? { record.part(Part.pattern).map { TableText($0) } }
}

/// The rules for a number.
package struct NumberRules: Sendable {
  package let record: TableRecord

  /// The parts of the record.
  package enum Part {
    package static let range = TablePart(0)
    package static let openRange = TablePart(1)
    package static let step = TablePart(2)
  }

  @inlinable
  package init(_ record: TableRecord) { self.record = record }

  /// The least and greatest number.
  package var range: SchemaBounds<Double>? { record.part(Part.range).map { SchemaBounds(numbers: $0) } }

  /// The numbers that it must lie between.
  package var openRange: SchemaBounds<Double>? { record.part(Part.openRange).map { SchemaBounds(numbers: $0) } }

  /// The number of which it must be a multiple.
  package var step: Double? { record.part(Part.step).flatMap { TableText($0).number } }
}
