import Testing

/// What must be where something else is so, and what says when it matters.
@Suite struct ConditionTests {
  @Test(arguments: [
    (#"{"c":"a"}"#, #""a""#, "where K is a"), (#"{"e":["a","b",true,"true"]}"#, #""b""#, "where K is a, b or true"),
    (#"{"pt":"^a"}"#, #""ab""#, "where K matches ^a"), (#"{"t":"s"}"#, #""a""#, "where K is set"),
    (#"{"g":[null,60]}"#, "60", "where K is 60 at most"), (#"{"gx":[0,null]}"#, "1", "where K is more than 0"),
    (#"{"ct":{"e":["a"]}}"#, #"["b","a"]"#, "where K contains a"),
    (#"{"not":{"e":["a","b"]}}"#, #""c""#, "where K isn't a or b"),
    (#"{"p":{"L":{"c":"a"}},"r":["L"]}"#, #"{"L":"a"}"#, "where K.L is a"),
  ])
  func sayWhatHolds(condition: String, value: String, words: String) throws {
    let schema = #"{"if":{"p":{"K":\#(condition)},"r":["K"]},"th":{"r":["A"]}}"#
    #expect(
      try findings(#"{"K":\#(value)}"#, schema: schema) == [": required-property: the property A is required \(words)"])
    #expect(try findings("{}", schema: schema) == [])
  }

  @Test(arguments: [
    (#"{"r":["K","L"]}"#, "{}", "where one of K, L isn't set"), (#"{"no":["K"]}"#, #"{"K":1}"#, "where K is set"),
    (#"{"any":[{"r":["K"]},{"r":["L"]}]}"#, "{}", "where K isn't set and L isn't set"),
    (#"{"p":{"K":{"e":[1]}},"r":["K"]}"#, #"{"K":2}"#, "where K isn't 1"),
    (#"{"p":{"K":{"pt":"a"}},"r":["K"]}"#, #"{"K":"b"}"#, "where K doesn't match a"),
  ])
  func sayWhatDoesNotHold(condition: String, value: String, words: String) throws {
    let schema = #"{"if":\#(condition),"el":{"r":["A"]}}"#
    #expect(try findings(value, schema: schema) == [": required-property: the property A is required \(words)"])
  }

  @Test func sayAllThatLeadsThere() throws {
    let inner = #"{"if":{"p":{"L":{"c":1}},"r":["L"]},"th":{"p":{"M":{"e":[1]}}}}"#
    let schema = #"{"if":{"r":["K"]},"th":\#(inner)}"#
    #expect(
      try findings(#"{"K":0,"L":1,"M":2}"#, schema: schema) == [
        "M: not-allowed-value: the value is none of those allowed where K is set and L is 1; expected 1; given 2"
      ])
  }

  /// What both can be and not be decides nothing, nor does what would only otherwise be wrong.
  @Test(arguments: [
    #"{"K":{"Ref":"X"}}"#, #"{"K":{"Fn::If":["c","a","b"]}}"#, #"{"K":{"Fn::If":["c","a",{"Ref":"AWS::NoValue"}]}}"#,
    #"{"K":"{{resolve:ssm:k}}"}"#, #"{"Fn::Transform":{"Name":"x"}}"#,
  ])
  func stayOpen(properties: String) throws {
    let schema = #"{"if":{"p":{"K":{"c":"a"}},"r":["K"]},"th":{"r":["A"]},"el":{"r":["B"]}}"#
    #expect(try findings(properties, schema: schema) == [])
    #expect(try findings(properties, schema: #"{"not":{"p":{"K":{"c":"a"}},"r":["K"]}}"#) == [])
  }

  @Test func areDecidedByChoicesThatAgree() throws {
    let schema = #"{"if":{"p":{"K":{"e":["a","b"]}},"r":["K"]},"th":{"r":["A"]},"el":{"r":["B"]}}"#
    #expect(
      try findings(#"{"K":{"Fn::If":["c","a","b"]}}"#, schema: schema) == [
        ": required-property: the property A is required where K is a or b"
      ])
    #expect(
      try findings(#"{"K":{"Fn::If":["c","x","y"]}}"#, schema: schema) == [
        ": required-property: the property B is required where K isn't a or b"
      ])
  }

  @Test func aPairIsToldFromItsFirst() throws {
    let schema = #"{"any":[{"p":{"A":{"c":1},"B":{"c":1}}},{"p":{"A":{"c":2},"B":{"g":[4,8]}}}]}"#
    #expect(
      try findings(#"{"A":2,"B":1}"#, schema: schema) == [
        "B: out-of-range: the number is outside the range; expected 4 to 8; given 1"
      ])
  }
}
