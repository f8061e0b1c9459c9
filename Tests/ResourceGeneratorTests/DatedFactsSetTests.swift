import Foundation
import Testing

@testable import resource_generator

/// What changes with the world, as the generator writes it.
@Suite struct DatedFactsSetTests {
  private static func schema(_ name: String, _ more: String = "") -> String {
    #"{"typeName": "\#(name)", "additionalProperties": false, "properties": {"Class": {"type": "string"}}\#(more)}"#
  }

  private func text(
    _ files: [String: String] = [:], lifecycle: String = "", lists: [ListedValues] = []
  ) throws -> String {
    let folder = try SchemaFolder(["AWS::A::B": Self.schema("AWS::A::B", lifecycle)], extensions: files)
    defer { folder.remove() }
    do {
      return try folder.dated(lists).text
    } catch let error as GeneratorError {
      return error.description.replacing(folder.url.path + "/", with: "")
    }
  }

  @Test func daysOfTypesAndRuntimes() throws {
    #expect(
      try text(lifecycle: #", "lifecycle": {"status": "sunset", "date": "2026-10-01"}"#) == """
        date\t2026-10-20
        lifecycle AWS::A::B\tsunset 2026-10-01
        runtime nodejs\t2016-08-30 - - nodejs24.x

        """)
  }

  @Test func listsAreOfAllRegions() throws {
    let files = ["a/class.json": #"{"eu-west-1": {"enum": ["b", "a"]}, "us-east-1": {"enum": ["c", "a"]}}"#]
    let lists = [ListedValues("class", "a/class.json", at: "AWS::A::B/Class", "AWS::A::B/Others/*/Class")]
    let text = try text(files, lists: lists)
    #expect(text.contains("\nvalues class\ta b c\n"))
    #expect(text.contains("\nplaces AWS::A::B\tClass=class Others/*/Class=class\n"))
  }

  @Test func listsMayDependOnAnotherProperty() throws {
    let branch =
      #"{"if": {"properties": {"Engine": {"const": "x"}}}, "then": {"properties": {"Class": {"enum": ["a"]}}}}"#
    let text = try text(
      ["a/class.json": #"{"allOf": [\#(branch)]}"#],
      lists: [ListedValues("class", "a/class.json", "Class", by: "Engine", at: "AWS::A::B/Class")])
    #expect(text.contains("\nvalues class x\ta\n"))
    #expect(text.contains("\nplaces AWS::A::B\tClass=class:Engine\n"))
  }

  @Test func listsMayBeNarrowerByAThirdProperty() throws {
    func branch(_ engine: String, _ license: String, _ values: String) -> String {
      """
      {"if": {"properties": {"Engine": {"const": "\(engine)"}, "License": \(license)}},
      "then": {"properties": {"Class": {"enum": [\(values)]}}}}
      """
    }
    let branches = [
      branch("x", #"{"const": "own"}"#, #""a", "b""#), branch("x", #"{"const": "hired"}"#, #""a""#),
      branch("y", #"{"const": "own"}"#, #""c""#), branch("y", "false", #""c""#),
    ]
    let text = try text(
      ["a/class.json": #"{"allOf": [\#(branches.joined(separator: ","))]}"#],
      lists: [ListedValues("class", "a/class.json", "Class", by: "Engine", and: "License", at: "AWS::A::B/Class")])
    // What holds for all of an engine is said once.
    #expect(text.contains("\nvalues class x\ta b\nvalues class x hired\ta\nvalues class y\tc\n"))
    #expect(text.contains("\nplaces AWS::A::B\tClass=class:Engine:License\n"))
  }

  @Test func whatIsReadOtherwiseIsSaid() throws {
    #expect(
      try text(["a/class.json": "{}"], lists: [ListedValues("class", "a/class.json", at: "AWS::A::B/Class")])
        == "extensions/a/class.json: there is no list of values; say in ListedValues.swift how the file is read now")
    #expect(
      try text(
        ["a/class.json": #"{"enum": ["a b"]}"#], lists: [ListedValues("class", "a/class.json", at: "AWS::A::B/Class")])
        == "extensions/a/class.json: expected words without spaces for values class")
    #expect(
      try text(
        ["a/class.json": #"{"enum": ["a"]}"#], lists: [ListedValues("class", "a/class.json", at: "AWS::A::C/Class")])
        == "extensions/a/class.json: there is no type AWS::A::C, which ListedValues.swift names")
    #expect(
      try text(lifecycle: #", "lifecycle": {"date": "2026-10-01"}"#)
        == "resources/0.json at /lifecycle: expected a status")
  }
}
