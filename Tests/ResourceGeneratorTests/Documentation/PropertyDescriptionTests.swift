import Foundation
import StrataResourceModel
import Testing

@testable import resource_generator

/// The sentences of parameters, as they're generated from schemas.
@Suite struct PropertyDescriptionTests {
  /// The sentence of the parameter `value` of a type with one property, or of that and others.
  private func sentence(_ value: String, _ members: String = "") throws -> String? {
    let text = try SchemaFolder.swift("AWS::Test::Thing", "\"properties\": {\"Value\": \(value)\(members)")
    return Self.sentences(of: "value", in: text).first
  }

  private static func sentences(of parameter: String, in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "///   - \(parameter): ", maxSplits: 1)
      return parts.count == 2 ? String(parts[1]) : nil
    }
  }

  @Test(
    arguments: [
      (#"{"type": "string"}"#, "`Value`."),
      (
        #"{"type": "string", "format": "AWS::IAM::Role.Arn", "minLength": 20}"#,
        "`Value`, the ARN of an `AWS::IAM::Role`; 20 or more characters."
      ),
      (
        #"{"type": "integer", "description": "The time in seconds.", "minimum": 1, "maximum": 9, "default": 5}"#,
        "`Value`, in seconds; 1 to 9; 5 unless given."
      ),
      (#"{"type": "integer", "enum": [1, 3, 5]}"#, "`Value`; one of 1, 3, 5."),
      (#"{"type": "integer", "multipleOf": 64, "exclusiveMinimum": 0}"#, "`Value`; above 0; a multiple of 64."),
      (#"{"type": "boolean", "default": true}"#, "`Value`; true unless given."),
      (#"{"type": "boolean", "default": false}"#, "`Value`."),
      (#"{"type": "string", "default": "NONE"}"#, "`Value`; `NONE` unless given."),
      (#"{"type": "string", "default": ""}"#, "`Value`."),
      (#"{"type": "string", "maxLength": 1, "minLength": 1}"#, "`Value`; 1 character."),
      (
        #"{"type": "array", "uniqueItems": true, "maxItems": 5, "items": {"type": "string", "pattern": "^a"}}"#,
        "`Value`; up to 5 elements; no two alike; each matches `^a`."
      ),
      (
        #"{"type": "array", "items": {"type": "string", "format": "AWS::EC2::Subnet.Id", "maxLength": 9}}"#,
        "`Value`, ids of `AWS::EC2::Subnet`; each up to 9 characters."
      ),
      (#"{"type": "array", "items": {"type": "string", "pattern": "^\\d{12}$"}}"#, "`Value`; each 12 digits."),
      (
        #"{"type": "string", "relationshipRef": {"typeName": "AWS::EC2::VPC", "propertyPath": "/properties/VpcId"}}"#,
        "`Value`, the id of an `AWS::EC2::VPC`."
      ),
    ])
  func factsAreTold(_ schema: String, _ expected: String) throws {
    #expect(try sentence(schema, "}") == expected)
  }

  @Test func aRequiredPropertyHasNoDefault() throws {
    #expect(try sentence(#"{"type": "integer", "default": 5}"#, #"}, "required": ["Value"]"#) == "`Value`.")
  }

  @Test(
    arguments: [
      (#""dependentRequired": {"Value": ["B", "C"]}"#, "`Value`; needs `B` and `C`."),
      (#""dependentExcluded": {"Value": ["B", "C"]}"#, "`Value`; not with `B` or `C`."),
      (#""requiredXor": ["Value", "B"]"#, "`Value`; exactly one of `Value` and `B` is needed."),
      (#""requiredOr": ["Value", "B"]"#, "`Value`; at least one of `Value` and `B` is needed."),
      (#""requiredXor": ["C", "B"]"#, "`Value`."),
      (#""deprecatedProperties": ["/properties/Value"]"#, "`Value`; deprecated by AWS."),
      (#""conditionalCreateOnlyProperties": ["/properties/Value"]"#, "`Value`; some changes replace the resource."),
    ])
  func needsAreTold(_ keyword: String, _ expected: String) throws {
    let others = #", "B": {"type": "string"}, "C": {"type": "string"}}, "#
    #expect(try sentence(#"{"type": "string"}"#, others + keyword) == expected)
  }

  /// A nested property has a name that the resource has as well: the paths of the one say nothing of the other.
  @Test func whatReplacesIsToldOfTheRightProperty() throws {
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"Value": {"type": "string"}, "Part": {"$ref": "#/definitions/Part"}, "Twice": {"$ref": "#/definitions/Shared"}, "Again": {"$ref": "#/definitions/Shared"}}, "definitions": {"Part": {"type": "object", "properties": {"Value": {"type": "string"}, "Name": {"type": "string"}}}, "Shared": {"type": "object", "properties": {"Name": {"type": "string"}}}}, "createOnlyProperties": ["/properties/Value", "/properties/Part/Name", "/properties/Twice/Name"]"##
    )
    #expect(Self.sentences(of: "value", in: text) == ["`Value`; a change replaces the resource.", "`Value`."])
    #expect(
      Self.sentences(of: "name", in: text) == ["`Name`; a change replaces the resource.", "`Name`."],
      "the second is of a definition that two properties are of")
  }

  /// Notes are no facts: they're in no line of them, and make no types.
  @Test func notesStayOutOfFactsAndTypes() throws {
    let part = ##"{"type": "object", "properties": {"A": {"type": "integer"}}}"##
    let noted = ##"{"type": "object", "properties": {"A": {"type": "integer", "default": 7}}}"##
    let text = try SchemaFolder.swift(
      "AWS::Test::Thing",
      ##""properties": {"X": {"type": "array", "items": \##(part)}, "Y": {"type": "object", "properties": {"X": {"type": "array", "items": \##(noted)}}}}"##
    )
    #expect(text.components(separatedBy: "public struct XItem").count == 2, "\(text)")
    let folder = try SchemaFolder([
      "AWS::Test::Thing": ##"{"typeName": "AWS::Test::Thing", "properties": {"X": \##(noted)}}"##
    ])
    defer { folder.remove() }
    let facts = try folder.facts()[0]
    #expect(facts.line == #"AWS::Test::Thing\#t{"s":{"p":{"X":{"p":{"A":{"t":"i"}},"t":"o"}}}}"#)
  }
}
