import Foundation
import Testing

@testable import resource_generator

/// A schema that can't be trusted stops everything, and the message names the place.
@Suite struct BadSchemaTests {
  @Test func brokenJSON() throws {
    #expect(
      try SchemaFolder.error("AWS::Test::Thing", "{\"typeName\": ,}")
        .hasPrefix("resources/0.json: line 1, column 14: expected a value"))
  }

  @Test func anUnknownKeyword() throws {
    #expect(
      try SchemaFolder.error(
        "AWS::Test::Thing", #"{"typeName": "AWS::Test::Thing", "properties": {"A": {"type": "string", "shiny": 1}}}"#)
        == "resources/0.json at /properties/A/shiny: the keyword shiny is unknown; say in Keywords.swift what becomes of it"
    )
    #expect(
      try SchemaFolder.error("AWS::Test::Thing", #"{"typeName": "AWS::Test::Thing", "polish": 1}"#)
        == "resources/0.json at /polish: the keyword polish is unknown; say in Keywords.swift what becomes of it")
  }

  @Test func aMissingDefinition() throws {
    #expect(
      try SchemaFolder.error(
        "AWS::Test::Thing",
        ##"{"typeName": "AWS::Test::Thing", "properties": {"A": {"items": {"$ref": "#/definitions/Gone"}}}}"##)
        == "resources/0.json at /properties/A/items/$ref: there is no definition #/definitions/Gone")
  }

  @Test func otherMistakes() throws {
    #expect(
      try SchemaFolder.error("AWS::Test::Thing", #"{"typeName": "AWS::Test::Other"}"#)
        == "resources/0.json at /typeName: expected AWS::Test::Thing")
    #expect(
      try SchemaFolder.error(
        "AWS::Test::Thing", #"{"typeName": "AWS::Test::Thing", "properties": {"A": {"type": "text"}}}"#)
        == "resources/0.json at /properties/A/type: there is no such type of values")
    #expect(
      try SchemaFolder.error("AWS::Test::Thing", #"{"typeName": "AWS::Test::Thing", "properties": {"A": 1}}"#)
        == "resources/0.json at /properties/A: expected a schema, which is an object")
  }

  @Test func nothingIsWritten() throws {
    let folder = try SchemaFolder([
      "AWS::Test::Good": #"{"typeName": "AWS::Test::Good", "properties": {}}"#, "AWS::Test::Thing": "{",
    ])
    defer { folder.remove() }
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    #expect(throws: GeneratorError.self) { try folder.facts() }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.url.path) == before)
  }

  @Test func aFolderOfSomethingElse() {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    #expect(throws: GeneratorError.self) { try SchemaSet(directory: url) }
  }
}
