import StrataFiles
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth diff OLD NEW`: two files or two folders of anybody's.
@Suite struct DiffFilesTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
  }

  private func diff(_ arguments: String...) -> ToolRun {
    tool.run(["diff"] + arguments, systems: [DiffSystems.queues(), shop])
  }

  private func queue(_ timeout: Int, _ name: String = "Jobs") -> String {
    #"{"Resources": {"\#(name)": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": \#(timeout)}}}}"#
  }

  private static let yaml = """
    Resources:
      Jobs:
        Type: AWS::SQS::Queue
        Properties: {VisibilityTimeout: 30}

    """

  private static let change = """
    %/new.json
      ~ Jobs  AWS::SQS::Queue  changed in place
          ~ VisibilityTimeout: 20 → 30
      1 changed

    """

  // MARK: Files

  @Test func whatDiffersIsSaid() throws {
    try tool.write("old.json", queue(20))
    try tool.write("new.json", queue(30))
    let result = diff("%/old.json", "%/new.json")
    #expect(result.output == Self.change)
    #expect((result.status, result.errors) == (1, ""))
    tool.input = queue(20)
    #expect(diff("-", "%/new.json").output == Self.change)
    tool.input = queue(30)
    #expect(diff("%/old.json", "-").output == Self.change.replacing("%/new.json", with: "standard input"))
  }

  @Test func theSameIsALine() throws {
    try tool.write("old.json", queue(30))
    try tool.write("new.json", queue(30))
    #expect(diff("%/old.json", "%/new.json").output == "%/new.json: no difference from %/old.json\n")
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(
      diff("%/old.json", "%/new.json", "--markdown").output == "**%/new.json**: no difference from `%/old.json`\n")
  }

  @Test func oneMayBeYAML() throws {
    try tool.write("old.json", queue(20))
    try tool.write("new.yaml", Self.yaml)
    #expect(diff("%/old.json", "%/new.yaml").output == Self.change.replacing("new.json", with: "new.yaml"))
    try tool.write("same.json", queue(30))
    #expect(diff("%/same.json", "%/new.yaml").output == "%/new.yaml: no difference from %/same.json\n")
    #expect(tool.status == 0)
  }

  @Test func whatIsGraveIsThree() throws {
    try tool.write("old.json", queue(30))
    try tool.write("new.json", #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#)
    #expect(diff("%/old.json", "%/new.json").status == 3)
    // There are no constructs to write a remedy at.
    try tool.write("new.json", queue(30, "Work"))
    let result = diff("%/old.json", "%/new.json")
    #expect(
      result.output.hasPrefix(
        "%/new.json\n  ! Work  AWS::SQS::Queue  replaced\n      only the logical id was changed, from Jobs\n"),
      "\(result.output)")
    #expect(!result.output.contains("moved(from:") && !result.output.contains("\n  renamed\n"))
    #expect((result.status, result.errors) == (3, ""))
  }

  @Test func allFormsOfOutput() throws {
    try tool.write("old.json", queue(20))
    try tool.write("new.json", queue(30))
    #expect(diff("%/old.json", "%/new.json", "--markdown").output.hasPrefix("### `%/new.json`\n\n1 changed\n"))
    #expect(tool.status == 1)
    let json = try JSONValue(parsing: diff("%/old.json", "%/new.json", "--json", "--patch").output)
    #expect(tool.status == 1)
    #expect(json["verdict"] == "different")
    #expect(json["systems"]?[0]?["name"] == "%/new.json")
    #expect(json["systems"]?[0]?["against"] == "%/old.json")
    #expect(
      json["systems"]?[0]?["stacks"]?["%/new.json"]?["patch"]
        == [["op": "replace", "path": "/Resources/Jobs/Properties/VisibilityTimeout", "value": 30]])
    #expect(json["diagnostics"] == [])
  }

  @Test func aMacroIsNotCompared() throws {
    func template(_ timeout: Int) -> String { #"{"Transform": ["Mine"], "# + queue(timeout).dropFirst() }
    try tool.write("old.json", template(20))
    try tool.write("new.json", template(30))
    let result = diff("%/old.json", "%/new.json")
    #expect(result.output.contains("  ~ Jobs  AWS::SQS::Queue  changed in place\n"), "\(result.output)")
    #expect(
      result.errors
        == "note: %/new.json is made anew when it's deployed, by Mine: what is compared is what stands in the file\n")
    #expect(result.status != 0)
    try tool.write("old.json", template(30))
    #expect(diff("%/old.json", "%/new.json").errors == "")
    try tool.write(
      "old.json",
      #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Fn::Transform": {"Name": "AWS::Include"}, "Properties": {}}}}"#
    )
    #expect(diff("%/old.json", "%/new.json").errors.contains(", by AWS::Include, Mine: "), "\(tool.errors)")
  }

  @Test func aLoopIsCompared() throws {
    func template(_ names: String) -> String {
      #"""
      {"Transform": "AWS::LanguageExtensions", "Resources": {"Fn::ForEach::Queues":
        ["Name", [\#(names)], {"${Name}": {"Type": "AWS::SQS::Queue"}}]}}
      """#
    }
    try tool.write("old.json", template(#""A", "B""#))
    try tool.write("new.json", template(#""A", "B", "C""#))
    let result = diff("%/old.json", "%/new.json")
    #expect(result.output.contains("Resources/Fn::ForEach::Queues"), "\(result.output)")
    #expect(result.status != 0 && result.errors == "")
  }

  // MARK: Folders

  @Test func templatesArePairedByTheirPaths() throws {
    for (folder, timeout) in [("old", 20), ("new", 30)] {
      try tool.write("\(folder)/a/Jobs.json", queue(timeout))
      try tool.write("\(folder)/Same.yaml", Self.yaml)
      try tool.write("\(folder)/.hidden/x.json", "{")
      try tool.write("\(folder)/README.md", "Not one.")
    }
    try tool.write("old/Gone.yml", #"Resources: {Topic: {Type: "AWS::SNS::Topic"}}"#)
    try tool.write("new/b/New.template", #"Resources: {Topic: {Type: "AWS::SNS::Topic"}}"#)
    let result = diff("%/old/", "%/new")
    #expect(
      result.output == """
        Gone.yml (gone)
          - Topic  AWS::SNS::Topic  removed
          1 removed

        a/Jobs.json
          ~ Jobs  AWS::SQS::Queue  changed in place
              ~ VisibilityTimeout: 20 → 30
          1 changed

        b/New.template (new)
          + Topic  AWS::SNS::Topic  added
          1 added

        1 other template: no difference

        """)
    #expect((result.status, result.errors) == (1, ""))
    let json = try JSONValue(parsing: diff("%/old", "%/new", "--json").output)
    #expect(
      json["systems"]?[0]?["stacks"]?.object?.keys == ["Gone.yml", "Same.yaml", "a/Jobs.json", "b/New.template"])
    #expect(diff("%/old", "%/old").output == "%/old: no difference from %/old\n")
    #expect(tool.status == 0)
  }

  @Test func whatSynthWroteCanBeCompared() {
    tool.run("--output", "%/old", systems: [DiffSystems.queues()])
    tool.run("--output", "%/new", systems: [DiffSystems.queues(timeout: 60)])
    let result = diff("%/old", "%/new")
    #expect(
      result.output == """
        queues/Queues.template.json
          ~ Jobs  AWS::SQS::Queue  changed in place
              ~ VisibilityTimeout: 30 → 60
          1 changed

        """)
    #expect((result.status, result.errors) == (1, ""))
  }

  @Test func otherFilesAreLeftOutWithANote() throws {
    for folder in ["old", "new"] {
      try tool.write("\(folder)/a.json", queue(30))
      for index in 0..<6 { try tool.write("\(folder)/p\(index).json", #"{"name": "\#(folder)"}"#) }
      try tool.write("\(folder)/chart.yaml", "{{ broken")
    }
    let result = diff("%/old", "%/new")
    #expect(result.output == "%/new: no difference from %/old\n")
    #expect(
      result.errors == """
        note: left out: p0.json, p1.json, p2.json, p3.json, p4.json and 1 other, which aren't templates
        note: left out: chart.yaml, which can't be read and is the same

        """)
    #expect(result.status == 0)
  }

  @Test func filesThatCantBeComparedAreRefused() throws {
    func problem() -> String {
      let result = diff("%/old", "%/new")
      #expect((result.status, result.output) == (1, ""))
      return result.errors
    }
    try tool.write("old/a.json", queue(30))
    try tool.write("new/a.json", "{")
    #expect(problem().hasPrefix("error: %/new/a.json:1:2: this isn't JSON: "), "\(tool.errors)")
    try tool.write("new/a.json", "{}")
    #expect(
      problem() == """
        error: %/new/a.json isn't a template: it has no Resources, and %/old/a.json is one
          hint: mend it, or take it out of both folders

        """)
    try tool.write("new/a.json", #"{"Resources": {"A": 1}}"#)
    #expect(
      problem()
        == "error: the new template of a.json isn't one at /Resources/A: expected an object, given a number\n")
    try tool.write("old/a.json", #"{"name": 1}"#)
    try tool.remove("new/a.json")
    #expect(
      problem() == """
        error: neither %/old nor %/new has a template
          hint: a template's name ends in .json, .yaml, .yml or .template, and it has Resources

        """)
  }

  @Test func aFolderWithoutTemplatesIsSaid() throws {
    try tool.write("old/notes.txt", "")
    try tool.write("new/a.json", queue(30))
    let result = diff("%/old", "%/new")
    #expect(result.output == "a.json (new)\n  + Jobs  AWS::SQS::Queue  added\n  1 added\n")
    #expect((result.status, result.errors) == (1, "note: %/old has no template\n"))
  }

  // MARK: What is refused

  private static let refused: [(arguments: [String], status: Int32, message: String)] = [
    (["%/a.json", "%/none.json"], 1, "there is no file or folder %/none.json\n"),
    (["%/a.json", "%/b.json"], 1, "%/b.json isn't a template: it has no Resources\n"),
    (
      ["%/a.json", "%/folder"], 2,
      "%/folder is a folder, and %/a.json a file; diff compares two files or two folders\n"
        + "  hint: name the file in %/folder that is to be compared\n"
    ),
    (
      ["queues", "%/a.json"], 2,
      "queues is a system, and %/a.json a file or folder by its name; diff takes systems, or OLD and NEW\n"
        + "  hint: diff queues --against %/a.json compares the system with what is there\n"
    ),
    (
      ["%/a.json"], 2,
      "%/a.json is a file or folder by its name, and diff takes two, OLD and NEW, or systems; expected another, or "
        + "queues or shop\n  hint: diff --against %/a.json compares the systems with what is there\n"
    ),
    (
      ["%/a.json", "%/a.json", "./c"], 2,
      "\"./c\" is one argument too many; diff takes two, OLD and NEW\n  hint: synth diff --help tells what it takes\n"
    ),
    (
      ["-", "-"], 2,
      "standard input can't be both OLD and NEW\n  hint: synth diff --help tells what it takes\n"
    ),
    (
      ["%/a.json", "%/a.json", "-e", "dev"], 2,
      "--environment is for systems, not for files or folders\n  hint: synth diff --help tells what it takes\n"
    ),
    (
      ["%/a.json", "%/a.json", "--against", "main"], 2,
      "--against is for systems, not for files or folders\n  hint: synth diff --help tells what it takes\n"
    ),
  ]

  @Test(arguments: refused)
  func whatIsRefused(arguments: [String], status: Int32, message: String) throws {
    try tool.write("a.json", queue(30))
    try tool.write("b.json", "{}")
    try tool.write("folder/a.json", queue(30))
    let result = tool.run(["diff"] + arguments, systems: [DiffSystems.queues(), shop])
    #expect(result.errors == "error: " + message)
    #expect((result.status, result.output) == (status, ""))
  }

  @Test func aFolderIsNamedWithASlash() {
    tool.standing = ["old": .directory]
    #expect(
      diff("old", "new").errors
        == "error: there is no system old; expected queues or shop\n  hint: write ./old for the folder that stands here\n"
    )
    #expect(tool.status == 2)
  }
}
