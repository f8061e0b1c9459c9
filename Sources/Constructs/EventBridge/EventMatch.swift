/// The values that a field of an event may have, or the fields that are in it.
///
/// ```swift
/// let expensive: EventMatch = [
///   "state": ["paid", "shipped"], "total": .atLeast(100), "customer": ["country": .anythingBut("CH")],
/// ]
/// ```
///
/// Text and numbers stand for themselves, a list for any of its elements, and a dictionary for fields inside, all of
/// which must match.
/// See [Comparison operators](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html).
public struct EventMatch: Sendable, ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  private indirect enum Kind: Sendable {
    case values([AnyValue])
    case fields([(name: String, match: EventMatch)])
    /// Fields where a list of values was meant.
    case mixed
  }

  private let kind: Kind
  private var numbers: [Double] = []

  private init(_ kind: Kind, numbers: [Double] = []) {
    self.kind = kind
    self.numbers = numbers
  }

  private init(_ value: AnyValue, numbers: Double...) {
    self.init(.values([value]), numbers: numbers)
  }

  /// Makes exactly this text.
  public init(stringLiteral text: String) { self.init(.literal(text)) }

  /// Makes exactly this text, with values in it.
  public init(stringInterpolation text: TextInterpolation) { self.init(AnyValue(stringInterpolation: text)) }

  /// Makes exactly this number.
  public init(integerLiteral number: Int) { self.init(.literal(number), numbers: Double(number)) }

  /// Makes exactly this number.
  public init(floatLiteral number: Double) { self.init(.literal(number), numbers: number) }

  /// Makes any of several.
  public init(arrayLiteral elements: EventMatch...) { self = .any(of: elements) }

  /// Makes fields, all of which must match.
  public init(dictionaryLiteral fields: (String, EventMatch)...) { self.init(fields) }

  init(_ fields: [(String, EventMatch)]) { self.init(.fields(fields.map { (name: $0.0, match: $0.1) })) }

  /// Any of several.
  ///
  /// - Parameter matches: The values, or what they may be; no fields.
  /// - Returns: The match.
  public static func any(of matches: [EventMatch]) -> EventMatch {
    var values: [AnyValue] = []
    for match in matches {
      guard case .values(let some) = match.kind else { return EventMatch(.mixed) }
      values += some
    }
    return EventMatch(.values(values), numbers: matches.flatMap(\.numbers))
  }

  /// Exactly a text, which may be known only after deployment.
  public static func exactly(_ text: StringValue) -> EventMatch { EventMatch(.value(text)) }

  /// Exactly true or false.
  public static func exactly(_ flag: BooleanValue) -> EventMatch { EventMatch(.value(flag)) }

  /// Text that begins so.
  public static func prefix(_ text: StringValue) -> EventMatch { EventMatch(["prefix": .value(text)]) }

  /// Text that ends so.
  public static func suffix(_ text: StringValue) -> EventMatch { EventMatch(["suffix": .value(text)]) }

  /// Any text but some; the field must be there.
  public static func anythingBut(_ texts: StringValue...) -> EventMatch {
    EventMatch(["anything-but": .value(ListValue(texts))])
  }

  /// A number above another.
  public static func above(_ number: Double) -> EventMatch { numeric((">", number)) }

  /// A number from another on.
  public static func atLeast(_ number: Double) -> EventMatch { numeric((">=", number)) }

  /// A number below another.
  public static func below(_ number: Double) -> EventMatch { numeric(("<", number)) }

  /// A number up to another.
  public static func atMost(_ number: Double) -> EventMatch { numeric(("<=", number)) }

  /// A number in a range, both ends included.
  public static func between(_ range: ClosedRange<Double>) -> EventMatch {
    numeric((">=", range.lowerBound), ("<=", range.upperBound))
  }

  /// A field that is there, with whatever value.
  public static let exists = EventMatch(["exists": true])

  /// A field that isn't there.
  public static let absent = EventMatch(["exists": false])

  private static func numeric(_ limits: (sign: String, number: Double)...) -> EventMatch {
    let operators = limits.flatMap { [AnyValue.literal($0.sign), .number($0.number)] }
    return EventMatch(
      .values([AnyValue(node: .map([("numeric", ListValue(operators).node)]))]), numbers: limits.map(\.number))
  }

  /// The field's part of a pattern, with mistakes where EventBridge takes no such.
  func value(_ name: String, _ declaration: Declaration) -> AnyValue {
    for number in numbers where !number.isFinite || abs(number) > 5e9 {
      declaration.report(
        "EventBridge compares numbers from -5,000,000,000 to 5,000,000,000", property: "on",
        expected: "a number in this range", given: "\(number) in \(name)")
    }
    switch kind {
    case .values(let values) where values.isEmpty:
      declaration.report(
        "nothing matches a field without values", property: "on", expected: "a value", given: "none in \(name)")
      return [""]
    case .values(let values): return .value(ListValue(values))
    case .mixed:
      declaration.report(
        "a list must have values", property: "on", expected: "text, numbers or what they may be",
        given: "fields in \(name)", hint: "write the fields without a list around them")
      return [""]
    case .fields(let fields) where fields.isEmpty:
      declaration.report(
        "nothing matches a field without fields", property: "on", expected: "a field or a value",
        given: "none in \(name)")
      return [:]
    case .fields(let fields):
      return AnyValue(
        node: .map(literal: fields.map { ($0.name, $0.match.value("\(name).\($0.name)", declaration).node) }))
    }
  }
}

extension AnyValue {
  /// A number, whole where it is.
  fileprivate static func number(_ number: Double) -> AnyValue {
    Int(exactly: number).map { .literal($0) } ?? (number.isFinite ? .literal(number) : 0)
  }
}
