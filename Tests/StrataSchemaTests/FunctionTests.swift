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
    (#"[{"Fn::If":["c",1,{"Ref":"AWS::NoValue"}]},{"Fn::If":["c",1,{"Ref":"AWS::NoValue"}]}]"#, #"{"u":true}"#),
    (#"{"A":{"Ref":"X"}}"#, #"{"if":{"p":{"A":{"c":1}}},"th":{"r":["B"]},"el":{"r":["C"]}}"#),
    (#"{"A":{"Ref":"X"}}"#, #"{"one":[{"p":{"A":{"c":1}}},{"p":{"A":{"c":2}}}]}"#),
    (#"{"A":{"Ref":"X"}}"#, #"{"not":{"p":{"A":{"c":1}}}}"#), (#"{"A":[{"Ref":"X"}]}"#, #"{"e":[{"A":[1]}]}"#),
  ])
  func leaveThingsOpen(value: String, schema: String) throws {
    #expect(try findings(of: value, schema: schema) == [])
  }
}

@Suite struct ReferenceTests {
  /// Takes what a reference yields from the reference itself.
  private struct Context: ReferenceContext {
    func format(of reference: JSONValue) -> String? {
      reference["Ref"]?.string ?? reference["Fn::GetAtt"]?[0]?.string
    }

    func type(of reference: JSONValue) -> String? { nil }
  }

  @Test func anIdThatNothingElseHas() throws {
    let context = TypeReferences(types: [
      ("R", "AWS::IAM::Role"), ("S", "AWS::CloudFormation::Stack"), ("V", "AWS::EC2::VPC"),
    ])
    let schema = #"{"p":{"P":{"f":"AWS::EC2::VPC.Id"},"Q":{"f":"AWS::IAM::Role.Arn"}}}"#
    #expect(
      try findings(#"{"P":{"Ref":"R"}}"#, schema: schema, context: context) == [
        "P: wrong-reference: the reference yields something else than what belongs here; expected AWS::EC2::VPC.Id; given AWS::IAM::Role"
      ])
    for other in [#"{"P":{"Ref":"S"}}"#, #"{"P":{"Ref":"V"}}"#, #"{"P":{"Ref":"X"}}"#, #"{"Q":{"Ref":"R"}}"#] {
      #expect(try findings(other, schema: schema, context: context) == [])
    }
  }

  @Test(arguments: [
    ("AWS::EC2::VPC.Id", #"{"t":"s","f":"AWS::EC2::VPC.Id"}"#), ("Unknown", #"{"f":"AWS::EC2::VPC.Id"}"#),
    ("AWS::EC2::SecurityGroup.GroupId", #"{"f":"AWS::EC2::SecurityGroup.Id"}"#),
    ("AWS::KMS::Key.Arn", #"{"t":"s","any":[{"f":"AWS::KMS::Key.Id"},{"f":"AWS::KMS::Key.Arn"}]}"#),
    ("AWS::EC2::Subnet.Ids", #"{"t":"a","f":"AWS::EC2::Subnet.Ids","i":{"f":"AWS::EC2::Subnet.Id"}}"#),
    ("AWS::KMS::Key.Arn", #"{"any":[{"f":"AWS::S3::Bucket.Name"},{"t":"s"}]}"#), ("AWS::EC2::VPC.Id", #"{"f":"uri"}"#),
  ])
  func right(format: String, schema: String) throws {
    let schema = #"{"p":{"P":\#(schema)}}"#
    #expect(try findings(#"{"P":{"Ref":"\#(format)"}}"#, schema: schema, context: Context()) == [])
    #expect(try findings(#"{"P":{"Fn::GetAtt":["\#(format)","X"]}}"#, schema: schema, context: Context()) == [])
  }

  @Test(arguments: [
    (#"{"Ref":"AWS::EC2::Subnet.Id"}"#, #"{"f":"AWS::EC2::VPC.Id"}"#, "P", "AWS::EC2::VPC.Id", "AWS::EC2::Subnet.Id"),
    (#"{"Ref":"AWS::A::B.Name"}"#, #"{"f":"AWS::A::B.Id"}"#, "P", "AWS::A::B.Id", "AWS::A::B.Name"),
    (
      #"{"Fn::If":["c","x",{"Ref":"AWS::A::B.Name"}]}"#,
      #"{"f":"AWS::A::B.Id"}"#,
      "P",
      "AWS::A::B.Id",
      "AWS::A::B.Name"
    ),
    (
      #"[{"Ref":"AWS::A::C.Id"}]"#,
      #"{"t":"a","f":"AWS::A::B.Ids","i":{"t":"s"}}"#,
      "P/0",
      "AWS::A::B.Ids",
      "AWS::A::C.Id"
    ),
    (
      #"[{"Ref":"AWS::A::C.Id"}]"#,
      #"{"t":"a","i":{"any":[{"f":"AWS::A::B.Id"},{"f":"AWS::A::B.Arn"}]}}"#,
      "P/0",
      "AWS::A::B.Id, AWS::A::B.Arn",
      "AWS::A::C.Id"
    ),
  ])
  func wrong(value: String, schema: String, path: String, expected: String, given: String) throws {
    let text = "wrong-reference: the reference yields something else than what belongs here"
    #expect(
      try findings(#"{"P":\#(value)}"#, schema: #"{"p":{"P":\#(schema)}}"#, context: Context()) == [
        "\(path): \(text); expected \(expected); given \(given)"
      ])
  }

  @Test func formatsOfAType() throws {
    let json: JSONValue = [
      "s": ["p": ["Id": ["f": "AWS::A::B.Id"], "N": ["$": "D"]]], "d": ["D": ["p": ["Arn": ["f": "AWS::A::B.Arn"]]]],
      "id": ["Id"],
    ]
    let facts = try #require(ResourceFacts(typeName: "AWS::A::B", json: json))
    #expect(SchemaFormats.format(ofReferenceTo: facts, attribute: nil) == "AWS::A::B.Id")
    #expect(SchemaFormats.format(ofReferenceTo: facts, attribute: "N.Arn") == "AWS::A::B.Arn")
    #expect(SchemaFormats.format(ofReferenceTo: facts, attribute: "Other") == nil)
  }
}
