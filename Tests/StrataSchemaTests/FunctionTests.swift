import StrataFacts
import StrataJSON
import StrataSchema
import Testing

@Suite struct FunctionTests {
  @Test(arguments: [
    #"{"Ref":"X"}"#, #"{"Fn::GetAtt":["X","Y"]}"#, #"{"Fn::Sub":"x"}"#, #"{"Fn::Nonsense":1}"#,
    #"{"Ref":"AWS::NoValue"}"#, #"{"Fn::If":["c",1,2]}"#, #"{"Fn::If":["c",1]}"#,
    #"{"Fn::If":["c",{"Ref":"AWS::NoValue"},{"Fn::If":["d",{"Ref":"X"},3]}]}"#,
  ])
  func passEverywhere(function: String) throws {
    let schema = #"{"t":"i","g":[1,3],"mo":1,"e":[1,2,3],"one":[{"t":"i"},{"t":"s"}],"not":{"c":7}}"#
    #expect(try findings(of: function, schema: schema) == [])
    #expect(try findings(of: "[\(function)]", schema: #"{"u":true,"i":\#(schema)}"#) == [])
    #expect(try findings(of: #"{"A":\#(function)}"#, schema: #"{"ap":\#(schema)}"#) == [])
  }

  /// Within properties it's a name like any other, which some types have.
  @Test func aConditionIsNoFunction() throws {
    #expect(try findings(of: #"{"Condition":"X"}"#, schema: #"{"t":"i"}"#).count == 1)
  }

  @Test(arguments: [
    (#"{"A":{"Ref":"AWS::NoValue"}}"#, #"{"r":["A"]}"#, "P: required-property: the property A is required"),
    (
      #"{"A":{"Fn::If":["c",{"Ref":"AWS::NoValue"},1]}}"#,
      #"{"r":["A"]}"#,
      "P: required-property: the property A is required, but Fn::If can leave it out"
    ),
    (
      #"{"Fn::If":["c",{"Ref":"AWS::NoValue"},"x"]}"#,
      #"{"t":"i"}"#,
      "P: wrong-type: the value is of the wrong type; expected an integer; given \"x\""
    ),
    (
      #"{"Fn::If":["c","x",1]}"#,
      #"{"t":"i"}"#,
      "P: wrong-type: the value is of the wrong type; expected an integer; given \"x\""
    ),
    (
      #"[{"Ref":"AWS::NoValue"}]"#,
      #"{"li":[1,null]}"#,
      "P: wrong-count: the list has too few elements; expected 1 or more elements; given 0"
    ),
    (
      #"[1,2,{"Fn::If":["c",{"Ref":"AWS::NoValue"},1]}]"#,
      #"{"li":[null,1]}"#,
      "P: wrong-count: the list has too many elements; expected 1 at most elements; given 2"
    ),
    (
      #"[{"Ref":"X"},1,1]"#, #"{"u":true}"#,
      "P/2: not-unique: the elements 1 and 2 of the list are equal; given 1"
    ),
    (
      #"[{"Ref":"X"},{"Ref":"X"}]"#, #"{"u":true}"#,
      "P/1: not-unique: the elements 0 and 1 of the list are equal; given an object"
    ),
    (
      #"[{"K":{"Ref":"X"}},{"K":{"Ref":"X"}}]"#, #"{"uk":["K"]}"#,
      "P/1: not-unique: the elements 0 and 1 of the list agree in K; given an object"
    ),
    (
      #"{"A":{"Ref":"X"},"B":{"Ref":"Y"}}"#,
      #"{"xor":["A","B"]}"#,
      "P: one-of: exactly one of A, B is required; expected one of them; given A, B"
    ),
  ])
  func areLookedInto(value: String, schema: String, finding: String) throws {
    #expect(try findings(of: value, schema: schema) == [finding])
  }

  @Test(arguments: [
    (#"{"Fn::Transform":{},"Z":1}"#, #"{"r":["A"],"p":{"Z":{}},"x":true}"#),
    (#"[{"Fn::If":["c",{"Ref":"AWS::NoValue"},1]},1]"#, #"{"li":[2,2]}"#),
    (
      #"{"A":{"Fn::If":["c",{"Ref":"AWS::NoValue"},1]},"B":{"Fn::If":["c",1,{"Ref":"AWS::NoValue"}]}}"#,
      #"{"xor":["A","B"]}"#
    ),
    (#"{"Z":{"Ref":"AWS::NoValue"}}"#, #"{"x":true}"#), (#"[{"Ref":"X"},{"Ref":"Y"},1]"#, #"{"u":true}"#),
    (#"[{"Fn::If":["c",1,{"Ref":"AWS::NoValue"}]},{"Fn::If":["d",1,{"Ref":"AWS::NoValue"}]}]"#, #"{"u":true}"#),
    (#"{"A":{"Ref":"X"}}"#, #"{"if":{"p":{"A":{"c":1}}},"th":{"r":["B"]},"el":{"r":["C"]}}"#),
    (#"{"A":{"Ref":"X"}}"#, #"{"one":[{"p":{"A":{"c":1}}},{"p":{"A":{"c":2}}}]}"#),
    (#"{"A":{"Ref":"X"}}"#, #"{"not":{"p":{"A":{"c":1}}}}"#), (#"{"A":[{"Ref":"X"}]}"#, #"{"e":[{"A":[1]}]}"#),
  ])
  func leaveThingsOpen(value: String, schema: String) throws {
    #expect(try findings(of: value, schema: schema) == [])
  }
}
