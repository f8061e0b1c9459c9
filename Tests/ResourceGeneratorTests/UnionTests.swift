import StrataJSON
import Testing

@testable import resource_generator

/// Lists, and values of several forms, as Swift has them.
@Suite struct UnionTests {
  private func expect(
    _ text: String, contains parts: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    for part in parts { #expect(text.contains(part), "\(part)\n\(text)", sourceLocation: sourceLocation) }
  }

  @Test func propertiesBesideElementsMakeNoObject() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Keys": {"oneOf": [{"$ref": "#/definitions/Keys"}, {"type": ["object", "string"], "format": "json"}]}, "Untyped": {"items": {"type": "integer"}}}, "definitions": {"Keys": {"type": "array", "items": {"type": "object", "properties": {"Name": {"type": "string"}}}, "properties": {"Name": {"maxLength": 9}}}}"##
    )
    expect(
      text, contains: "keys: ListValue<KeysItem>? = nil", "untyped: ListValue<IntegerValue>? = nil",
      "public struct KeysItem: TemplateValue {", "name: StringValue? = nil")
    #expect(!text.contains("struct Keys:"))
  }

  @Test func aCountOfElementsMakesNoList() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"Info": {"type": "object", "minItems": 1, "maxItems": 1, "properties": {"Key": {"type": "string"}}}, "All": {"type": "array", "minItems": 1, "items": {"type": "string"}}}"#
    )
    expect(text, contains: "info: Info? = nil", "`Info`.", "`All`; 1 or more elements.")
  }

  @Test func aFactoryAndALiteralForEachForm() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Code": {"anyOf": [{"type": "string"}, {"$ref": "#/definitions/Code"}]}, "Goal": {"oneOf": [{"$ref": "#/definitions/Code"}, {"type": "array", "items": {"$ref": "#/definitions/Code"}}]}, "Log": {"anyOf": [{"type": "boolean"}, {"type": "object", "properties": {"Level": {"type": "string"}}}]}, "Either": {"anyOf": [{"type": "string"}, {"type": "array"}]}}, "definitions": {"Code": {"type": "object", "properties": {"Key": {"type": "string"}}, "required": ["Key"]}}"##
    )
    expect(
      text, contains: "code: CodeForm? = nil",
      "public struct CodeForm: TemplateValue, ExpressibleByStringInterpolation {",
      "public static func text(_ value: StringValue) -> Self { Self(node: value.node) }",
      "public static func object(_ value: Code) -> Self { Self(node: value.node) }", "key: StringValue\n",
      "goal: GoalForm? = nil", "public static func list(_ value: ListValue<Code>) -> Self { Self(node: value.node) }",
      "public init(arrayLiteral elements: Code...) { node = ListValue<Code>(elements).node }", "log: LogForm? = nil",
      "public init(booleanLiteral flag: Bool) { node = BooleanValue(booleanLiteral: flag).node }",
      "either: AnyValue? = nil")
  }

  @Test func alternativesThatDisagreeOnAProperty() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Event": {"anyOf": [{"$ref": "#/definitions/One"}, {"$ref": "#/definitions/Other"}]}}, "definitions": {"One": {"type": "object", "properties": {"Type": {"enum": ["One"], "type": "string"}, "More": {"$ref": "#/definitions/OneMore"}, "Value": {"type": "string"}}}, "Other": {"type": "object", "properties": {"Type": {"enum": ["Other"], "type": "string"}, "More": {"allOf": [{"$ref": "#/definitions/OtherMore"}]}, "Value": {"type": "array"}}}, "OneMore": {"type": "object", "properties": {"A": {"type": "string"}}}, "OtherMore": {"type": "object", "properties": {"B": {"type": "string"}}, "required": ["B"]}}"##
    )
    expect(
      text, contains: "more: MoreForm? = nil", "public static func oneMore(_ value: OneMore) -> Self",
      "public static func otherMore(_ value: OtherMore) -> Self", "b: StringValue\n", "value: AnyValue? = nil")
  }
}
