import StrataJSON
import Testing

@Suite struct IntrinsicCallTests {
  private func found(_ call: String) -> [String] {
    MachineSamples.found("Pass", ["Parameters": ["a.$": .string(call)]]).map {
      $0.replacing("/Parameters/a.$: ", with: "")
    }
  }

  @Test(
    arguments: [
      "States.Format('Welcome to {} {}\\'s playlist.', $.firstName, $['last, name'])",
      "States.Format('{}', $$.Task.Token)",
      "States.Format('a \\{\\} b')", "States.Format($.template, $.a, $.b)", "States.StringToJson($.text)",
      "States.JsonToString($.json)", "States.Array()", "States.Array('Foo', 2020, $.someJson, null, true, -1.5)",
      "States.ArrayPartition($.a,4)", "States.ArrayContains($.a, $.b)", "States.ArrayRange(1, 9, 2)",
      "States.ArrayGetItem($.Outputs[?(@.Key == FooBar)].Value, 0)", "States.ArrayLength($.a)",
      "States.ArrayUnique($.a)",
      "States.Base64Encode('a')", "States.Base64Decode($.a)", "States.Hash($.a, 'SHA-256')",
      "States.JsonMerge($.a, $.b, false)", "States.MathRandom(1, 9)", "States.MathRandom(1, 9, 3)",
      "States.MathAdd(States.ArrayLength($$.Execution.Input.machines),-1)", "States.StringSplit($.a, ',')",
      "States.UUID()",
      "States.ArrayLength($.a[?(@.name in ['x', 'y)'])])",
    ])
  func whatIsRight(call: String) {
    #expect(found(call) == [])
  }

  @Test(
    arguments: [
      (
        "States.Formt('a')",
        "there is no function States.Formt; expected one of the 18 functions that there are, such as States.Format"
      ),
      ("States.Nothing()", "there is no function States.Nothing; expected one of the 18 functions that there are"),
      ("States.UUID", "States.UUID must be called with arguments in parentheses; expected States.UUID(…)"),
      ("States.UUID($.a)", "States.UUID is given 1 argument; expected 0"),
      ("States.ArrayLength()", "States.ArrayLength is given 0 arguments; expected 1"),
      ("States.Format()", "States.Format is given 0 arguments; expected 1 or more"),
      ("States.MathRandom(1)", "States.MathRandom is given 1 argument; expected 2 to 3"),
      ("States.Array(1", "the parenthesis of States.Array isn't closed; expected States.Array(…)"),
      ("States.Array(1,)", "States.Array has a comma without an argument after it; expected an argument"),
      ("States.Array('a)", "a text in States.Array isn't closed; expected a single quote at its end"),
      (
        "States.Array(\"a\")",
        "States.Array can't be given \"\"a\"\"; expected a text in single quotes, a number, true, false, null, a path or a call"
      ),
      (
        "States.Array($.)",
        "in States.Array: a path can't end with a dot, or have a dot without a name; expected a path such as $.order.id"
      ),
      ("States.UUID() x", "there is more text after the call; expected a call such as States.Format('{}', $.id)"),
      (
        "States.Format('{} {}', $.a)", "States.Format has 2 {}s and 1 argument for it; expected as many arguments as {}"
      ),
      ("States.Format('a', $.a)", "States.Format has 0 {}s and 1 argument for it; expected as many arguments as {}"),
    ])
  func whatIsWrong(call: String, message: String) {
    #expect(found(call) == ["\(message); given \"\(call)\""])
  }

  @Test func callsStandInEachOtherTenDeep() {
    func nested(_ depth: Int) -> String {
      String(repeating: "States.Array(", count: depth - 1) + "States.UUID()" + String(repeating: ")", count: depth - 1)
    }
    #expect(found(nested(10)) == [])
    #expect(
      found(nested(11)).map { $0.prefix(70) } == [
        "calls stand in each other too deep; expected 10 calls in each other or"
      ])
    // None makes the reader go as deep as it's written.
    #expect(found(nested(20_000)).count == 1)
  }
}
