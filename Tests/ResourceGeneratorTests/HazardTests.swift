import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

/// What makes typing resources hard, each met by a rule.
@Suite struct HazardTests {
  private func expect(
    _ text: String, contains parts: String..., sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    for part in parts { #expect(text.contains(part), "\(part)\n\(text)", sourceLocation: sourceLocation) }
  }

  @Test func requiredComesFirstAndReadOnlyNotAtAll() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"B": {"type": "string"}, "A": {"type": "integer", "minimum": 1, "maximum": 9}, "Z": {"type": "boolean"}, "Arn": {"type": "string"}}, "required": ["Z"], "readOnlyProperties": ["/properties/Arn"], "createOnlyProperties": ["/properties/B"]"#
    )
    expect(
      text,
      contains: "      z: BooleanValue,\n      a: IntegerValue? = nil,\n      b: StringValue? = nil,\n      file:",
      "`A`; 1 to 9.", "`B`; a change replaces the resource.",
      "public var arn: StringValue { resource.attribute(\"Arn\") }")
    #expect(!text.contains("arn: StringValue?"))
  }

  @Test func recursiveTypesAreNamedOnce() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Root": {"$ref": "#/definitions/Node"}}, "definitions": {"Node": {"type": "object", "properties": {"Left": {"$ref": "#/definitions/Node"}, "All": {"type": "array", "items": {"$ref": "#/definitions/Node"}}}}}"##
    )
    // Node is the core's own word.
    expect(
      text, contains: "root: NodeProperty? = nil", "public struct NodeProperty: TemplateValue {",
      "all: ListValue<NodeProperty>? = nil,\n        left: NodeProperty? = nil")
  }

  @Test(arguments: ["Resource", "Scope", "List", "Map", "Type", "Condition", "Tags", "Thing", "String", "Properties"])
  func namesThatMeanSomethingElseAreChanged(name: String) throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Value": {"$ref": "#/definitions/\##(name)"}}, "definitions": {"\##(name)": {"type": "object", "properties": {"A": {"type": "string"}}}}"##
    )
    expect(text, contains: "public struct \(name)Property: TemplateValue {", "value: \(name)Property? = nil")
  }

  @Test func aTypeMayBeCalledResource() throws {
    let text = try SchemaFolder.swift("AWS::Test::Resource", #""properties": {"Path": {"type": "string"}}"#)
    expect(
      text, contains: "public struct Resource: ResourceConstruct {", "public let resource: StrataLanguage.Resource",
      "resource = StrataLanguage.Resource(")
  }

  @Test func aTypeMayBeCalledType() throws {
    expect(
      try SchemaFolder.swift("AWS::Test::Type", #""properties": {"A": {"type": "string"}}"#),
      contains: "public struct TypeResource: ResourceConstruct {", "type: \"AWS::Test::Type\"")
  }

  @Test func propertiesLikeTheInitializersOwnNames() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"Scope": {"type": "string"}, "Id": {"type": "string"}, "Properties": {"type": "string"}, "Resource": {"type": "string"}, "File": {"type": "string"}, "Default": {"type": "string"}}"#
    )
    expect(
      text, contains: "scope scopeValue: StringValue? = nil", "id idValue: StringValue? = nil",
      "properties propertiesValue: StringValue? = nil", "`default`: StringValue? = nil",
      "properties.set(\"Default\", `default`?.node)", "properties.set(\"Scope\", scopeValue?.node)")
  }

  @Test func enumerationsCompleteAndTakeAnything() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"Mode": {"type": "string", "enum": ["NONE", "ON_DEMAND", "default", "*", "on demand", "a\"b"]}}"#
    )
    expect(
      text, contains: "mode: Mode? = nil", "public struct Mode: StringEnumeration {",
      "public static var noneValue: Self { \"NONE\" }", "public static var onDemand: Self { \"ON_DEMAND\" }",
      "public static var `default`: Self { \"default\" }", #"public static var aB: Self { "a\"b" }"#)
    #expect(
      text.split(separator: "static var").count == 5, "\"*\" has no name, and \"on demand\" that of another")
  }

  @Test func unionsMapsAndFreeJSON() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"KeyPolicy": {"type": ["object", "string"]}, "Input": {"type": ["object", "string"]}, "Free": {"type": "object"}, "Labels": {"type": "object", "patternProperties": {".*": {"type": "string"}}, "additionalProperties": false}, "Numbers": {"type": "array", "items": {"type": "number"}}, "Either": {"type": ["integer", "string"]}, "AssumeRolePolicyDocument": {"type": "object"}, "Some": {"anyOf": [{"type": "string"}, {"type": "string", "pattern": "a"}]}}"#
    )
    expect(
      text, contains: "keyPolicy: PolicyDocument? = nil", "input: AnyValue? = nil", "free: AnyValue? = nil",
      "labels: MapValue<StringValue>? = nil", "numbers: ListValue<NumberValue>? = nil", "either: StringValue? = nil",
      "assumeRolePolicyDocument: PolicyDocument? = nil", "some: StringValue? = nil")
  }

  @Test func alternativesShareOneStructure() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Action": {"$ref": "#/definitions/Action"}}, "definitions": {"Action": {"oneOf": [{"type": "object", "properties": {"Allow": {"type": "string"}}, "required": ["Allow"]}, {"type": "object", "properties": {"Deny": {"type": "integer"}}}]}}"##
    )
    expect(text, contains: "action: Action? = nil", "allow: StringValue? = nil,\n        deny: IntegerValue? = nil")
  }

  @Test(arguments: [
    (
      #"{"type": "array", "items": {"type": "object", "properties": {"Key": {"type": "string"}, "Value": {"type": "string"}}}}"#,
      ".list(property: \"Tags\")"
    ),
    (
      #"{"type": "array", "items": {"type": "object", "properties": {"Key": {"type": "string"}, "Value": {"type": "string"}, "PropagateAtLaunch": {"type": "boolean"}}}}"#,
      ".propagatedList(property: \"Tags\")"
    ),
    (#"{"type": "object", "patternProperties": {".*": {"type": "string"}}}"#, ".map(property: \"Tags\")"),
  ])
  func tagsTakeTheirShape(tags: String, tagging: String) throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      "\"tagging\": {\"taggable\": true, \"tagProperty\": \"/properties/Tags\"}, \"properties\": {\"Tags\": \(tags)}")
    expect(text, contains: "tagging: \(tagging)", "tags: StrataLanguage.Tags = [:]", "ownTags: tags")
  }

  @Test func attributesWithDotsAndOtherTypes() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"Endpoint": {"type": "object", "properties": {"Address": {"type": "string"}, "Port": {"type": "integer"}}}, "Ref": {"type": "string"}, "Names": {"type": "array", "items": {"type": "string"}}}, "readOnlyProperties": ["/properties/Endpoint/Address", "/properties/Endpoint/Port", "/properties/Ref", "/properties/Names"]"#
    )
    expect(
      text, contains: "public var endpointAddress: StringValue { resource.attribute(\"Endpoint.Address\") }",
      "public var endpointPort: IntegerValue { resource.attribute(\"Endpoint.Port\", as: IntegerValue.self) }",
      "public var names: ListValue<StringValue> { resource.attribute(\"Names\", as: ListValue<StringValue>.self) }",
      "public var refAttribute: StringValue")
  }

  @Test func patternsWithControlsStayOutOfComments() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      #""properties": {"A": {"type": "string", "pattern": "[\u0000-\u001f]"}, "B": {"type": "string", "pattern": "^[a-z]+$"}}"#
    )
    #expect(!text.contains("\u{0}"))
    expect(text, contains: "`A`.", "`B`; matches `^[a-z]+$`.")
  }

  @Test func aTypeThatHandlersMakeSaysSo() throws {
    let handlers = #""handlers": {"create": {"permissions": []}}"#
    let folder = try SchemaFolder([
      "AWS::Test::New": #"{"typeName": "AWS::Test::New", "properties": {}, \#(handlers)}"#,
      "AWS::Test::Old": #"{"typeName": "AWS::Test::Old", "properties": {}, "handlers": {}}"#,
      "AWS::Test::Older": #"{"typeName": "AWS::Test::Older", "properties": {}}"#,
    ])
    defer { folder.remove() }
    #expect(try folder.facts().map { $0.json["h"] } == [true, nil, nil])
  }

  @Test func aTypeThatUSEast1LacksSaysSo() throws {
    let folder = try SchemaFolder(["AWS::Test::Thing*": #"{"typeName": "AWS::Test::Thing", "properties": {}}"#])
    defer { folder.remove() }
    let facts = try folder.facts()
    #expect(facts[0].json["us"] == false)
    expect(SwiftWriter.text(of: ModelBuilder(facts[0]).model()), contains: "us-east-1 doesn't")
  }
}
