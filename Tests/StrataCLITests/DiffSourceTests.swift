import StrataEnvironments
import StrataLanguage
import Testing

@testable import StrataCLI

/// What `synth diff --against` takes.
@Suite struct DiffSourceTests {
  private let tool: ToolRun
  private let old = #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 20}}}}"#

  init() throws {
    tool = try ToolRun()
  }

  private func diff(_ against: String, _ arguments: String..., systems: System...) -> ToolRun {
    tool.run(
      ["diff", "--output", "%/out", "--against", against] + arguments,
      systems: systems.isEmpty ? [DiffSystems.queues()] : systems)
  }

  private static let change = """
    Queues
      ~ Jobs  AWS::SQS::Queue  changed in place  Queues/Jobs
          ~ VisibilityTimeout: 20 → 30
      1 changed

    """

  // MARK: Folders

  @Test func aFolderOfFoldersOrTheSystems() throws {
    _ = tool.run("--output", "%/before", systems: [DiffSystems.queues(timeout: 20)])
    for folder in ["%/before", "%/before/", "%/before/queues", "%/before/queues/"] {
      #expect(diff(folder).output == Self.change)
      #expect(tool.status == 1)
    }
  }

  @Test func templatesWithoutAManifest() throws {
    try tool.write("plain/Queues.template.json", old)
    #expect(diff("%/plain").output == Self.change)
  }

  @Test func aSystemThatIsNewBesideOthers() {
    _ = tool.run("--output", "%/before", systems: [DiffSystems.queues()])
    let result = diff("%/before", systems: DiffSystems.queues(), DiffSystems.wired(isUsed: false))
    #expect(result.output.hasPrefix("queues: no difference from %/before/queues\n\nData (new)\n"), "\(result.output)")
    #expect(result.errors == "note: wired: there is nothing in %/before/wired yet, so that all of it is new\n")
  }

  @Test func foldersThatAreNot() throws {
    func problem(_ folder: String, _ systems: System..., status: Int32 = 1) -> String {
      let result = tool.run(["diff", "--against", folder], systems: systems)
      #expect((result.status, result.output) == (status, ""))
      return result.errors
    }
    _ = tool.run("--output", "%/before", systems: [DiffSystems.wired(isUsed: true)])
    #expect(
      problem("%/before/wired", DiffSystems.queues())
        == "error: %/before/wired has the templates of wired, not of queues\n")
    #expect(
      problem("%/before", DiffSystems.queues()) == """
        error: %/before has no templates of queues
          hint: it should be a folder such as templates, or that of the system in it

        """)
    #expect(
      problem("%/before/wired", DiffSystems.queues(), DiffSystems.wired(isUsed: true), status: 2) == """
        error: %/before/wired is the folder of one system: name the system as well
          hint: synth diff --help tells what it takes

        """)
    try tool.write("before/wired/Data.template.json", "{\n  Resources}")
    #expect(
      problem("%/before", DiffSystems.wired(isUsed: true)).hasPrefix(
        "error: %/before/wired/Data.template.json:2:3: this isn't JSON: "), "\(tool.errors)")
    try tool.write("before/wired/manifest.json", "{}")
    #expect(
      problem("%/before", DiffSystems.wired(isUsed: true))
        == "error: %/before/wired/manifest.json isn't a manifest: it has no format; "
        + "this isn't a manifest that was written here\n")
    try tool.write(
      "before/wired/manifest.json",
      #"{"format": 1, "app": "wired", "stacks": [{"name": "Data", "template": "a/../x", "sha256": ""}]}"#)
    #expect(
      problem("%/before", DiffSystems.wired(isUsed: true))
        == "error: %/before/wired/manifest.json isn't a manifest: it names \"a/../x\", which has a slash\n")
  }

  // MARK: Files

  @Test func whatGetTemplateSaved() throws {
    let yaml = #"Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties: {VisibilityTimeout: 20}\n"#
    let files = [
      "bare.json": old, "object.json": #"{"StagesAvailable": ["Original"], "TemplateBody": \#(old)}"#,
      "text.json": #"{"TemplateBody": "\#(old.replacing("\"", with: "\\\""))"}"#,
      "yaml.json": #"{"TemplateBody": "\#(yaml)"}"#, "bare.yaml": yaml.replacing("\\n", with: "\n"),
    ]
    for (name, text) in files {
      try tool.write(name, text)
      #expect(diff("%/\(name)").output == Self.change, "\(name): \(tool.errors)")
      #expect(tool.status == 1)
    }
    tool.input = old
    #expect(diff("-").output == Self.change)
  }

  @Test func aFileIsOfOneStack() throws {
    let template = #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#
    try tool.write("saved.json", template)
    try tool.write("Data.template.json", template)
    let wired = DiffSystems.wired(isUsed: false)
    #expect(diff("%/Data.template.json", systems: wired).output == "Data: no difference but how it's written\n")
    #expect(
      diff("%/saved.json", "--stack", "Data", systems: wired).output == "Data: no difference but how it's written\n")
    #expect(tool.status == 0)
    #expect(
      diff("%/saved.json", systems: wired).errors
        == "error: say by --stack which stack %/saved.json is of: Data, Web\n  hint: synth diff --help tells what it takes\n"
    )
    #expect(tool.status == 2)
  }

  @Test(arguments: [
    (#"{"Resources": }"#, "a.json:1:15: this isn't JSON: "), ("[]", "a.json isn't a template: it has no Resources\n"),
    ("{}", "a.json isn't a template: it has no Resources\n"),
    (#"{"TemplateBody": "a: b"}"#, "a.json isn't a template: it has no Resources\n"),
    (#"{"TemplateBody": "a: ["}"#, "the TemplateBody of %/a:1:5: this isn't YAML: "),
    (
      #"{"Resources": {"A": 1}}"#,
      "the old template of Queues isn't one at /Resources/A: expected an object, given a number\n"
    ),
  ])
  func filesThatAreNot(text: String, problem: String) throws {
    try tool.write("a.json", text)
    let result = diff("%/a.json")
    #expect(result.errors.replacing("%/a.json", with: "a.json").hasPrefix("error: \(problem)"), "\(result.errors)")
    #expect((result.status, result.output) == (1, ""))
  }
}
