import StrataJSON
import TestSupport
import Testing

@testable import StrataCLI

/// `synth schema`; all that other tests have commands print for machines is held against what it says.
@Suite struct SchemaCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  @Test func everyCommandWithAResultForMachinesHasASchema() {
    let commands = [Command].all.map(\.syntax).filter { $0.options.contains(.json) }
    let names = commands.map { $0.isDefault ? ResultSchemas.synthesizing : $0.words.joined(separator: " ") }
    #expect(Set(names) == Set(ResultSchemas.shapes.map(\.command)))
    #expect(ResultSchemas.shapes.count == names.count)
  }

  @Test func theSchemaOfACommand() throws {
    #expect(
      try JSONValue(parsing: tool.run("schema", "list").output) == [
        "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:strata:result:list:1",
        "title": "list --json", "type": "array",
        "items": [
          "type": "object",
          "properties": [
            "name": ["type": "string"],
            "environments": [
              "type": "array",
              "items": [
                "type": "object",
                "properties": [
                  "name": ["type": "string"], "profile": ["type": "string"], "isRequired": ["type": "boolean"],
                  "isEphemeral": ["type": "boolean"], "isLocal": ["type": "boolean"],
                ],
                "required": ["name", "profile", "isRequired", "isEphemeral", "isLocal"],
              ],
            ],
          ],
          "required": ["name", "environments"],
        ],
      ])
    #expect(
      try JSONValue(parsing: tool.run("schema", "deployment", "status").output)["$id"]
        == "urn:strata:result:deployment-status:1")
  }

  @Test func allSchemas() throws {
    let schemas = try #require(JSONValue(parsing: tool.run("schema").output).object)
    #expect(Array(schemas.keys) == ResultSchemas.shapes.map(\.command))
    for member in schemas {
      #expect(try member.value == JSONValue(parsing: tool.run(["schema", member.key]).output), "\(member.key)")
    }
  }

  @Test(
    arguments: [
      (["dif"], "there is no command dif; did you mean diff?"),
      (["completions"], "completions prints nothing for machines"),
      (["profile"], "there is no command profile"),
    ])
  func whatHasNone(words: [String], message: String) {
    #expect(tool.run(["schema"] + words).status == 2)
    #expect(tool.errors == "error: \(message)\n  hint: synth schema --help tells what it takes\n")
  }

  /// That the check of what other tests print can fail.
  @Test(
    arguments: [
      (#"[{"name": "a", "environments": []}]"#, []), (#"{}"#, [": expected array, given {}"]),
      (
        #"[{"name": 1, "more": 2}]"#,
        ["/0: environments is missing", "/0/name: expected string, given 1", "/0/more: no such member is described"]
      ),
    ])
  func whatIsNoResult(text: String, faults: [String]) throws {
    #expect(try SchemaChecker(JSONValue(parsing: text), against: ResultShape.systemList.schema).faults == faults)
  }
}
