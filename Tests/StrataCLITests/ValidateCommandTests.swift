import Foundation
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth validate` and `synth rules`.
@Suite struct ValidateCommandTests {
  let tool: ToolRun
  private let good = #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}"#
  private let bad = """
    {
      "Resources": {
        "Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeot": 5}},
        "Other": {"Type": "AWS::SQS::Quene"}
      }
    }
    """

  init() throws { tool = try ToolRun() }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(tool.folder)/\(file)"))
  }

  @Test func nothingIsFound() throws {
    try write(good, to: "good.json")
    tool.run("validate", "%/good.json")
    #expect([tool.output, tool.errors] == ["", "no findings in 1 template\n"])
    #expect(tool.status == 0)
  }

  @Test func findingsHaveLinesAndColumns() throws {
    try write(good, to: "good.json")
    try write(bad, to: "bad.json")
    tool.run("validate", "%/good.json", "%/bad.json")
    #expect(
      tool.output == """
        %/bad.json:3:56: error: Resources/Jobs/Properties/VisibilityTimeot: there is no property VisibilityTimeot [unknown-property]
          hint: did you mean VisibilityTimeout?
        %/bad.json:4:15: warning: Resources/Other/Type: AWS::SQS::Quene isn't a type that is known here [unknown-type]
          hint: did you mean AWS::SQS::Queue?

        """)
    #expect(tool.errors == "1 error, 1 warning in 2 templates\n")
    #expect(tool.status == 1)
  }

  @Test func whatIsLessGraveOrIgnoredIsLeftOut() throws {
    try write(bad, to: "bad.json")
    #expect(!tool.run("validate", "%/bad.json", "--severity", "error").output.contains("warning"))
    tool.run("validate", "%/bad.json", "--ignore", "schema", "--ignore", "unknown-type")
    #expect(tool.status == 0)
  }

  @Test func machines() throws {
    try write(bad, to: "bad.json")
    let json = try JSONValue(parsing: tool.run("validate", "%/bad.json", "--format", "json").output)
    #expect(json[0]?["findings"]?[0]?["line"] == 3)
    #expect(json[0]?["findings"]?[0]?["column"] == 56)
    let sarif = try JSONValue(parsing: tool.run("validate", "%/bad.json", "--format=sarif").output)
    let result = sarif["runs"]?[0]?["results"]?[0]
    #expect(result?["ruleId"] == "unknown-property")
    #expect(result?["locations"]?[0]?["physicalLocation"]?["region"] == ["startLine": 3, "startColumn": 56])
    #expect(sarif["runs"]?[0]?["tool"]?["driver"]?["rules"]?.array?.isEmpty == false)
    #expect(
      tool.run("validate", "%/bad.json", "--format", "github").output.split(separator: "\n").first
        == "::error file=%25/bad.json,line=3,col=56,title=unknown-property::Resources/Jobs/Properties/VisibilityTimeot: there is no property VisibilityTimeot (did you mean VisibilityTimeout?)"
        || tool.output.hasPrefix("::error file=%/bad.json,line=3,col=56,title=unknown-property::"))
  }

  private let accepting = """
    {
      "Resources": {
        "Jobs": {
          "Type": "AWS::SQS::Queue",
          "Metadata": {"Strata::Accepted": [{"Rule": "unknown-property", "Because": "it's new"}]},
          "Properties": {"NewThing": 5}
        }
      }
    }
    """

  @Test func whatIsAcceptedStaysInTheReport() throws {
    try write(accepting, to: "a.json")
    tool.run("validate", "%/a.json")
    #expect([tool.output, tool.errors] == ["", "no findings, 1 accepted by Strata::Accepted in 1 template\n"])
    #expect(tool.status == 0)
    tool.run("validate", "%/a.json", "--accepted")
    #expect(
      tool.output == """
        accepted: %/a.json:6:22: error: Resources/Jobs/Properties/NewThing: there is no property NewThing [unknown-property]
          because: it's new

        """)
    let json = try JSONValue(parsing: tool.run("validate", "%/a.json", "--format", "json").output)
    #expect(json[0]?["findings"] == [])
    #expect(json[0]?["accepted"]?[0]?["pointer"] == "/Resources/Jobs/Properties/NewThing")
    #expect(json[0]?["accepted"]?[0]?["because"] == "it's new")
    #expect(json[0]?["accepted"]?[0]?["by"] == "Strata::Accepted")
    let sarif = try JSONValue(parsing: tool.run("validate", "%/a.json", "--format", "sarif").output)
    #expect(
      sarif["runs"]?[0]?["results"]?[0]?["suppressions"] == [["kind": "inSource", "justification": "it's new"]])
  }

  @Test func whoAcceptsIsCounted() throws {
    let both = accepting.replacingOccurrences(
      of: #""Resources": {"#,
      with: #""Metadata": {"cfn-lint": {"config": {"ignore_checks": ["E3012"]}}}, "Resources": {"#
    ).replacingOccurrences(of: #""NewThing": 5"#, with: #""NewThing": 5, "DelaySeconds": "many""#)
    try write(both, to: "a.json")
    tool.run("validate", "%/a.json")
    #expect(
      tool.errors
        == "no findings, 1 accepted by Strata::Accepted, 1 accepted by cfn-lint's ignore_checks in 1 template\n")
    #expect(tool.status == 0)
  }

  @Test func nothingIsAcceptedWhereThatIsAsked() throws {
    try write(accepting, to: "a.json")
    tool.run("validate", "%/a.json", "--no-accepted")
    #expect(
      [tool.output, tool.errors] == [
        "%/a.json:6:22: error: Resources/Jobs/Properties/NewThing: there is no property NewThing [unknown-property]\n",
        "1 error in 1 template\n",
      ])
    #expect(tool.status == 1)
    tool.run("validate", "%/a.json", "--no-accepted", "--accepted")
    #expect(tool.status == 2)
    #expect(tool.errors.contains("--accepted and --no-accepted exclude each other"))
  }

  @Test(arguments: [
    #""unknown-property""#, #"{"Rule": "unknown-property"}"#, #"{"Rule": "unknown-property", "Because": " "}"#,
  ])
  func withoutAReasonNothingIsAccepted(entry: String) throws {
    try write(
      accepting.replacingOccurrences(of: #"{"Rule": "unknown-property", "Because": "it's new"}"#, with: entry),
      to: "a.json")
    tool.run("validate", "%/a.json")
    #expect(
      tool.output.contains(
        "warning: Resources/Jobs/Metadata/Strata::Accepted/0: unknown-property isn't accepted, as no reason is given; expected {\"Rule\": RULE, \"Because\": TEXT} [acceptance-form]\n  hint: say why under Because\n"
      ))
    #expect(tool.output.contains("there is no property NewThing [unknown-property]"))
    #expect(tool.errors == "1 error, 1 warning in 1 template\n")
  }

  @Test func aPartOfARuleIsIgnoredAndExplained() throws {
    try write(bad, to: "bad.json")
    tool.run("validate", "%/bad.json", "--ignore", "unknown-property", "--ignore", "unknown-type")
    #expect(tool.status == 0)
    #expect(tool.run("rules", "unknown-property").output.hasPrefix("unknown-property, error: the type has no such"))
  }

  @Test(arguments: [("", "1:1"), ("{\"Resources\": ", "1:15"), ("\u{0}", "1:1"), ("Resources:\n", "1:1")])
  func whatIsNoJSON(text: String, place: String) throws {
    try write(text, to: "a.json")
    try write(good, to: "good.json")
    tool.run("validate", "%/a.json", "%/good.json")
    #expect(tool.output.hasPrefix("%/a.json:\(place): error: this isn't JSON: "), "\(tool.output)")
    #expect(tool.status == 1)
  }

  @Test func whatCannotBeReadIsSaidAndTheOthersAreChecked() throws {
    try write(bad, to: "bad.json")
    tool.run("validate", "%/none.json", "%/", "%/bad.json")
    #expect(
      tool.errors.hasPrefix(
        "error: %/none.json can't be read: it does not exist\nerror: %/ can't be read: it is a directory\n"),
      "\(tool.errors)")
    #expect(tool.output.contains("unknown-property"))
    #expect(tool.status == 1)
  }

  @Test func templatesInYAML() throws {
    try write(
      """
      # Jobs
      Resources:
        Jobs:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeot: 5
            QueueName: !Sub "${Nam}-jobs"
      """, to: "template.yaml")
    #expect(
      tool.run("validate", "%/template.yaml").output == """
        %/template.yaml:6:7: error: Resources/Jobs/Properties/VisibilityTimeot: there is no property VisibilityTimeot [unknown-property]
          hint: did you mean VisibilityTimeout?
        %/template.yaml:7:18: error: Resources/Jobs/Properties/QueueName/Fn::Sub: there is no parameter or resource "Nam" [unknown-reference]

        """)
    try write("Resources:\n\tA: 1\n", to: "tab.yaml")
    #expect(
      tool.run("validate", "%/tab.yaml").output.hasPrefix("%/tab.yaml:2:1: error: this isn't YAML: "), "\(tool.output)")
    try write(
      """
      Mappings:
        Accounts:
          123456789012:
            Name: orders
      Resources:
        Jobs:
          Type: AWS::SQS::Queue
      """, to: "numbers.yaml")
    #expect(
      tool.run("validate", "%/numbers.yaml").output == """
        %/numbers.yaml:3:5: error: Mappings/Accounts/123456789012: a key must be text, and YAML reads this one as a number; expected "123456789012", given 123456789012 [template-form]
          hint: write it in quotes

        """)
    tool.run("validate", "--ignore", "template-form", "%/numbers.yaml")
    #expect([tool.output, tool.errors] == ["", "no findings in 1 template\n"])
    // YAML takes these, and CloudFormation does, but what the aws command reads with doesn't.
    try write("Resources:\n  Jobs:\n    Type:\tAWS::SQS::Queue\n", to: "between.yaml")
    #expect(
      tool.run("validate", "%/between.yaml").output == """
        %/between.yaml:3:10: warning: the aws command can't read YAML with a tab between the parts of a line; expected spaces, given a tab [syntax]
          hint: replace it by spaces

        """)
    #expect(tool.run("validate", "--severity", "error", "%/between.yaml").output == "")
  }

  @Test func deepNestingIsAFinding() throws {
    try write(String(repeating: "[", count: 10_000), to: "deep.json")
    #expect(tool.run("validate", "%/deep.json").output.contains("error: this isn't JSON: "))
  }

  @Test(arguments: [
    (["validate"], "name a file, as in validate template.json"),
    (["validate", "./x", "--format", "jsn"], "--format is text, json, sarif, github, not jsn; did you mean json?"),
    (["validate", "./x", "--severity", "bad"], "--severity is error, warning, not bad"),
    (["validate", "./x", "--ignore", "scheme"], "there is no rule scheme; did you mean schema?"),
    (["rules", "limt"], "there is no rule limt; did you mean limit?"),
  ])
  func wrongArguments(arguments: [String], message: String) {
    tool.run(arguments)
    #expect(tool.errors == "error: \(message)\n  hint: synth \(arguments[0]) --help tells what it takes\n")
    #expect(tool.status == 2)
  }

  @Test func rulesAreListedAndExplained() {
    #expect(tool.run("rules").output.contains("\nearly-transition "))
    let text = tool.run("rules", "early-transition").output
    #expect(text.hasPrefix("early-transition, error: S3 refuses"))
    #expect(text.contains("\nhttps://docs.aws.amazon.com/") && text.contains("\nwrong:\n{"))
  }
}

extension ValidateCommandTests {
  @Test func manyFilesAreReportedInTheirOrder() throws {
    let paths = (0..<60).map { "%/\($0).\($0 % 2 == 0 ? "json" : "yaml")" }
    for (index, path) in paths.enumerated() {
      try write(
        #"{"Resources": {"Jobs\#(index)": {"Type": "AWS::SQS::Queue", "Properties": {"Nam": \#(index)}}}}"#,
        to: String(path.dropFirst(2)))
    }
    let output = tool.run(["validate"] + paths).output
    #expect(
      output.split(separator: "\n").filter { $0.contains("error: ") }.map { $0.prefix { $0 != ":" } }
        == paths.map { $0[...] })
    #expect(tool.errors == "60 errors in 60 templates\n")
    for _ in 0..<3 { #expect(tool.run(["validate"] + paths).output == output) }
  }
}
