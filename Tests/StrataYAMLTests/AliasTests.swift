import StrataJSON
import StrataYAML
import Testing

/// Aliases can't be used to make much of little.
@Suite struct AliasTests {
  @Test func aDocumentOfAMillionLaughsIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<20 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    expect(
      text, failsWith: "line 6, column 10: expected aliases that stand for at most 200000 values in all, found more")
  }

  @Test func longTextsCountForSeveral() {
    let text = "- &a " + String(repeating: "x", count: 64_000) + String(repeating: "\n- *a", count: 1000)
    expect(
      text, failsWith: "line 201, column 3: expected aliases that stand for at most 200000 values in all, found more")
  }

  @Test func keysCount() {
    let key = String(repeating: "x", count: 64_000)
    let text = "- ? &a \(key)\n" + String(repeating: "- ? *a\n", count: 1000)
    expect(
      text, failsWith: "line 201, column 5: expected aliases that stand for at most 200000 values in all, found more")
  }

  @Test func manyAliasesOfLittleAreFine() throws {
    let text = "- &a [x]\n" + String(repeating: "- *a\n", count: 100_000)
    #expect(try YAMLDocument(parsing: Array(text.utf8)).value.array?.count == 100_001)
  }

  @Test func manyAnchorsAreFine() throws {
    let text = (0..<20_000).map { "- &a\($0) x\n- *a\($0)\n" }.joined()
    #expect(try YAMLDocument(parsing: Array(text.utf8)).value.array?.count == 40_000)
  }

  @Test func nestingIsThatOfWhatAliasesStandFor() throws {
    let text = "a: &a [[[x]]]\nb: {c: *a}"
    #expect(try YAMLDocument(parsing: Array(text.utf8), maximumDepth: 5).value["b"] == ["c": [[["x"]]]])
    let error = #expect(throws: YAMLSyntaxError.self) {
      try YAMLDocument(parsing: Array(text.utf8), maximumDepth: 4)
    }
    #expect(
      error?.description
        == "line 2, column 8: expected arrays and objects nested at most 4 levels deep, found another level")
  }

  @Test func anAliasOfAFunctionIsTheFunction() {
    expect("a: &x !GetAtt b.c\nd: *x", #"{"a":{"Fn::GetAtt":["b","c"]},"d":{"Fn::GetAtt":["b","c"]}}"#)
    expect(
      "- &x !Ref a\n- *x : b",
      failsWith: "line 2, column 3: expected a text as a key, found an alias of a collection; JSON's keys are texts")
  }
}
