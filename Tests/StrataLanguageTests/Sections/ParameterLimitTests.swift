import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

/// Limits of parameters that are given as a pair.
@Suite struct ParameterLimitTests {
  @Test func aPairIsWhatARangeIs() throws {
    let template = try template { scope in
      Resource("Thing", type: "Acme::Test::Thing", in: scope)
      _ = scope.parameter("Name", length: 1, upTo: 8)
      _ = scope.parameter("Count", type: .integer, default: 2, range: 1, upTo: 10)
    }
    #expect(
      template.json["Parameters"] == [
        "Count": ["Type": "Number", "Default": 2, "MinValue": 1, "MaxValue": 10],
        "Name": ["Type": "String", "MinLength": 1, "MaxLength": 8],
      ])
  }

  @Test func aPairThatEndsBeforeItBeginsIsReported() {
    let said = findings { scope in
      _ = scope.parameter("Name", length: 8, upTo: 1, file: "/x/Shop.swift", line: 1)
      _ = scope.parameter("Count", type: .integer, range: 10, upTo: 1, file: "/x/Shop.swift", line: 2)
      _ = scope.parameter("Share", type: .number, range: .nan, upTo: 1, file: "/x/Shop.swift", line: 3)
    }
    #expect(
      said.filter { $0.contains("limits") } == [
        "Shop.swift: error: Test: length: the limits of the parameter Name end before they begin; expected 8 or more, given 1 [invalid-value]",
        "Shop.swift: error: Test: range: the limits of the parameter Count end before they begin; expected 10.0 or more, given 1.0 [invalid-value]",
        "Shop.swift: error: Test: range: the limits of the parameter Share end before they begin; expected nan or more, given 1.0 [invalid-value]",
      ])
  }
}
