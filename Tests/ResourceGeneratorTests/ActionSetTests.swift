import Foundation
import Testing

@testable import resource_generator

@Suite struct ActionSetTests {
  /// The text of some JSON of actions, or what's wrong with it.
  private func text(_ json: String) throws -> String {
    let folder = try SchemaFolder([:])
    defer { folder.remove() }
    try folder.write("actions.json", json)
    do { return try folder.actions().text } catch let error as GeneratorError {
      return error.description.replacing(folder.url.path + "/", with: "")
    }
  }

  @Test func aLineForEachService() throws {
    #expect(
      try text(
        #"{"sqs": {"Actions": {"send": {"Resources": ["queue"]}, "list": {}, "all": {"Resources": []}, "one": {"Resources": "queue"}}, "Resources": {}}, "a-b": {"Actions": {}}}"#
      ) == "a-b\t\t\nsqs\tall list\tone send\n")
  }

  @Test(
    arguments: [
      (#"{"sqs": {}}"#, "actions.json at /sqs/Actions: expected an object"),
      (#"{"sqs": {"Actions": {"Send": {}}}}"#, "actions.json at /sqs/Actions/Send: expected a name in small letters"),
      (#"{"s qs": {"Actions": {}}}"#, "actions.json at /s qs: expected a name in small letters"),
      (
        #"{"sqs": {"Actions": {"send": {"Kinds": []}}}}"#,
        "actions.json at /sqs/Actions/send: expected an object with Resources, a list of names"
      ),
      (
        #"{"sqs": {"Actions": {"send": {"Resources": [1]}}}}"#,
        "actions.json at /sqs/Actions/send: expected an object with Resources, a list of names"
      ),
      ("[]", "actions.json: expected an object"),
    ])
  func whatCannotBeTrustedIsRefused(json: String, message: String) throws {
    #expect(try text(json) == message)
  }
}
