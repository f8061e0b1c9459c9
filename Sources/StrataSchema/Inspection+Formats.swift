import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension Inspection {
  mutating func check(_ value: JSONValue, hasFormat format: TableText) {
    if let known = LiteralFormat.known(format) { return check(value, against: known) }
    let expected: String
    let format = format.string
    switch format {
    case "date-time":
      guard let text = value.string, !TextFormat.isDateTime(text) else { return }
      expected = "a date and time such as 2025-12-31T23:59:59Z"
    case "ipv4":
      guard let text = value.string, !TextFormat.isIPv4Address(text[...]) else { return }
      expected = "an IPv4 address such as 192.0.2.1"
    case "ipv6":
      guard let text = value.string, !TextFormat.isIPv6Address(text[...]) else { return }
      expected = "an IPv6 address such as 2001:db8::1"
    case "ipv4-network":
      guard let text = value.string, !TextFormat.isIPv4Network(text) else { return }
      expected = "an IPv4 network such as 10.0.0.0/16"
    case "ipv6-network":
      guard let text = value.string, !TextFormat.isIPv6Network(text) else { return }
      expected = "an IPv6 network such as 2001:db8::/32"
    case "int64":
      guard let number = Scalar.text(of: value).flatMap({ Scalar.number(inText: $0) }), number.magnitude > 0x1p63 else {
        return
      }
      expected = "an integer of 64 bits"
    case "uri":
      guard let text = value.string, !TextFormat.isURI(text) else { return }
      expected = "a URI"
    case "json":
      guard let text = value.string, (try? JSONValue(parsing: text)) == nil else { return }
      expected = "JSON"
    default:
      // What can't be told must not decide between alternatives.
      isUncertain = true
      return
    }
    report(
      Finding(
        "wrong-format", "the text doesn't have the format \(format)", expected: expected,
        given: Wording.value(value)))
  }

  /// Checks a text that stands for something of AWS.
  private mutating func check(_ value: JSONValue, against format: LiteralFormat) {
    guard case .string(let text) = value, !format.matches(text.utf8) else { return }
    report(
      Finding(
        "wrong-format", "the text isn't \(format.meaning)", expected: format.shape,
        given: Wording.quoted(text)))
  }
}
