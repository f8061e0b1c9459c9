import StrataJSON
import Testing

@testable import StrataResourceModel
@testable import resource_generator

/// The proof tells a Swift type that doesn't take what its schema takes.
@Suite struct FormsProofTests {
  /// What the proof says of one property, `A`, of some schema and of some Swift type.
  private func failures(
    _ schema: String, _ type: String, nested: [NestedModel] = [], definitions: String = "{}"
  ) throws -> [String] {
    let document = try JSONValue(parsing: "{\"properties\": {\"A\": \(schema)}, \"definitions\": \(definitions)}")
    let property = PropertyModel(name: "A", label: "a", localName: "a", type: type, isRequired: false, facts: "")
    let model = ResourceModel(
      typeName: "AWS::Test::Thing", service: "Test", name: "Thing", isInUSEast1: true, properties: [property],
      nested: nested, attributes: [], tagging: "", takesTags: false)
    return FormsProof(model, ProofSchema(schema: document.object ?? [:])).failures
  }

  private func structure(_ name: String, _ properties: [String: String] = [:]) -> NestedModel {
    let properties = properties.sorted { $0.key < $1.key }.map { name, type in
      PropertyModel(name: name, label: name, localName: name, type: type, isRequired: false, facts: "")
    }
    return NestedModel(name: name, origin: name, kind: .structure(properties))
  }

  @Test(arguments: [
    #"{"type": "array", "items": {"type": "string"}}"#, #"{"items": {"type": "string"}}"#,
    ##"{"$ref": "#/definitions/L"}"##, #"{"oneOf": [{"type": "array"}, {"type": ["object", "string"]}]}"#,
    ##"{"allOf": [{"$ref": "#/definitions/L"}]}"##, ##"{"anyOf": [{"$ref": "#/definitions/L"}, {"type": "object"}]}"##,
    #"{"type": "array", "items": {"type": "string"}, "properties": {"B": {"type": "string"}}}"#,
  ])
  func aListIsAList(schema: String) throws {
    let definitions = #"{"L": {"type": "array", "items": {"type": "string"}}}"#
    #expect(try failures(schema, "ListValue<StringValue>", definitions: definitions) == [])
    #expect(
      try failures(schema, "Own", nested: [structure("Own", ["B": "StringValue"])], definitions: definitions)
        == ["AWS::Test::Thing at A: the schema takes a list, but Own takes an object"])
    #expect(try failures(schema, "AnyValue", definitions: definitions).count == 1)
    #expect(try failures(schema, "StringValue", definitions: definitions).count == 1)
  }

  @Test(
    arguments: [
      (#"{"type": "object", "minItems": 1, "properties": {"B": {"type": "string"}}}"#, "Own", nil),
      (#"{"type": ["string", "array"]}"#, "AnyValue", nil), (#"{"type": ["string", "integer"]}"#, "StringValue", nil),
      (#"{"type": "number"}"#, "NumberValue", nil), (#"{"type": ["object", "string"]}"#, "PolicyDocument", nil),
      ("{}", "AnyValue", nil), (#"{"enum": ["x"]}"#, "StringValue", nil), (#"{"pattern": "x"}"#, "StringValue", nil),
      (#"{"type": ["string", "array"]}"#, "StringValue", "a text or a list, but StringValue"),
      (#"{"type": "number"}"#, "IntegerValue", "a number, but IntegerValue takes an integer"),
      (
        #"{"anyOf": [{"type": "string"}, {"properties": {"B": {"type": "string"}}}]}"#, "Own",
        "a text or an object, but Own takes an object"
      ),
      (#"{"enum": [1, true]}"#, "BooleanValue", "an integer or true or false, but BooleanValue takes true or false"),
    ] as [(String, String, String?)])
  func everyFormIsTaken(schema: String, type: String, failure: String?) throws {
    let found = try failures(schema, type, nested: [structure("Own", ["B": "StringValue"])])
    #expect(found.count == (failure == nil ? 0 : 1))
    if let failure { #expect(found.first?.contains("AWS::Test::Thing at A: the schema takes \(failure)") == true) }
  }

  @Test func whatIsInsideIsLookedAt() throws {
    let list = #"{"type": "array", "items": {"type": "object", "properties": {"B": {"type": "array"}}}}"#
    #expect(
      try failures(list, "ListValue<Own>", nested: [structure("Own", ["B": "AnyValue"])]).first?.hasPrefix(
        "AWS::Test::Thing at A/*/B: the schema takes a list, but AnyValue takes a text or") == true)
    #expect(
      try failures(list, "ListValue<Own>", nested: [structure("Own")])
        == ["AWS::Test::Thing at A/*/B: the schema has the property, but its Swift type has no parameter for it"])
    let map = #"{"type": "object", "patternProperties": {".*": {"type": "array"}}}"#
    #expect(
      try failures(map, "MapValue<StringValue>").first?.hasPrefix("AWS::Test::Thing at A/*: the schema takes a list")
        == true)
  }

  @Test func aUnionHasACaseForEachAlternative() throws {
    let schema =
      #"{"anyOf": [{"type": "string"}, {"type": "object", "properties": {"B": {}}}, {"type": "object", "properties": {"C": {}}}]}"#
    let text = UnionCase(label: "text", form: .text, type: "StringValue")
    let one = UnionCase(label: "one", form: .object, type: "One")
    let other = UnionCase(label: "other", form: .object, type: "Other")
    func failures(_ cases: [UnionCase]) throws -> [String] {
      try self.failures(
        schema, "Form",
        nested: [
          NestedModel(name: "Form", origin: "A", kind: .union(cases)), structure("One", ["B": "AnyValue"]),
          structure("Other", ["C": "AnyValue"]),
        ])
    }
    #expect(try failures([text, one, other]) == [])
    #expect(
      try failures([text, one])
        == ["AWS::Test::Thing at A/C: the schema has the property, but its Swift type has no parameter for it"])
    #expect(
      try failures([one, other]) == [
        "AWS::Test::Thing at A: the schema takes a text or an object, but Form takes an object"
      ])
  }

  @Test func generatingStops() throws {
    let folder = try SchemaFolder([
      "AWS::Test::Thing": #"{"typeName": "AWS::Test::Thing", "properties": {"A": {"type": "array"}}}"#
    ])
    defer { folder.remove() }
    let types = try SchemaSet(directory: folder.url).types
    let models = try GeneratedFiles(try folder.facts(), try folder.actions(), try folder.dated(), try folder.handlers())
      .models
    try FormsProof.check(models, against: types)
    let wrong = PropertyModel(name: "A", label: "a", localName: "a", type: "Own", isRequired: false, facts: "")
    let model = ResourceModel(
      typeName: "AWS::Test::Thing", service: "Test", name: "Thing", isInUSEast1: true, properties: [wrong],
      nested: [structure("Own")], attributes: [], tagging: "", takesTags: false)
    let error = #expect(throws: GeneratorError.self) { try FormsProof.check([model], against: types) }
    #expect(
      error?.description
        == "the Swift types don't take what the schemas do:\n"
        + "  AWS::Test::Thing at A: the schema takes a list, but Own takes an object")
  }
}
