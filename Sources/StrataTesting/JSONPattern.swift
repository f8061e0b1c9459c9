/// The look that a part of a template must have.
///
/// Literals match what is equal, and a map matches in part: what the pattern doesn't name may be anything.
///
/// ```swift
/// let pattern: JSONPattern = ["RedrivePolicy": ["maxReceiveCount": 5], "KmsMasterKeyId": .absent, "QueueName": .text(containing: "jobs")]
/// ```
public struct JSONPattern: Sendable {
  indirect enum Kind: Sendable {
    case anything
    case absent
    case exactly(JSONValue)
    case members([(key: String, pattern: JSONPattern)])
    case elements([JSONPattern])
    case containing([JSONPattern])
    case text(containing: String)
    case jsonText(JSONPattern)
    case capture(Capture, JSONPattern)
    case not(JSONPattern)
  }

  let kind: Kind

  /// Matches any value that is there.
  public static let anything = JSONPattern(kind: .anything)

  /// Matches a member that isn't there.
  public static let absent = JSONPattern(kind: .absent)

  /// Matches a value that is the same, with nothing besides.
  public static func exactly(_ value: JSONValue) -> JSONPattern { JSONPattern(kind: .exactly(value)) }

  /// Matches a list that has an element for each pattern, in any order, and maybe others.
  public static func list(containing patterns: JSONPattern...) -> JSONPattern {
    JSONPattern(kind: .containing(patterns))
  }

  /// Matches text that contains other text.
  public static func text(containing part: String) -> JSONPattern { JSONPattern(kind: .text(containing: part)) }

  /// Matches text that is JSON of a pattern.
  public static func jsonText(_ pattern: JSONPattern) -> JSONPattern { JSONPattern(kind: .jsonText(pattern)) }

  /// Matches what another pattern matches, and keeps it.
  public static func capture(_ capture: Capture, _ pattern: JSONPattern = .anything) -> JSONPattern {
    JSONPattern(kind: .capture(capture, pattern))
  }

  /// Matches what another pattern doesn't.
  public static func not(_ pattern: JSONPattern) -> JSONPattern { JSONPattern(kind: .not(pattern)) }
}

extension JSONPattern: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Matches the same text.
  public init(stringLiteral text: String) { kind = .exactly(.string(text)) }

  /// Matches the same whole number.
  public init(integerLiteral number: Int64) { kind = .exactly(.integer(number)) }

  /// Matches the same number.
  public init(floatLiteral number: Double) { kind = .exactly(.double(number)) }

  /// Matches the same flag.
  public init(booleanLiteral flag: Bool) { kind = .exactly(.bool(flag)) }

  /// Matches a list of as many elements, each of which matches.
  public init(arrayLiteral elements: JSONPattern...) { kind = .elements(elements) }

  /// Matches a map that has at least these members.
  public init(dictionaryLiteral members: (String, JSONPattern)...) {
    kind = .members(members.map { (key: $0.0, pattern: $0.1) })
  }
}
