import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth diff` with folders: what it says, and its exit codes.
@Suite struct DiffCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
  }

  private func diff(_ arguments: String..., systems: System...) -> ToolRun {
    tool.run(["diff", "--output", "%/out"] + arguments, systems: systems)
  }

  private func written(_ system: System) {
    #expect(tool.run("--output", "%/out", systems: [system]).status == 0, "\(tool.errors)")
  }

  @Test func theSameIsALine() {
    written(DiffSystems.queues())
    let result = diff(systems: DiffSystems.queues())
    #expect(result.output == "queues: no difference from %/out/queues\n")
    #expect((result.status, result.errors) == (0, ""))
    #expect(
      diff("--markdown", systems: DiffSystems.queues()).output == "**queues**: no difference from `%/out/queues`\n")
  }

  @Test func whatIsWrittenOtherwiseIsTheSame() throws {
    written(DiffSystems.queues())
    let text = try JSONValue(parsing: tool.text(of: "out/queues/Queues.template.json") ?? "").text(layout: .compact)
    try tool.write("out/queues/Queues.template.json", text.replacing("30", with: "\"30\""))
    let result = diff(systems: DiffSystems.queues())
    #expect(result.output == "Queues: no difference but how it's written\n")
    #expect(result.status == 0)
  }

  @Test func whatChangesIsSaid() {
    written(DiffSystems.queues())
    let result = diff(systems: DiffSystems.queues(timeout: 60))
    #expect(
      result.output == """
        Queues
          ~ Jobs  AWS::SQS::Queue  changed in place  Queues/Jobs
              ~ VisibilityTimeout: 30 → 60
          1 changed

        """)
    #expect((result.status, result.errors) == (1, ""))
  }

  @Test func whatIsReplacedIsGrave() {
    written(DiffSystems.queues(keyed: "jobs"))
    let result = diff(systems: DiffSystems.queues(keyed: "work"))
    #expect(result.output.contains("  ! Jobs  AWS::SQS::Queue  replaced  Queues/Jobs\n"), "\(result.output)")
    #expect(result.status == 3)
  }

  @Test func coloursAreTheTerminals() {
    written(DiffSystems.queues())
    tool.colours = true
    #expect(
      diff(systems: DiffSystems.queues(timeout: 60)).output == """
        \u{1B}[1mQueues\u{1B}[0m
          \u{1B}[33m~ Jobs\u{1B}[0m  AWS::SQS::Queue  \u{1B}[33mchanged in place\u{1B}[0m\u{1B}[2m  Queues/Jobs\u{1B}[0m
              \u{1B}[33m~\u{1B}[0m VisibilityTimeout: 30 → 60
          1 changed

        """)
  }

  @Test(arguments: [false, true]) func noNameGarblesTheTerminal(colours: Bool) throws {
    written(DiffSystems.queues())
    tool.colours = colours
    try tool.write(
      "old.json", #"{"Resources": {"A\u001b[31m\u202e\u009b\nQueues: no difference": {"Type": "AWS::SQS::Queue"}}}"#)
    let output = diff("--against", "%/old.json", systems: DiffSystems.queues()).output
    #expect(output.contains(#"A\u{1B}[31m\u{202E}\u{009B}\nQueues: no difference"#), "\(output)")
    #expect(!output.contains("\u{202E}"))
    #expect(!output.contains("\nQueues: no difference"))
  }

  @Test func wholeStacksComeAndGo() {
    written(DiffSystems.queues())
    let renamed = System(
      App("queues") { app in
        app.stack("Work") { scope in Resource("Jobs", type: "AWS::SQS::Queue", in: scope) }
      })
    let result = diff(systems: renamed)
    #expect(
      result.output.contains("Queues (gone)\n  - Jobs  AWS::SQS::Queue  removed\n"), "\(result.output)")
    #expect(result.output.contains("\nWork (new)\n  + Jobs  AWS::SQS::Queue  added  Work/Jobs\n"))
    #expect(result.status == 3, "the queue's messages are lost")
  }

  @Test func withNothingThereAllIsNew() {
    let result = diff(systems: DiffSystems.queues())
    #expect(result.output == "Queues (new)\n  + Jobs  AWS::SQS::Queue  added  Queues/Jobs\n  1 added\n")
    #expect(
      result.errors == "note: queues: there is nothing in %/out/queues yet, so that all of it is new\n")
    #expect(result.status == 1)
  }

  @Test func aStackAloneIsCompared() {
    written(DiffSystems.wired(isUsed: true))
    let result = diff("--stack", "Web", systems: DiffSystems.wired(isUsed: false))
    #expect(result.output.hasPrefix("Web\n  ~ Name  AWS::SSM::Parameter"), "\(result.output)")
    #expect(!result.output.contains("Topic "))
  }

  @Test func severalSystemsAreToldApart() throws {
    written(DiffSystems.queues())
    written(DiffSystems.wired(isUsed: true))
    let both = diff(systems: DiffSystems.queues(), DiffSystems.wired(isUsed: true))
    #expect(both.output == "queues: no difference from %/out/queues\nwired: no difference from %/out/wired\n")
    let one = diff("wired", systems: DiffSystems.queues(timeout: 60), DiffSystems.wired(isUsed: true))
    #expect(one.output == "wired: no difference from %/out/wired\n")
    let json = try JSONValue(
      parsing: diff("--json", systems: DiffSystems.queues(timeout: 60), DiffSystems.wired(isUsed: true)).output)
    #expect(json["verdict"] == "different")
    #expect(json["systems"]?.array?.map { $0["verdict"] } == ["different", "same"])
    #expect(tool.status == 1)
  }

  @Test func findingsAreNoDifference() throws {
    written(DiffSystems.queues())
    let result = diff(systems: DiffSystems.broken)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("/sources/Queues.swift:3: error: Queues/Jobs: "), "\(result.errors)")
    #expect(result.status == 1)
    let json = try JSONValue(parsing: diff("--json", systems: DiffSystems.broken).output)
    #expect(json["succeeded"] == false)
    #expect(tool.status == 1)
  }

  @Test func aMistakeInAProfileIsNoDifference() throws {
    try tool.profile("default", #"{"tenant": 3}"#)
    #expect(tool.run("diff").status == 1)
    #expect(tool.errors.contains("tenant"))
  }

  @Test func onlyThePatchShowsSecrets() throws {
    func system(_ secret: String) -> System {
      System(
        App("queues") { app in
          app.stack("Queues") { scope in
            let resource = Resource(
              "Jobs", type: "AWS::SNS::Topic", in: scope,
              properties: ["DisplayName": .value(StringValue.literal(secret))])
            resource.accept(.strata("plain-secret"), because: "It's a sample")
          }
        })
    }
    let (old, new) = ("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE")
    written(system(old))
    for format in [[], ["--json"], ["--markdown"]] {
      let output = tool.run(["diff", "--output", "%/out"] + format, systems: [system(new)]).output
      #expect(output.contains("(hidden)"), "\(output)")
      #expect(!output.contains(old) && !output.contains(new), "\(output)")
    }
    let json = try JSONValue(parsing: diff("--json", "--patch", systems: system(new)).output)
    let patch = json["systems"]?[0]?["stacks"]?["Queues"]?["patch"]
    #expect(patch == [["op": "replace", "path": "/Resources/Jobs/Properties/DisplayName", "value": .string(new)]])
  }

  @Test func optionsThatExcludeEachOther() {
    #expect(
      diff("--json", "--markdown", systems: DiffSystems.queues()).errors
        == "error: --markdown and --json exclude each other\n  hint: synth diff --help tells what it takes\n")
    #expect(
      diff("--patch", systems: DiffSystems.queues()).errors
        == "error: --patch is for --json\n  hint: synth diff --help tells what it takes\n")
    #expect(
      diff("--stack", "Queue", systems: DiffSystems.queues()).errors
        == "error: there is no stack Queue; did you mean Queues?\n  hint: synth diff --help tells what it takes\n")
    #expect(tool.status == 2)
  }

  @Test func systemsAreCompleted() {
    let tool = tool.run(
      "__complete", "--", "diff", "", systems: [DiffSystems.queues(), DiffSystems.wired(isUsed: true)])
    #expect(tool.output == "queues\nwired\n:files\n")
  }
}
