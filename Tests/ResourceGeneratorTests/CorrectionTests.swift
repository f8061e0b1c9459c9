import Foundation
import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

/// What schemas say wrongly, and what becomes of it.
@Suite struct CorrectionTests {
  private static let type = ##"""
    {"typeName": "AWS::Test::Thing", "additionalProperties": false,
     "properties": {"A": {"type": "string"}, "Name": {"type": "string"}, "Id": {"type": "string"},
                    "O": {"type": "object", "properties": {"A": {"type": "object", "properties": {"B": {"const": 1}}}}}},
     "readOnlyProperties": ["/properties/Name", "/properties/Id"]}
    """##

  private func line(_ corrections: Correction...) throws -> String {
    let folder = try SchemaFolder(["AWS::Test::Thing": Self.type])
    defer { folder.remove() }
    do {
      return try TypeFacts(try SchemaSet(directory: folder.url, corrections: corrections).types[0]).line
    } catch {
      return error.description.replacing(folder.url.path, with: "")
    }
  }

  @Test func partsThatAreReplacedAddedAndMoved() throws {
    #expect(
      try line(
        Correction(
          "AWS::Test::Thing", .replace("/properties/A", with: ["type": "integer"]),
          .add("/properties/B", ["type": "boolean"]), .move("/properties/O", from: "/properties/O/properties/A")))
        == "AWS::Test::Thing\t"
        + #"{"at":{"Id":"s","Name":"s"},"ro":["Id","Name"],"s":{"p":{"A":{"t":"i"},"B":{"t":"b"},"Id":{"t":"s"},"Name":{"t":"s"},"O":{"p":{"B":{"c":1}},"t":"o"}},"x":true}}"#
    )
  }

  @Test func valuesThatAListLacks() throws {
    let listed: [Correction.Change] = [
      .replace("/properties/A", with: ["type": "string", "enum": ["a"]]), .append("/properties/A/enum", "b"),
    ]
    #expect(
      try line(Correction("AWS::Test::Thing", listed[0], listed[1])).contains(#""A":{"e":["a","b"],"t":"s"}"#))
    #expect(
      try line(Correction("AWS::Test::Thing", listed[0], .append("/properties/A/enum", "a")))
        == "/resources/0.json at /properties/A/enum: the list has what is to be added; take it out of Correction+All.swift"
    )
    #expect(
      try line(Correction("AWS::Test::Thing", .append("/properties/A/enum", "a")))
        == "/resources/0.json at /properties/A/enum: there is nothing to correct; say in Correction+All.swift how the "
        + "schema is read now")
  }

  @Test func aPropertyThatIsAnAttributeAndCanBeSet() throws {
    #expect(
      try line(Correction("AWS::Test::Thing", settable: ["Name"])).hasPrefix(
        "AWS::Test::Thing\t" + #"{"at":{"Id":"s","Name":"s"},"ro":["Id"],"#))
  }

  @Test func whatWasMended() throws {
    #expect(
      try line(Correction("AWS::Test::Thing", .replace("/properties/Gone", with: true)))
        == "/resources/0.json at /properties/Gone: there is nothing to correct; say in Correction+All.swift how the schema "
        + "is read now")
    #expect(
      try line(Correction("AWS::Test::Thing", .move("/properties/A", from: "/properties/A/properties/A")))
        == "/resources/0.json at /properties/A/properties/A: there is nothing to correct; say in Correction+All.swift how "
        + "the schema is read now")
    #expect(
      try line(Correction("AWS::Test::Thing", .add("/properties/A", true)))
        == "/resources/0.json at /properties/A: what is to be added is there; take it out of Correction+All.swift")
    #expect(
      try line(Correction("AWS::Test::Thing", .add("/definitions/D/properties/A", true)))
        == "/resources/0.json at /definitions/D/properties: there is nothing to correct; say in Correction+All.swift how "
        + "the schema is read now")
    #expect(
      try line(Correction("AWS::Test::Thing", settable: ["A"]))
        == "/resources/0.json at /readOnlyProperties: A isn't among them; take it out of Correction+All.swift")
    #expect(
      try line(Correction("AWS::Test::Gone")).hasSuffix(
        ": there is no type AWS::Test::Gone, which Correction+All.swift names"))
  }
}
