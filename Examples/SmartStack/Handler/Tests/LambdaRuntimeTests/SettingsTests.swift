import Testing

@testable import LambdaRuntime

@Suite struct SettingsTests {
  private let settings = Settings { ["A": "1", "EMPTY": ""][$0] }

  @Test func anEmptyVariableIsNone() throws {
    #expect(settings["A"] == "1")
    #expect(settings["EMPTY"] == nil)
    #expect(settings["B"] == nil)
    #expect(try settings.required("A", "a number") == "1")
  }

  @Test func whatMustBeThereIsAskedFor() {
    let expected = HandlerError("Settings.Missing", "the variable EMPTY isn't set; expected a number")
    #expect(throws: expected) { try settings.required("EMPTY", "a number") }
  }
}
