import Testing

@testable import LambdaRuntime

@Suite struct ProcessVariableTests {
  @Test func aVariableChanges() {
    let name = "STRATA_HANDLER_TESTS_VARIABLE"
    let variable = ProcessVariable(name, capacity: 40)
    // Longer ones, shorter ones, none, and what doesn't fit beside the name.
    for value in ["a", "abcdef", "b", nil, "", "c", "12345678", "123456789", "d", "e\0f", "g", "", nil] {
      variable.set(value)
      let isTaken = value.map { $0.utf8.count <= 9 && !$0.utf8.contains(0) } ?? false
      #expect(CLibrary.variable(name) == (isTaken ? value : nil))
    }
    variable.set("1234567890")
    #expect(CLibrary.variable(name) == nil)
  }
}
