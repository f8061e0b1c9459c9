import Testing

/// Keywords that only supplements have.
@Suite struct KeywordTests {
  @Test func whatMustNotBeThere() throws {
    let schema = #"{"no":["A"]}"#
    #expect(try findings(#"{"B":1}"#, schema: schema) == [])
    #expect(try findings(#"{"A":{"Ref":"AWS::NoValue"}}"#, schema: schema) == [])
    #expect(
      try findings(#"{"A":{"Ref":"X"}}"#, schema: schema) == [
        "A: excluded-property: the property A can't be set (remove it)"
      ])
    #expect(
      try findings(#"{"A":{"Fn::If":["c",1,{"Ref":"AWS::NoValue"}]}}"#, schema: schema) == [
        "A: excluded-property: the property A can't be set, but Fn::If can set it"
      ])
  }

  @Test func whatOneElementMustBe() throws {
    let schema = #"{"ct":{"not":{"p":{"E":{"e":[false,"false"]}},"r":["E"]}}}"#
    #expect(try findings(of: #"[{"E":false},{}]"#, schema: schema) == [])
    #expect(try findings(of: #"[{"E":false},{"E":{"Ref":"X"}}]"#, schema: schema) == [])
    #expect(try findings(of: #"{"Ref":"X"}"#, schema: schema) == [])
    #expect(
      try findings(of: #"[{"E":false},{"E":"false"}]"#, schema: schema) == [
        "P: missing-element: the list needs an element where E isn't false"
      ])
    #expect(
      try findings(of: "[1]", schema: #"{"ct":{"t":"o"}}"#) == [
        "P: missing-element: the list needs an element that is as one must be"
      ])
  }

  @Test func whatNamesMustBe() throws {
    let allowed = #"{"pn":{"e":["awslogs-group","mode"]}}"#
    #expect(try findings(of: #"{"mode":1,"Fn::Transform":{}}"#, schema: allowed) == [])
    #expect(
      try findings(of: #"{"awslogs-grup":1}"#, schema: allowed) == [
        "P/awslogs-grup: unknown-property: the name awslogs-grup can't be used; expected awslogs-group, mode "
          + "(did you mean awslogs-group?)"
      ])
    let reserved = #"{"pn":{"not":{"e":["AWS_REGION"]}}}"#
    #expect(try findings(of: #"{"REGION":1,"AWS_REGION":{"Ref":"AWS::NoValue"}}"#, schema: reserved) == [])
    #expect(
      try findings(of: #"{"AWS_REGION":1}"#, schema: reserved) == [
        "P/AWS_REGION: unknown-property: the name AWS_REGION can't be used"
      ])
  }

  @Test func numbersInTexts() throws {
    #expect(try findings(of: #""300""#, schema: #"{"g":[null,300],"mo":60}"#) == [])
    #expect(
      try findings(of: #""301""#, schema: #"{"mo":60}"#) == [
        "P: out-of-range: the number isn't a multiple of 60; expected a multiple of 60; given \"301\""
      ])
  }
}
