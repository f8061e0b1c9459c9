import StrataJSON
import Testing

@testable import StrataCLI

/// `synth graph`.
@Suite struct GraphCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  private let template = """
    {
      "Resources": {
        "Jobs": {
          "Type": "AWS::SQS::Queue",
          "Properties": {"RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["Failed", "Arn"]}, "maxReceiveCount": 3}}
        },
        "Failed": {"Type": "AWS::SQS::Queue"}
      }
    }
    """

  @discardableResult
  private func graph(_ arguments: String...) -> ToolRun {
    tool.run(["graph"] + arguments, systems: [DiffSystems.queues(), DiffSystems.wired(isUsed: true)])
  }

  // MARK: What is printed

  @Test func aSystemIsDrawnAsSVG() throws {
    graph("queues")
    #expect(tool.output.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\""))
    #expect(tool.output.contains("<title id=\"diagram-title\">queues</title>"))
    #expect(tool.output.hasSuffix("</svg>\n"))
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func aFileIsDrawnInOtherLanguages() throws {
    try tool.write("shop.json", template)
    graph("%/shop.json", "--format", "mermaid")
    #expect(
      tool.output == """
        flowchart LR
          accTitle: %/shop.json
          subgraph g0["%/shop.json"]
            n0["Jobs<br/>SQS queue"]
            n1["Failed<br/>SQS queue"]
          end
          n0 -->|"data"| n1
          classDef messaging stroke:#a40e6c
          class n0,n1 messaging

        """)
    graph("%/shop.json", "--format", "dot")
    #expect(tool.output.contains(##"    "Jobs" [label="Jobs\nSQS queue", class="messaging", color="#a40e6c"]"##))
    #expect(tool.output.contains(#""Jobs" -> "Failed" [class="data", tooltip="Jobs sends failures to Failed""#))
    #expect((tool.status, tool.errors) == (0, ""))
  }

  @Test func aMapForMachines() throws {
    graph("wired", "--json")
    #expect(
      try JSONValue(parsing: tool.output) == [
        "title": "wired",
        "groups": [
          ["id": "stack 1", "title": "Data", "kind": "stack"], ["id": "stack 2", "title": "Web", "kind": "stack"],
        ],
        "nodes": [
          ["id": "Data/Topic", "title": "Topic", "subtitle": "SNS topic", "kind": "messaging", "group": "stack 1"],
          ["id": "Web/Name", "title": "Name", "subtitle": "SSM parameter", "kind": "storage", "group": "stack 2"],
        ],
        "edges": [
          ["source": "Web/Name", "target": "Data/Topic", "kind": "reference", "title": "Name refers to Topic"]
        ],
        "diagnostics": [],
      ])
  }

  @Test func oneStackIsDrawnAlone() throws {
    graph("--stack", "Web", "--json")
    let json = try JSONValue(parsing: tool.output)
    #expect(json["title"] == "Web")
    #expect(json["nodes"]?.array?.compactMap { $0["id"]?.string } == ["Name"])
  }

  @Test func aTemplateThatAWSWouldRefuseIsDrawnWithAWord() throws {
    try tool.write("shop.json", #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"Size": 3}}}}"#)
    graph("%/shop.json", "--format", "dot")
    #expect(tool.output.contains("\"Jobs\""))
    #expect(
      tool.errors
        == "note: AWS would refuse %/shop.json, in which there is 1 mistake: see validate %/shop.json\n")
    #expect(tool.status == 0)
  }

  // MARK: Files

  @Test func aFileIsWrittenInTheLanguageOfItsEnding() throws {
    graph("queues", "--output", "%/maps/queues.dot")
    #expect(tool.output == "created  %/maps/queues.dot\n")
    #expect(tool.text(of: "maps/queues.dot")?.hasPrefix("digraph \"queues\" {") == true)
    graph("queues", "--output", "%/maps/queues.dot")
    #expect(tool.output == "unchanged  %/maps/queues.dot\n")
    #expect(tool.files(in: "maps") == ["queues.dot"])
  }

  @Test func whatSomebodyWroteIsKept() throws {
    try tool.write("map.svg", "mine")
    graph("queues", "--output", "%/map.svg")
    #expect(
      tool.errors == """
        error: %/map.svg can't be written: it holds something else
          hint: name another file, or say --overwrite

        """)
    #expect((tool.status, tool.output, tool.text(of: "map.svg")) == (1, "", "mine"))
    graph("queues", "--output", "%/map.svg", "--overwrite")
    #expect(tool.output == "updated  %/map.svg\n")
    #expect(tool.text(of: "map.svg")?.hasPrefix("<svg") == true)
  }

  @Test func aFolderGetsAMapOfEachSystemAndOfEachStack() throws {
    graph("--output", "%/maps/", "--format", "mermaid")
    #expect(
      tool.output == """
        created  %/maps/queues.mmd
        created  %/maps/wired.mmd
        created  %/maps/wired/Data.mmd
        created  %/maps/wired/Web.mmd

        """)
    graph("--output", "%/maps")
    #expect(tool.output.hasPrefix("created  %/maps/queues.svg\n"))
  }

  @Test func aFileWhereAFolderIsWantedIsSaid() throws {
    try tool.write("maps", "mine")
    graph("queues", "--output", "%/maps/")
    #expect(tool.errors == "error: %/maps/queues.svg can't be written: a part of its path is not a directory\n")
    #expect(tool.text(of: "maps") == "mine")
  }

  // MARK: What isn't taken

  @Test(arguments: [
    (
      ["--format", "png", "queues"], "error: --format is svg, dot or mermaid, not png\n"
    ),
    (
      ["--format", "mermade", "queues"],
      "error: --format is svg, dot or mermaid, not mermade; did you mean mermaid?\n"
    ),
    (["--json", "--format", "dot", "queues"], "error: --json prints the map, and --format excludes it\n"),
    (["--json", "-o", "map.svg", "queues"], "error: --json prints the map, and --output excludes it\n"),
    (
      [],
      """
      error: graph prints one map, and there are 2 systems: queues and wired
        hint: name one, or a folder for all: --output maps/

      """
    ),
    (["--stack", "Wep"], "error: there is no stack Wep; did you mean Web?\n"),
    (
      ["queues", "%/shop.json"],
      "error: queues is a system, and %/shop.json a file by its name; graph takes systems, or files\n"
    ),
    (["%/shop.json", "-e", "prod"], "error: --environment is for systems, not for files\n"),
    (
      ["%/shop.json", "--output", "maps/"],
      "error: --output takes a file for the map of files, such as --output map.svg\n"
    ),
  ])
  func whatCannotBeMeant(_ arguments: [String], _ message: String) throws {
    try tool.write("shop.json", template)
    tool.run(["graph"] + arguments, systems: [DiffSystems.queues(), DiffSystems.wired(isUsed: true)])
    #expect(tool.errors.hasPrefix(message), "\(tool.errors)")
    #expect((tool.status, tool.output) == (2, ""))
  }

  @Test func whatIsNoTemplateIsSaid() throws {
    graph("%/none.json")
    #expect(tool.errors == "error: %/none.json can't be read: it does not exist\n")
    try tool.write("list.json", "[1]")
    graph("%/list.json")
    #expect(
      tool.errors == """
        error: %/list.json is no template: expected Resources
          hint: see validate %/list.json

        """)
    #expect(tool.status == 1)
  }

  @Test func aSystemWithMistakesIsNotDrawn() throws {
    tool.run(["graph", "queues"], systems: [DiffSystems.broken])
    #expect((tool.status, tool.output) == (1, ""))
    #expect(tool.errors.contains("/sources/Queues.swift:3"))
  }
}
