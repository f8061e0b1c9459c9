import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

/// Resources given as JSON, written as calls of their types' initializers.
@Suite struct InitializerCallTests {
  private static let schema =
    ##"{"typeName": "AWS::Test::Thing", "tagging": {"taggable": true}, "properties": {"Count": {"type": "integer"}, "Mode": {"type": "string", "enum": ["ON", "OFF"]}, "Items": {"type": "array", "items": {"$ref": "#/definitions/Item"}}, "Code": {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/Item"}]}, "Keys": {"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": ["object", "string"]}]}, "Tags": {"type": "object", "patternProperties": {".*": {"type": "string"}}}}, "definitions": {"Item": {"type": "object", "properties": {"Name": {"type": "string"}}, "required": ["Name"]}}}"##

  private func call(_ properties: String) throws -> InitializerCall {
    let folder = try SchemaFolder(["AWS::Test::Thing": Self.schema])
    defer { folder.remove() }
    let facts = try folder.facts()[0]
    var call = InitializerCall(ModelBuilder(facts).model(), facts)
    try call.declare("Id", try JSONValue(parsing: properties).object ?? [:])
    return call
  }

  @Test func stepByStep() throws {
    let call = try call(
      #"{"Items": [{"Name": "a\"\n"}], "Count": -1, "Mode": "ON", "Tags": {"K": "v"}, "Code": {"Name": "b"}}"#)
    #expect(
      call.lines == [
        #"let v1: StrataLanguage.Tags = ["K": "v"]"#, #"let v2: Test.Thing.Item = Test.Thing.Item(name: "b")"#,
        "let v3: Test.Thing.CodeForm = .object(v2)",
        #"let v4: Test.Thing.Item = Test.Thing.Item(name: "a\"\u{a}")"#,
        "let v5: ListValue<Test.Thing.Item> = [v4]",
        #"Test.Thing("Id", in: scope, code: v3, count: -1, items: v5, mode: .on, tags: v1)"#,
      ])
    #expect(call.raw == [] && call.cases == ["Test.Thing.CodeForm.object"])
  }

  @Test func whatHasNoTypeIsRaw() throws {
    let call = try call(#"{"Keys": {"a": [1]}}"#)
    #expect(
      call.lines == [
        "let v1: AnyValue = [1]", #"let v2: AnyValue = ["a": v1]"#, #"Test.Thing("Id", in: scope, keys: .raw(v2))"#,
      ])
    #expect(call.raw == ["Keys"])
  }

  @Test(arguments: [
    (#"{"Items": [{}]}"#, "Items/0", "the initializer asks for Name, which isn't there"),
    (#"{"Other": 1}"#, "", "the initializer has no parameter for Other"),
    (#"{"Items": [{"Name": 1}]}"#, "Items/0/Name", "StringValue isn't written as an integer"),
  ])
  func whatCanNotBeWritten(properties: String, place: String, reason: String) throws {
    let failure = #expect(throws: InitializerCall.Failure.self) { try call(properties) }
    #expect(failure?.path.joined(separator: "/") == place && failure?.reason == reason)
  }
}
