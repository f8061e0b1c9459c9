import Foundation
import Testing

@testable import resource_generator

/// The permissions of handlers, as the generator writes them.
@Suite struct HandlerSetTests {
  private func text(_ members: String) throws -> String {
    let folder = try SchemaFolder([
      "AWS::A::B":
        #"{"typeName": "AWS::A::B", "additionalProperties": false, "properties": {}\#(members)}"#
    ])
    defer { folder.remove() }
    do {
      return try folder.handlers().text
    } catch let error as GeneratorError {
      return error.description.replacing(folder.url.path + "/", with: "")
    }
  }

  @Test func actionsOfTheSameOperationsStandTogether() throws {
    #expect(
      try text(
        """
        , "handlers": {"read": {"permissions": ["a:Get", "b:Get", "a:Ask"]}, "delete": {"permissions": ["a:Delete", "a:Get"]},
        "list": {}}, "tagging": {"permissions": ["a:Tag", "a:Delete"]}
        """) == "AWS::A::B\tdt a:Delete\tr a:Ask b:Get\trd a:Get\tt a:Tag\n")
  }

  @Test func aTypeWithoutHandlersHasNoLine() throws {
    #expect(try text("") == "")
    #expect(try text(#", "handlers": {}"#) == "AWS::A::B\t\n")
  }

  @Test(
    arguments: [
      (#"{"make": {"permissions": []}}"#, "/handlers/make: there is no such operation"),
      (#"{"read": {"permissions": "a:b"}}"#, "/handlers/read/permissions: expected a list of actions"),
      (
        #"{"read": {"permissions": ["ab"]}}"#,
        "/handlers/read/permissions: \"ab\" is no action; say in HandlerSet.swift what becomes of it"
      ),
      (
        #"{"read": {"permissions": ["a:b c"]}}"#,
        "/handlers/read/permissions: \"a:b c\" is no action; say in HandlerSet.swift what becomes of it"
      ),
    ])
  func whatIsReadOtherwiseIsSaid(handlers: String, message: String) throws {
    #expect(try text(#", "handlers": \#(handlers)"#) == "resources/0.json at \(message)")
  }
}
