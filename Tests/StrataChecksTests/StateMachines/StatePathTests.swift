import StrataJSON
import Testing

@Suite struct StatePathTests {
  private func input(_ path: String) -> [String] { MachineSamples.found("Pass", ["InputPath": .string(path)]) }

  private func result(_ path: String) -> [String] { MachineSamples.found("Pass", ["ResultPath": .string(path)]) }

  @Test(
    arguments: [
      "$", "$.store.book", "$.store\\.book", "$.foo\\@bar.baz\\[\\[.\\?pretty", "$.ledgers.branch[0].pending.count",
      "$['store'][0]['book']", "$[\"a b\"]", "$.a-b", "$.größe",
    ])
  func whatLeadsToOnePlace(path: String) {
    #expect(input(path) == [])
    #expect(result(path) == [])
  }

  @Test(
    arguments: [
      "$..author", "$..*", "$.store.*", "$.book[*].author", "$.book[0,1]", "$.book[-2:]", "$.book[:2]", "$.book[-1]",
      "$.book[?(@.price < 10)]", "$.[?(@.price > 0)]", "$[(@.length-1)].bar", "$['a','b']", "$.book.length()", "$.a ",
      "$$.Execution.Id", "$$", "$variable", "$variable.a[0]", "$.a[?(@.b == 'x]y')]",
    ])
  func whatMaySelectMore(path: String) {
    #expect(input(path) == [])
  }

  @Test(
    arguments: [
      ("detail", "a path must begin with $"), ("", "a path must begin with $"), (".a", "a path must begin with $"),
      ("$a.", "a path can't end with a dot, or have a dot without a name"),
      ("$.", "a path can't end with a dot, or have a dot without a name"),
      ("$.a..", "a path can't end with a dot, or have a dot without a name"),
      ("$.first name", "a name with a space must stand in brackets, as in $['first name']"),
      ("$.a[0", "a bracket isn't closed"), ("$['a]", "a bracket isn't closed"), ("$.a]", "this bracket closes none"),
      ("$[]", "there must be a name or a number in brackets"),
      ("$[name]", "a name in brackets must stand in quotes, as in $['name']"),
      ("$[0]a", "a path goes on with . or [ after a name"), ("$-a", "a path goes on with . or [ after $"),
      ("$my-name", "a path goes on with . or [ after a name"), ("States.UUID()", "a function can't be called here"),
    ])
  func whatIsNoPath(path: String, message: String) {
    #expect(input(path) == ["/InputPath: \(message); expected a path such as $.order.id; given \"\(path)\""])
  }

  @Test(
    arguments: [
      ("$..a", ".."), ("$.a.*", "*"), ("$.a[*]", "*"), ("$.a[0:2]", ":"), ("$.a[0,1]", ","), ("$['a','b']", ","),
      ("$.a[?(@.b)]", "?"), ("$.a[-1]", "-"),
    ])
  func whereAResultCannotGo(path: String, selection: String) {
    #expect(
      result(path) == [
        "/ResultPath: \(selection) may select several values, where a path must lead to one; expected a path such as $.order.id; given \"\(path)\""
      ])
  }

  @Test(arguments: ["$$.Execution", "$variable", "$variable.a"])
  func resultsGoIntoTheInput(path: String) {
    #expect(
      result(path) == [
        "/ResultPath: a result can't be put there; expected $, or a path such as $.order.id; given \"\(path)\""
      ])
  }

  @Test func whatIsFilledInIsNotDecided() {
    #expect(MachineSamples.found("Pass", ["InputPath": "${Path}", "ResultPath": ["Ref": "Path"]]) == [])
    #expect(MachineSamples.found("Pass", ["InputPath": nil, "OutputPath": nil, "ResultPath": nil]) == [])
    let map =
      "{\"Type\": \"Map\", \"ItemsPath\": null, \"End\": true, \"ItemProcessor\": {\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Succeed\"}}}}"
    #expect(
      MachineSamples.found(in: ["DefinitionString": .string("{\"StartAt\": \"A\", \"States\": {\"A\": \(map)}}")]) == [
        "/DefinitionString: /States/A/ItemsPath: ItemsPath must be a path; expected text; given null"
      ])
    #expect(
      MachineSamples.found("Pass", ["InputPath": 1]) == [
        "/InputPath: InputPath must be a path; expected text, or null; given 1"
      ])
  }
}
