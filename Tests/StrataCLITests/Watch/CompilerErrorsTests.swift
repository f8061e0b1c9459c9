import StrataJSON
import Testing

@testable import StrataCLI

/// The errors among what a build prints.
@Suite struct CompilerErrorsTests {
  @Test func errorsWithAPlaceEachOnce() {
    let errors = CompilerErrors(
      in: """
        [3/7] Compiling shop Shop.swift
        /home/ada/shop/Sources/Shop.swift:16:55: error: type 'Int' has no member 'value'
        14 |       for environment in environments {
           |          `- error: type 'Int' has no member 'value'
        error: emit-module command failed with exit code 1 (use -v to see invocation)
        /home/ada/shop/Sources/Shop.swift:16:55: error: type 'Int' has no member 'value'
        /elsewhere/a:b.swift:2:1: error: expected: error: twice
        """, relativeTo: "/home/ada/shop")
    #expect(
      errors.lines == [
        "Sources/Shop.swift:16:55: error: type 'Int' has no member 'value'",
        "/elsewhere/a:b.swift:2:1: error: expected: error: twice",
      ])
    #expect(errors.summary == "2 errors")
    #expect(
      errors.json == [
        ["file": "Sources/Shop.swift", "line": 16, "column": 55, "message": "type 'Int' has no member 'value'"],
        ["file": "/elsewhere/a:b.swift", "line": 2, "column": 1, "message": "expected: error: twice"],
      ])
  }

  @Test func errorsWithoutAPlace() {
    let errors = CompilerErrors(in: "Building\nerror: no product named 'shop'\n", relativeTo: nil)
    #expect(errors.lines == ["error: no product named 'shop'"])
    #expect(errors.summary == "the build failed")
    #expect(errors.json == [["message": "error: no product named 'shop'"]])
  }

  @Test func otherwiseTheLastLines() {
    let errors = CompilerErrors(in: (1...9).map { "line \($0)" }.joined(separator: "\n\n"), relativeTo: nil)
    #expect(errors.lines == ["line 5", "line 6", "line 7", "line 8", "line 9"])
  }
}
