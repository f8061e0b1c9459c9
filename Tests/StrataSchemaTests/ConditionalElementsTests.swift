import Testing

/// Elements of a list that are equal where a condition says so.
@Suite struct ConditionalElementsTests {
  private func found(_ elements: String...) throws -> [String] {
    try findings(of: "[\(elements.joined(separator: ","))]", schema: #"{"t":"a","u":true,"i":{"t":"s"}}"#)
  }

  private func either(_ condition: String, _ one: String, _ other: String = #"{"Ref":"AWS::NoValue"}"#) -> String {
    #"{"Fn::If":["\#(condition)",\#(one),\#(other)]}"#
  }

  @Test func twoOfOneCondition() throws {
    let given = #"given "a""#
    #expect(
      try found(either("c", #""a""#), #""b""#, either("c", #""a""#)) == [
        "P/2: not-unique: the elements 0 and 2 of the list are equal where c holds; \(given)"
      ])
    let not = either("c", #"{"Ref":"AWS::NoValue"}"#, #""a""#)
    #expect(
      try found(not, not) == [
        "P/1: not-unique: the elements 0 and 1 of the list are equal where c doesn't hold; \(given)"
      ])
    #expect(try found(not, either("c", #""a""#)) == [])
    #expect(try found(either("c", #""a""#), either("d", #""a""#)) == [])
    #expect(try found(either("c", #""a""#), either("c", #""b""#)) == [])
  }

  @Test func oneThatIsThereAnyway() throws {
    let text = "not-unique: the elements 0 and 1 of the list are equal where c holds; given \"a\""
    #expect(try found(#""a""#, either("c", #""a""#)) == ["P/1: \(text)"])
    #expect(try found(either("c", #""a""#), #""a""#) == ["P/1: \(text)"])
    #expect(try found(either("c", #""a""#, #""b""#), #""c""#, #""b""#).count == 1)
  }

  @Test func whatIsEqualAnyway() throws {
    let whole = either("c", #""a""#, #""b""#)
    #expect(
      try found(whole, whole) == ["P/1: not-unique: the elements 0 and 1 of the list are equal; given an object"])
    // A condition within another isn't worked out.
    #expect(try found(either("c", either("d", #""a""#)), either("c", either("d", #""a""#))) == [])
  }

  @Test func whatIsOnlyAskedFor() throws {
    let schema = #"{"if":{"p":{"P":{"u":true}}},"th":{"r":["Q"]}}"#
    #expect(try findings(#"{"P":[\#(either("c", "1")),1]}"#, schema: schema) == [])
  }
}
