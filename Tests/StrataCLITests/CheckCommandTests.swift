import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth check`.
@Suite struct CheckCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.run("--output", "%/out", systems: [DiffSystems.wired(isUsed: true)])
  }

  private func check(_ arguments: String..., system: System = DiffSystems.wired(isUsed: true)) -> ToolRun {
    tool.run(["check", "--output", "%/out"] + arguments, systems: [system])
  }

  @Test func whatIsRightIsALine() {
    let result = check()
    #expect(result.output == "wired: %/out/wired is what the sources give\n")
    #expect((result.status, result.errors) == (0, ""))
  }

  @Test func everyFileIsHeldAgainstTheSources() throws {
    try FileManager.default.removeItem(atPath: tool.folder + "/out/wired/Data.template.json")
    try tool.write("out/wired/Web.template.json", tool.text(of: "out/wired/Web.template.json").map { $0 + "\n" } ?? "")
    try tool.write("out/wired/Old.template.json", "{}")
    try tool.write("out/wired/README.md", "somebody's")
    let result = check("wired")
    #expect(
      result.output == """
        wired: %/out/wired isn't what the sources give
          missing    %/out/wired/Data.template.json
          edited     %/out/wired/Web.template.json
          foreign    %/out/wired/Old.template.json: remove it

        mend it with
          synth wired --output %/out --overwrite

        """)
    #expect((result.status, result.errors) == (1, ""))
    #expect(tool.files(in: "out/wired") == ["Old.template.json", "README.md", "Web.template.json", "manifest.json"])
  }

  @Test func whatTheSourcesGiveNowIsAnother() throws {
    let result = check(system: DiffSystems.wired(isUsed: false))
    #expect(
      result.output.hasPrefix(
        """
        wired: %/out/wired isn't what the sources give
          changed    %/out/wired/Data.template.json
          changed    %/out/wired/Web.template.json
          changed    %/out/wired/manifest.json

        """), "\(result.output)")
    let less = System(App("wired") { app in app.stack("Data") { Resource("Topic", type: "AWS::SNS::Topic", in: $0) } })
    #expect(check(system: less).output.contains("  left over  %/out/wired/Web.template.json\n"))
    // What it says mends it.
    tool.run("wired", "--output", "%/out", systems: [less])
    #expect(check(system: less).status == 0)
  }

  @Test func nothingIsMade() {
    let result = tool.run("check", "--output", "%/none", systems: [DiffSystems.queues()])
    #expect(
      result.output == """
        queues: %/none/queues isn't what the sources give
          missing    %/none/queues/Queues.template.json
          missing    %/none/queues/manifest.json

        mend it with
          synth --output %/none

        """)
    #expect(result.status == 1)
    #expect(!FileManager.default.fileExists(atPath: tool.folder + "/none"))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try tool.write("out/wired/manifest.json", "{}")
    let result = check()
    #expect(result.output == "wired: %/out/wired isn't what the sources give\n")
    #expect(
      result.errors
        == "error: %/out/wired/manifest.json: can't be used as the record of an earlier run: it has no format; "
        + "this isn't a manifest that was written here; move it away or choose another --output\n")
    #expect(result.status == 1)
  }

  @Test func aFindingFails() throws {
    #expect(check(system: DiffSystems.broken).status == 1)
    #expect(tool.errors.hasPrefix("/sources/Queues.swift:3: error: Queues/Jobs: "), "\(tool.errors)")
    #expect(tool.output == "")
  }

  @Test func aWarningFailsUnlessItIsAccepted() throws {
    func system(accepting: Bool) -> System {
      System(
        App("queues") { app in
          app.stack("Queues") { scope in
            let topic = Resource(
              "Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": "AKIAIOSFODNN7EXAMPLE"],
              file: "/sources/Queues.swift", line: 3)
            if accepting { topic.accept(.strata("plain-secret"), because: "It's a sample") }
          }
        })
    }
    for accepting in [false, true] {
      let system = system(accepting: accepting)
      #expect(tool.run("--output", "%/out", systems: [system]).status == 0)
      let result = check(system: system)
      #expect(result.output == "queues: %/out/queues is what the sources give\n")
      #expect(result.status == (accepting ? 0 : 1))
      #expect(result.errors.hasPrefix("/sources/Queues.swift:3: warning: ") == !accepting, "\(result.errors)")
    }
  }

  @Test func anEnvironmentThatIsGone() throws {
    try tool.profile("default", defaultProfile)
    try tool.profile("dev", devProfile)
    tool.run("--output", "%/out")
    let result = tool.run("check", "--output", "%/out", "--environment", "prod")
    #expect(result.errors.contains("has the environment dev, and the new one doesn't"), "\(result.errors)")
    #expect(!result.output.contains("mend it with"), "synthesizing would be refused")
    #expect(result.status == 1)
    let dropping = tool.run(
      "check", "--output", "%/out", "--environment", "prod", "--drop-environment", "dev")
    #expect(
      dropping.output.hasSuffix("\nmend it with\n  synth --environment prod --output %/out --drop-environment dev\n"))
  }

  @Test func machinesReadIt() throws {
    let right = try JSONValue(parsing: check("--json").output)
    #expect(
      right == [
        "succeeded": true,
        "systems": [["name": "wired", "directory": "%/out/wired", "isRight": true, "files": []]], "diagnostics": [],
      ])
    let wrong = try JSONValue(parsing: check("--json", system: DiffSystems.queues()).output)
    #expect(
      wrong == [
        "succeeded": false,
        "systems": [
          [
            "name": "queues", "directory": "%/out/queues", "isRight": false,
            "files": [
              ["path": "%/out/queues/Queues.template.json", "state": "missing"],
              ["path": "%/out/queues/manifest.json", "state": "missing"],
            ],
          ]
        ], "mend": ["synth", "--output", "%/out"], "diagnostics": [],
      ])
  }

  @Test func wrongArguments() {
    #expect(tool.run("check", "nothing", systems: [DiffSystems.queues()]).status == 2)
    #expect(
      tool.run("check", "--against", "main", systems: [DiffSystems.queues()]).errors.hasPrefix(
        "error: check takes no option --against\n"))
  }
}
