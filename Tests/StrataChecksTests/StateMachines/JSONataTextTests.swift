import StrataJSON
import Testing

@Suite struct JSONataTextTests {
  private func found(_ text: String) -> [String] {
    MachineSamples.found("Pass", ["Output": .string(text)], language: "JSONata").map {
      $0.replacing("/Output: ", with: "")
    }
  }

  @Test(
    arguments: [
      "text", "{% $states.input %}", "{%$a%}", "{% { 'a': [1, (2)], \"}\": `)` } %}", "{% 'it\\'s (' & $x %}",
      "{% $match($x, /[(]/) %}", "{% /* ( */ 1 %}", " {% $x %} ",
    ])
  func whatIsRight(text: String) {
    #expect(found(text) == [])
  }

  private static let form = "{% an expression %}, with no space before or after it"

  @Test(
    arguments: [
      ("{% $x", "an expression isn't closed with %}; expected \(form)"),
      ("{% $x %} ", "an expression isn't closed with %}; expected \(form)"),
      ("{%}", "an expression isn't closed with %}; expected \(form)"),
      ("$x %}", "an expression isn't opened with {%; expected \(form)"),
      (" {% $x %}", "an expression isn't opened with {%; expected \(form)"),
      ("{%  %}", "there is no expression between {% and %}; expected \(form)"),
      ("{% $sum($x %}", "there is no ) for what is open; expected an expression that is complete"),
      ("{% $x) %}", ") closes nothing that is open; expected an expression that is complete"),
      ("{% [1) %}", ") closes nothing that is open; expected an expression that is complete"),
      ("{% 'a %}", "' isn't closed; expected an expression that is complete"),
    ])
  func whatIsWrong(text: String, message: String) {
    #expect(found(text) == ["\(message); given \"\(text)\""])
  }

  @Test func everythingThatIsFilledInIsLookedAt() {
    let wrong: JSONValue = ["a": ["{% ( %}"]]
    let message = "there is no ) for what is open; expected an expression that is complete; given \"{% ( %}\""
    #expect(
      MachineSamples.found("Pass", ["Assign": wrong, "Output": wrong], language: "JSONata") == [
        "/Assign/a/0: \(message)", "/Output/a/0: \(message)",
      ])
    #expect(
      MachineSamples.found("Wait", ["Seconds": "{% ( %}"], language: "JSONata") == ["/Seconds: \(message)"])
    // In JSONPath it's text.
    #expect(MachineSamples.found("Pass", ["Result": wrong, "Parameters": wrong]) == [])
  }
}
