import StrataFacts
import StrataJSON
import StrataSchema
import Testing

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
      "R": "AWS::IAM::Role", "S": "AWS::CloudFormation::Stack", "V": "AWS::EC2::VPC",
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
