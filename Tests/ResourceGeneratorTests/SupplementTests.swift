import Foundation
import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

/// Schemas that say more of some types, and where they hold.
@Suite struct SupplementTests {
  private static let type =
    #"{"typeName": "AWS::Test::Thing", "properties": {"A": {"type": "string"}, "L": {"type": "array", "items": {"properties": {"B": {"type": "string"}}}}}}"#

  private func line(_ files: [String: String], _ supplements: [Supplement]) throws -> String {
    let folder = try SchemaFolder(["AWS::Test::Thing": Self.type], extensions: files)
    defer { folder.remove() }
    do {
      let set = try SchemaSet(directory: folder.url, supplements: supplements)
      let line = try TypeFacts(set.types[0]).line
      return String(line.split(separator: "\"m\":").last?.split(separator: ",\"s\":").first ?? "")
    } catch {
      return error.description.replacing(folder.url.path + "/", with: "")
    }
  }

  @Test func oneAtTheTop() throws {
    #expect(
      try line(
        ["t/a.json": #"{"description": "prose", "if": {"properties": {"A": false}}, "then": {"required": ["L"]}}"#],
        [Supplement("t/a.json", at: "AWS::Test::Thing")]) == #"{"if":{"no":["A"]},"th":{"r":["L"]}}"#)
  }

  @Test func severalAtSeveralPlaces() throws {
    let files = [
      "t/a.json": #"{"contains": {"required": ["B"]}}"#, "t/b.json": #"{"propertyNames": {"pattern": "^B$"}}"#,
      "t/c.json": ##"{"properties": {"B": {"$ref": "#/definitions/D"}}, "definitions": {"D": {"const": 1}}}"##,
    ]
    #expect(
      try line(
        files,
        [
          Supplement("t/a.json", at: "AWS::Test::Thing/L"), Supplement("t/b.json", at: "AWS::Test::Thing/L/*"),
          Supplement("t/c.json", at: "AWS::Test::Thing", "AWS::Test::Thing/L/*"),
        ])
        == #"{"all":[{"p":{"B":{"c":1}}}],"p":{"L":{"all":[{"ct":{"r":["B"]}}],"i":{"all":[{"pn":{"pt":"^B$"}},{"p":{"B":{"c":1}}}]}}}}"#
    )
  }

  @Test func readOtherwiseThanWritten() throws {
    let files = ["t/a.json": #"{"allOf": [{"required": ["A"]}, {"required": ["L"]}], "maxProperties": 1}"#]
    #expect(
      try line(
        files,
        [
          Supplement(
            "t/a.json", at: "AWS::Test::Thing", changing: ["/allOf/0": nil, "/allOf/0/required": ["A", "L"]])
        ]) == #"{"all":[{"r":["A","L"]}],"lp":[null,1]}"#)
    #expect(
      try line(files, [Supplement("t/a.json", at: "AWS::Test::Thing", changing: ["/allOf/2": nil])])
        == "extensions/t/a.json at /allOf/2: there is nothing to change; say in Supplement+All.swift how the file is "
        + "read now")
  }

  @Test func whatDoesNotFit() throws {
    let files = ["t/a.json": #"{"required": ["A"]}"#]
    #expect(
      try line(files, [Supplement("t/a.json", at: "AWS::Test::Thing/Gone/*")])
        == "extensions/t/a.json: is said to hold at Gone/* of AWS::Test::Thing, where there is nothing")
    #expect(
      try line(files, [Supplement("t/a.json", at: "AWS::Test::Gone")]).hasSuffix(
        "there is no type AWS::Test::Gone, which Supplement+All.swift names"))
    #expect(
      try line(files, [Supplement("t/b.json", at: "AWS::Test::Thing")]).hasPrefix("extensions/t/b.json: can't be read"))
    #expect(
      try line(["t/a.json": #"{"shiny": 1}"#], [Supplement("t/a.json", at: "AWS::Test::Thing")])
        == "extensions/t/a.json at /shiny: the keyword shiny is unknown; say in Keywords.swift what becomes of it")
  }

  @Test func nothingIsMissed() throws {
    let known = Supplement("t/a.json", at: "AWS::Test::Thing")
    let files = [
      "t/a.json": #"{"required": ["A"]}"#, "t/cross.json": #"{"cfnGather": {}}"#,
      "t/types_enum.json": #"{"us-east-1": {"enum": ["x"]}}"#,
    ]
    #expect(try line(files, [known]) == #"{"r":["A"]}"#)
    let more = files.merging(["t/new.json": #"{"required": ["L"]}"#]) { first, _ in first }
    #expect(
      try line(more, [known])
        == "extensions/t/new.json: the file is unknown; say in Supplement+All.swift what becomes of it")
  }

  @Test func theTableNamesNoFileTwice() {
    let files = Supplement.all.map(\.file)
    #expect(Set(files).count == files.count)
    #expect(Supplement.leftOut.isDisjoint(with: files))
  }
}
