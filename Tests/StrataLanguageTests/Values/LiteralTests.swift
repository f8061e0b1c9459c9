import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@Suite struct LiteralTests {
  @Test func literalsKeepTheirKind() throws {
    let value = try rendered { _ in
      [
        "Text": "1", "Whole": 1, "Fraction": 1.5, "WholeFraction": .value(NumberValue.literal(1)), "Flag": true,
        "List": ["a", 1],
      ]
    }
    #expect(
      value == ["Text": "1", "Whole": 1, "Fraction": 1.5, "WholeFraction": 1, "Flag": true, "List": ["a", 1]])
  }

  @Test func variablesBecomeLiterals() throws {
    let name = "orders"
    let number = 5
    let names = ["a", "b"]
    #expect(try rendered { _ in .value(StringValue.literal(name)) } == "orders")
    #expect(try rendered { _ in .value(IntegerValue.literal(number)) } == 5)
    #expect(try rendered { _ in .literal(name) } == "orders")
    #expect(try rendered { _ in .literal(number) } == 5)
    #expect(try rendered { _ in .literal(Double(number) / 2) } == 2.5)
    #expect(try rendered { _ in .literal(number > 4) } == true)
    #expect(try rendered { _ in .value(ListValue.literal(names)) } == ["a", "b"])
    #expect(try rendered { _ in .value(MapValue(["k": IntegerValue.literal(number)])) } == ["k": 5])
  }

  @Test func anIntegerIsANumber() throws {
    let count: IntegerValue = 7
    #expect(try rendered { _ in .value(NumberValue(count)) } == 7)
  }

  @Test func jsonIsTakenAsItIs() throws {
    #expect(try rendered { _ in AnyValue(["a": [1, 2.5, "x", true]] as JSONValue) } == ["a": [1, 2.5, "x", true]])
  }

  @Test func nullIsRefused() {
    #expect(
      findings { Resource("A", type: "Acme::Test::A", in: $0, properties: ["V": AnyValue(["n": nil] as JSONValue)]) }
        == [
          "LiteralTests.swift: error: Test/A: V/n: CloudFormation takes no null [invalid-value]\n"
            + "  hint: leave the property out, or use .noValue"
        ])
  }

  @Test func infinityIsRefused() {
    #expect(
      findings {
        Resource("A", type: "Acme::Test::A", in: $0, properties: ["V": .value(NumberValue.literal(.infinity))])
      }
        == [
          "LiteralTests.swift: error: Test/A: V: JSON has no such number; expected a finite number, given inf [invalid-value]"
        ])
  }

  @Test func aRepeatedNameIsRefusedAndNoCrash() {
    #expect(
      findings { Resource("A", type: "Acme::Test::A", in: $0, properties: ["V": ["a": 1, "a": 2], "W": 1, "W": 2]) }
        == [
          "LiteralTests.swift: error: Test/A: V: the name \"a\" is given twice in one literal [invalid-value]\n"
            + "  hint: remove one of the two",
          "LiteralTests.swift: error: Test/A: the name \"W\" is given twice in one literal [invalid-value]\n"
            + "  hint: remove one of the two",
        ].sorted { $0.count < $1.count })
  }

  @Test func deepFunctionsAreRefusedAndNoCrash() {
    let found = findings { scope in
      var text: StringValue = .region
      for _ in 0..<5_000 { text = text.base64Encoded }
      Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": .value(text)])
    }
    #expect(
      found.contains("LiteralTests.swift: error: Test/A: V: a value is nested deeper than 200 levels [invalid-value]"))
  }

  @Test func deepValuesAreRefusedAndNoCrash() {
    #expect(
      findings { scope in
        var value: AnyValue = "x"
        for _ in 0..<201 { value = [value] }
        Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": value])
      }.contains("LiteralTests.swift: error: Test/A: V: a value is nested deeper than 200 levels [invalid-value]"))
    #expect(
      findings { scope in
        var value: AnyValue = "x"
        for _ in 0..<10_000 { value = [value, "x"] }
        Resource("A", type: "Acme::Test::A", in: scope, properties: ["V": value])
      }.count == 1)
  }
}
