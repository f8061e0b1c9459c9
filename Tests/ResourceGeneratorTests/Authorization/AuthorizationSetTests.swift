import Foundation
import Testing

@testable import resource_generator

/// What is read of the Service Authorization Reference.
@Suite struct AuthorizationSetTests {
  private let action = #""name": "GetItem", "accessLevel": "Read", "conditionKeys": []"#

  /// The text of some files, or what's wrong with them.
  private func text(_ files: [String: String], others: String = "{}") throws -> String {
    let folder = try SchemaFolder([:])
    defer { folder.remove() }
    try folder.write("resourceTypes/none.json", "{}")
    try folder.write("actions/none.json", "{}")
    for (name, text) in files { try folder.write(name, text) }
    try folder.write("others.json", others)
    do {
      return try AuthorizationSet(directory: folder.url, others: folder.url.appending(path: "others.json")).text
    } catch {
      return error.description.replacing(folder.url.path, with: "DIR")
    }
  }

  @Test func aLineForEachActionAndType() throws {
    let text = try text(
      [
        "actions/db.json":
          #"{"getitem": {"name": "GetItem", "accessLevel": "Read", "conditionKeys": ["db:b", "db:a"], "resourceTypes": [{"name": "Table", "required": true, "conditionKeys": ["aws:Tag"]}, {"name": "index", "required": false, "conditionKeys": []}]}, "tag": {"name": "Tag", "accessLevel": "Tagging, Write", "conditionKeys": [], "resourceTypes": []}}"#,
        "resourceTypes/db.json":
          #"{"table": {"key": "Table", "arn": "arn:aws:db:::${Name}, arn:aws:db:::table/${Name}", "conditionKeys": ["db:a", "db:b"]}}"#,
      ], others: #"{"db": {"Actions": {"getitem": {}, "gone": {"Resources": "table"}}}}"#)
    // The numbers of the sets are given in the order of the types, then of the actions.
    #expect(
      text
        == "=0\tdb:a db:b\n=1\taws:Tag\ndb/table\tarn:aws:db:::${Name} arn:aws:db:::table/${Name}\t0\n"
        + "db:getitem\tGetItem\tR\t0\tTable;1;1|index;0;\ndb:gone\tgone\t\t\ttable;0;\ndb:tag\tTag\tT\t\t\n")
  }

  @Test func whatCannotBeTrustedIsRefused() throws {
    func message(_ file: String, _ json: String) throws -> String { try text([file: json]) }
    #expect(try text([:]) == "DIR: there is no actions/*.json; is this the reference's directory?")
    #expect(
      try message("resourceTypes/db.json", #"{"table": {"key": "table"}}"#)
        == "DIR/resourceTypes/db.json at /table: expected a key and ARNs")
    #expect(
      try message("resourceTypes/db.json", #"{"table": {"key": "table", "arn": "arn:a", "conditionKeys": [1]}}"#)
        == "DIR/resourceTypes/db.json at /table/conditionKeys: expected a list of condition keys")
    #expect(
      try message("actions/db.json", #"{"getitem": {"name": "GetItem"}}"#)
        == "DIR/actions/db.json: expected actions with name, accessLevel and resourceTypes")
    #expect(
      try message(
        "actions/db.json", #"{"getitem": {"name": "GetItem", "accessLevel": "Look", "resourceTypes": []}}"#)
        == "DIR/actions/db.json at /getitem/accessLevel: there is no access level Look")
    #expect(
      try message("actions/db.json", "{\"getitem\": {\(action), \"resourceTypes\": [{\"name\": \"a|b\"}]}}")
        == "DIR/actions/db.json at /getitem: expected resource types with name and required")
  }
}
