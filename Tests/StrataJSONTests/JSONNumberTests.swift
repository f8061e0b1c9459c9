import StrataJSON
import TestSupport
import Testing

@Suite struct JSONNumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("12", 12), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)),
      ("0.0", 0.0), ("1.0", 1.0), ("1e0", 1.0), ("1.10", 1.1), ("0.30000000000000004", 0.30000000000000004),
      ("12345678901234566e-17", 0.12345678901234566), ("1e22", 1e22), ("1e23", 1e23),
      ("1.7976931348623157e308", 1.7976931348623157e308),
      ("5e-324", .double(.leastNonzeroMagnitude)), ("2.2250738585072014e-308", .double(.leastNormalMagnitude)),
      ("1000000000000000000000000000000.0", 1e30), ("0.000000000000000000000000000001", 1e-30),
      ("100000000000000000000000e-23", 1.0),
    ] as [(String, JSONValue)])
  func becomesAnIntegerOrADouble(text: String, value: JSONValue) {
    #expect(JSONValue(number: text) == value)
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "99999999999999999999", "1e400", "-1e400",
    "1e-400", "0.1000000000000000055511151231257827", "9007199254740993.0", "1.7976931348623158e309", "4e-324",
    "0.123456789012345678",
    "12345678901234567e-17", "1e99999999999999999999", "1e-99999999999999999999",
  ])
  func isKeptAsWritten(text: String) {
    guard case .number(let number) = JSONValue(number: text) else {
      Issue.record("\(text) is not kept as written")
      return
    }
    #expect(number.text == text)
    #expect(number.description == text)
  }

  @Test(arguments: ["", " 1", "1 ", "1,", "abc", "١", "1\u{301}", "--1", "0x1", "1.5.", "NaN"])
  func refusesOtherText(text: String) {
    #expect(JSONValue(number: text) == nil)
  }

  @Test func negativeZeroKeepsItsSignAsADouble() throws {
    #expect(JSONValue(number: "-0.0")?.double?.sign == .minus)
    #expect(JSONValue(number: "-0e999")?.double?.sign == .minus)
    #expect(try JSONValue.double(-0.0).text(layout: .compact) == "-0.0")
  }

  @Test func everyDoubleSurvives() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<20_000 {
      let double = Double(bitPattern: random.next())
      guard double.isFinite else { continue }
      guard JSONValue(number: double.description)?.double == double else {
        Issue.record("\(double) does not survive")
        return
      }
    }
  }

  @Test func shortDecimalsAreTheNearestDoubles() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let text = "\(random.below(1_000_000_000_000_000))e\(random.below(80) - 40)"
      guard let double = Double(text), JSONValue(number: text)?.double?.bitPattern == double.bitPattern else {
        Issue.record("\(text) is another double")
        return
      }
    }
  }
}
