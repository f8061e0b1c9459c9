import StrataFacts
import StrataJSON
import StrataSchema
import Testing

/// What references yield, against the kind that belongs there.
@Suite struct ReferenceKindsTests {
  /// Takes the kinds of what a reference yields from its name: letters as in the form of facts.
  private struct Context: ReferenceContext {
    func format(of reference: JSONValue) -> String? { nil }
    func type(of reference: JSONValue) -> String? { nil }

    func kinds(of reference: JSONValue) -> SchemaTypes {
      let letters: [Character: SchemaTypes] = [
        "s": .string, "i": .integer, "n": .number, "b": .boolean, "a": .list, "o": .object,
      ]
      return (reference["Ref"]?.string ?? "").reduce([]) { $0.union(letters[$1] ?? []) }
    }
  }

  private func findings(
    _ value: String, _ schema: String, rest: String = #","h":true"#
  ) throws -> [String] {
    try StrataSchemaTests.findings(
      #"{"P":\#(value)}"#, schema: #"{"p":{"P":\#(schema)}}"#, rest: rest, context: Context())
  }

  @Test(arguments: [
    ("s", #"{"t":"s"}"#), ("i", #"{"t":"n"}"#), ("s", #"{"t":"i"}"#), ("b", #"{"t":"i"}"#), ("s", #"{"t":"b"}"#),
    ("a", #"{"t":["s","a"]}"#), ("si", #"{"t":"s"}"#), ("", #"{"t":"a"}"#), ("a", "{}"), ("o", #"{"t":"o"}"#),
    ("s", #"{"t":"o","f":"json"}"#), ("a", #"{"any":[{"t":"s"},{"t":"a"}]}"#), ("a", #"{"one":[{"t":"s"},{}]}"#),
    ("a", #"{"all":[{},{"t":"a"}]}"#), ("i", #"{"all":[{"r":["A"]}]}"#),
  ])
  func right(kinds: String, schema: String) throws {
    #expect(try findings(#"{"Ref":"\#(kinds)"}"#, schema) == [])
  }

  @Test(arguments: [
    ("i", #"{"t":"s"}"#, "a string", "an integer", ""), ("b", #"{"t":"s"}"#, "a string", "true or false", ""),
    (
      "a", #"{"t":"s"}"#, "a string", "a list", " (choose one by Fn::Select, or join them by Fn::Join)"
    ),
    ("s", #"{"t":"a"}"#, "a list", "a string", " (write it in a list)"),
    ("s", #"{"t":"o"}"#, "an object", "a string", ""), ("a", #"{"t":"i"}"#, "an integer", "a list", ""),
    ("o", #"{"any":[{"t":"s"},{"t":"b"}]}"#, "a string or true or false", "an object", ""),
    ("s", #"{"all":[{"t":"a"}]}"#, "a list", "a string", " (write it in a list)"),
    (
      "a", #"{"t":"o","f":"json"}"#, "a string or an object", "a list",
      " (choose one by Fn::Select, or join them by Fn::Join)"
    ),
  ])
  func wrong(kinds: String, schema: String, expected: String, given: String, hint: String) throws {
    let text =
      "P: wrong-reference: the reference yields something else than what belongs here; expected \(expected); given \(given)\(hint)"
    #expect(try findings(#"{"Ref":"\#(kinds)"}"#, schema) == [text])
    #expect(
      try findings(
        #"{"Fn::If":["c","x",{"Ref":"\#(kinds)"}]}"#, #"{"$":"D"}"#, rest: #","h":true,"d":{"D":\#(schema)}"#
      ).contains(text))
  }

  @Test func olderTypesMakeTextOfNumbers() throws {
    #expect(try findings(#"{"Ref":"i"}"#, #"{"t":"s"}"#, rest: "") == [])
    #expect(try findings(#"{"Ref":"a"}"#, #"{"t":"s"}"#, rest: "").count == 1)
  }

  @Test func whatAnAttributeYields() {
    let context = TypeReferences(types: [
      "C": "AWS::MemoryDB::Cluster", "D": "AWS::DocDB::DBCluster", "W": "AWS::CloudFormation::WaitCondition",
      "V": "AWS::EC2::VPC", "R": "AWS::EC2::CapacityReservation", "F": "AWS::Serverless::Function",
      "X": "Custom::Thing",
    ])
    func kinds(_ name: String, _ attribute: String) -> SchemaTypes {
      context.kinds(of: ["Fn::GetAtt": [.string(name), .string(attribute)]])
    }
    #expect(kinds("C", "ClusterEndpoint.Port") == .integer)
    #expect(kinds("C", "ClusterEndpoint.Address") == .string)
    #expect(kinds("C", "ClusterEndpoint") == .object)
    #expect(kinds("V", "Ipv6CidrBlocks") == .list)
    // A property that is an attribute too.
    #expect(kinds("R", "InstanceCount") == .integer)
    // The schema says integer and object, and text comes.
    #expect(kinds("D", "Port") == [])
    #expect(kinds("W", "Data") == [])
    #expect(kinds("C", "Other") == [])
    #expect(kinds("F", "Arn") == [])
    #expect(kinds("X", "Port") == [])
    #expect(context.kinds(of: ["Ref": "C"]) == .string)
    #expect(context.kinds(of: ["Ref": "X"]) == [])
    #expect(context.kinds(of: ["Ref": "Parameter"]) == [])
  }

  @Test(
    arguments: [
      ("String", .string), ("Number", .string), ("AWS::EC2::VPC::Id", .string), ("CommaDelimitedList", .list),
      ("List<Number>", .list), ("AWS::SSM::Parameter::Value<String>", .string),
      ("AWS::SSM::Parameter::Value<List<String>>", .list), ("Unknown", []),
    ] as [(String, SchemaTypes)])
  func whatAParameterYields(type: String, kinds: SchemaTypes) {
    let context = TypeReferences(types: ["R": "AWS::EC2::VPC"], parameters: ["P": type, "R": "CommaDelimitedList"])
    #expect(context.kinds(of: ["Ref": "P"]) == kinds)
    #expect(context.kinds(of: ["Fn::GetAtt": ["P", "Arn"]]) == [])
    // A name that a resource has as well is refused anyway.
    #expect(context.kinds(of: ["Ref": "R"]) == .string)
  }
}
