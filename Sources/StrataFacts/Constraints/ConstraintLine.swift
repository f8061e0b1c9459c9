package import StrataJSON

/// The constraints of a type as they stand in a line of the facts: what they share, then each behind the properties without which it can't be broken.
///
/// A constraint is read when a template may break it: most of a type's constraints never are.
package struct ConstraintLine: Sendable {
  private let reader: ConstraintReader
  private var entries: [Entry]

  private struct Entry {
    /// The place of the names of properties.
    let triggers: Range<Int>
    /// The place of the constraint's text from the start of all lines.
    let place: Range<Int>
    var constraint: Constraint?
  }

  /// Takes a line apart that stands at a place in others.
  init(_ bytes: UnsafeRawBufferPointer, at place: Range<Int>) {
    let fields = Self.fields(in: bytes, at: place)
    let shared = try? JSONValue(parsing: UnsafeRawBufferPointer(rebasing: bytes[fields[0]]))
    reader = ConstraintReader(shared: shared?.object ?? [:])
    entries = stride(from: 1, to: fields.count - 1, by: 2).map {
      Entry(triggers: fields[$0], place: fields[$0 + 1])
    }
  }

  /// The places between tabs, of which there is one at least.
  private static func fields(in bytes: UnsafeRawBufferPointer, at place: Range<Int>) -> [Range<Int>] {
    let line = UnsafeRawBufferPointer(rebasing: bytes[place])
    var fields: [Range<Int>] = []
    var start = 0
    while start <= line.count {
      let end = line.offset(of: UInt8(ascii: "\t"), from: start)
      fields.append(place.lowerBound + start..<place.lowerBound + end)
      start = end + 1
    }
    return fields
  }

  /// The number of constraints.
  var count: Int { entries.count }

  /// The constraint at a position, or nil where there is none.
  ///
  /// - Parameters:
  ///   - position: The position in the order of the constraints.
  ///   - bytes: All lines.
  /// - Returns: The constraint.
  mutating func constraint(at position: Int, in bytes: UnsafeRawBufferPointer) -> Constraint? {
    guard entries.indices.contains(position) else { return nil }
    if entries[position].constraint == nil {
      // Whoever writes the text reads it first.
      let text = UnsafeRawBufferPointer(rebasing: bytes[entries[position].place])
      let triggers = bytes[entries[position].triggers].split(separator: UInt8(ascii: ",")).map {
        String(decoding: $0, as: UTF8.self)
      }
      entries[position].constraint = (try? JSONValue(parsing: text)).flatMap {
        try? reader.constraint($0, triggers: triggers, looksUp: Self.hasStepUp(text))
      }
    }
    return entries[position].constraint
  }

  /// Whether there are two dots in a row, as each step up has.
  private static func hasStepUp(_ text: UnsafeRawBufferPointer) -> Bool {
    let dot = UInt8(ascii: ".")
    var offset = text.offset(of: dot, from: 0)
    while offset + 1 < text.count {
      if text[offset + 1] == dot { return true }
      offset = text.offset(of: dot, from: offset + 1)
    }
    return false
  }

  /// The line of a type, without its name.
  ///
  /// - Parameters:
  ///   - shared: What the constraints share: the page, and the defaults.
  ///   - rules: The constraints as they're written.
  ///   - constraints: The same, as they're read.
  /// - Returns: The text.
  package static func text(shared: JSONObject, rules: [JSONValue], readAs constraints: [Constraint]) -> String {
    let parts = zip(rules, constraints).map { "\t\($1.triggers.joined(separator: ","))\t\($0)" }
    return "\(JSONValue.object(shared))" + parts.joined()
  }
}
