import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

@testable import StrataCLI

/// The tool in this process, with its output caught.
@Suite struct SynthCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "synth-\(UUID().uuidString)").path

  private struct Result {
    var status: Int32 = 0
    var output = ""
    var errors = ""
  }

  private let good = App("good") { app in
    app.stack("Data", env: .init(region: "eu-west-1")) { scope in
      Resource("Group", type: "AWS::IAM::Group", in: scope)
      _ = scope.parameter("Name")
    }
  }

  private func run(_ arguments: String..., apps: [App]? = nil, colours: Bool = false) -> Result {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return runKeeping(arguments, apps: apps ?? [good], colours: colours)
  }

  private func runKeeping(_ arguments: [String], apps: [App], colours: Bool = false) -> Result {
    final class Caught {
      var output = ""
      var errors = ""
    }
    let caught = Caught()
    let console = Console(
      output: { caught.output += $0 }, errors: { caught.errors += $0 }, coloursOutput: colours, coloursErrors: colours,
      directory: "/sources")
    let status = Tool(name: "synth", commands: .all, systems: apps.map(System.init), console: console).run(arguments)
    return Result(status: status, output: caught.output, errors: caught.errors)
  }

  @Test func whatWasWrittenIsSaid() {
    let result = run("--output", folder)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        good
          created    \(folder)/good/Data.template.json  1 resource, 148 bytes
          created    \(folder)/good/manifest.json

        deploy it with
          aws cloudformation deploy --stack-name Data --template-file \(folder)/good/Data.template.json --region eu-west-1 --capabilities CAPABILITY_IAM --parameter-overrides Name=VALUE --no-fail-on-empty-changeset

        """)
  }

  @Test func theSecondRunChangesNothing() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = runKeeping(["-o", folder], apps: [good])
    let result = runKeeping(["good", "--output=\(folder)/"], apps: [good])
    #expect(result.output.contains("unchanged  \(folder)/good/Data.template.json"))
    #expect(result.output.contains("unchanged  \(folder)/good/manifest.json"))
  }

  @Test func machinesGetJSON() throws {
    let result = run("--json", "--output", folder)
    let json = try JSONValue(parsing: result.output)
    #expect(json["succeeded"] == true)
    #expect(json["diagnostics"] == [])
    #expect(
      json["apps"]?[0]?["files"]?[0] == ["path": .string("\(folder)/good/Data.template.json"), "change": "created"])
    #expect(json["apps"]?[0]?["stacks"]?[0]?["capabilities"] == ["CAPABILITY_IAM"])
    #expect(json["apps"]?[0]?["deploy"]?[0]?[0] == "aws")
  }

  private let bad = App("bad") { app in
    app.stack("Data", file: "/sources/Data.swift", line: 3) { scope in
      Resource("-", type: "Acme::Test::A", in: scope, file: "/sources/Data.swift", line: 4)
      Resource("B", type: "Acme::Test::B", in: scope)
      scope.report("mind this", severity: .warning, file: "/sources/Data.swift", line: 5)
    }
  }

  private let badText = """
    Data.swift:4: error: Data/-: an id must have at least one letter A to Z or digit; given "-" [invalid-id]
      hint: logical ids are made from it, such as Jobs or DeadLetters
    Data.swift:5: warning: Data: mind this [construct]
    1 error, 1 warning

    """

  @Test func mistakesAreSaidAndNothingIsWritten() {
    let result = runKeeping(["--output", folder], apps: [good, bad])
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors == badText)
    #expect(!FileManager.default.fileExists(atPath: folder), "not even the good app's templates")
  }

  @Test func mistakesAsJSON() throws {
    let result = run("--json", "--output", folder, apps: [bad])
    #expect(result.status == 1)
    #expect(result.errors == "")
    let json = try JSONValue(parsing: result.output)
    #expect(json["succeeded"] == false)
    #expect(json["diagnostics"]?[0]?["file"] == "Data.swift")
    #expect(json["diagnostics"]?[0]?["line"] == 4)
    #expect(json["diagnostics"]?[1]?["severity"] == "warning")
  }

  @Test func aDirectoryInTheWay() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: "\(folder)/good/Data.template.json", withIntermediateDirectories: true)
    let result = runKeeping(["--output", folder], apps: [good])
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(
      result.errors
        == "error: \(folder)/good/Data.template.json: can't be written: it is a directory; move it away or choose another --output\n"
    )
    let json = try JSONValue(parsing: runKeeping(["--output", folder, "--json"], apps: [good]).output)
    #expect(json["outputError"]?["path"]?.string == "\(folder)/good/Data.template.json")
  }

  @Test(
    arguments: [
      (["goood"], "there is no command or system goood; did you mean good?"),
      (["--jsn"], "there is no option --jsn; did you mean --json?"),
      (["--zzzzzz"], "there is no option --zzzzzz"), (["-"], "there is no command or system -"),
      (["--output", "--json"], "--output needs a value, as in --output DIR"),
      (["good", "list"], "list is a command, and has to stand first"),
      ([""], "there is no command or system \"\""), (["go"], "there is no command or system go"),
      (["--output"], "--output needs a value, as in --output DIR"),
      (["--output", ""], "--output needs a value that isn't empty, as in --output DIR"),
      (["package", "--packages="], "--packages needs a value that isn't empty, as in --packages DIR"),
      (["diff", "--profiles", ""], "--profiles needs a value that isn't empty, as in --profiles DIR"),
      (["--json", "--json"], "--json is given twice"), (["--json=yes"], "--json takes no value"),
      (["lst"], "there is no command or system lst; did you mean list?"),
      (["list", "nothing"], "\"nothing\" is one argument too many; list takes none"),
      (["list", "--output", "x"], "list takes no option --output"),
      (["profile", "creat"], "there is no command profile creat; did you mean profile create?"),
      (["profile", "list"], "no system here has profiles"), (["--environment", "dev"], "good has no environments"),
      (["completions", "sh"], "completions takes bash, zsh or fish, not sh"),
      (["--", "--json"], "there is no command or system --json; did you mean list?"),
    ] as [([String], String)])
  func wrongArguments(arguments: [String], message: String) {
    let result = runKeeping(arguments, apps: [good])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("error: \(message.split(separator: ";")[0])"))
    let words = arguments.prefix { ["list", "profile", "completions"].contains($0) }.joined(separator: " ")
    let hint = words.isEmpty ? "synth --help lists what there is" : "synth \(words) --help tells what it takes"
    #expect(result.errors.hasSuffix("\n  hint: \(hint)\n"))
    if message.contains("did you mean"), arguments[0] != "--" { #expect(result.errors.contains(message)) }
  }

  @Test func helpVersionAndList() {
    #expect(run("--help").output.contains("\nSYSTEMS\n  good\n"))
    #expect(
      run("good", "-h").output.hasPrefix(
        "Synthesizes CloudFormation templates, for environments that profiles describe.\n"))
    #expect(run("--help", "--nothing").status == 0)
    #expect(run("--version").output == "synth, made with Strata 0.1.0\n")
    #expect(run("list", apps: [good, bad]).output == "good\nbad\n")
    #expect(run("list", "--json", apps: [good]).output == "[{\"name\": \"good\", \"environments\": []}]\n")
  }

  @Test(arguments: ["-o%", "-o=%", "--output=%"])
  func theDirectoryMayBeAttached(form: String) {
    #expect(run(form.replacing("%", with: folder)).output.contains("created    \(folder)/good/manifest.json"))
  }

  @Test func whatIsInTheWayOfOneAppIsFoundBeforeAnotherIsWritten() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: folder + "/second"))
    let second = App("second") { app in app.stack("S") { Resource("A", type: "Acme::Test::A", in: $0) } }
    let result = runKeeping(["--output", folder], apps: [good, second])
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("\(folder)/second: can't be used as the output directory: it is not a directory"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["second"])
  }

  @Test func aMistakeInTheSecondLeavesTheFilesOfTheFirst() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = runKeeping(["--output", folder], apps: [good])
    let path = "\(folder)/good/Data.template.json"
    try Data("{}".utf8).write(to: URL(filePath: path))
    #expect(runKeeping(["--output", folder], apps: [good, bad]).status == 1)
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "{}")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["good"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder + "/good").sorted()
        == ["Data.template.json", "manifest.json"])
  }

  @Test func coloursAreForTerminals() {
    #expect(run("--output", folder, colours: true).output.contains("\u{1B}[32mcreated  \u{1B}[0m"))
    #expect(run("--output", folder, apps: [bad], colours: true).errors.contains("\u{1B}[31merror: \u{1B}[0mData/-"))
    #expect(!run("--output", folder).output.contains("\u{1B}"))
  }

  @Test func appsHaveNamesOfFolders() {
    #expect(
      run(apps: [App("a/b") { _ in }]).errors
        == "error: a system's name is that of its folder and has letters, digits, hyphens and underscores, not \"a/b\"\n"
    )
    #expect(run(apps: [good, App("Good") { _ in }]).errors == "error: two systems have the name \"Good\"\n")
  }

  @Test func aCommandIsNoSystem() {
    #expect(
      run(apps: [App("deploy") { _ in }]).errors
        == "error: a system can't be called \"deploy\", which is a command\n")
  }

  @Test func wordsForAShellAreQuoted() throws {
    let app = App("app") { $0.stack("S") { Resource("A", type: "Acme::Test::A", in: $0) } }
    let stack = try app.synthesize().stacks[0]
    #expect(AwsDeployLine(stack.summary, directory: "my out'put").text.contains("'my out'\\''put/S.template.json'"))
  }

  @Test func largeTemplatesGoThroughABucket() throws {
    let app = App("app") { app in
      app.stack("S") {
        Resource("A", type: "Acme::Test::A", in: $0, properties: ["V": .literal(String(repeating: "x", count: 60_000))])
      }
    }
    #expect(AwsDeployLine(try app.synthesize().stacks[0].summary, directory: "d").text.contains(" --s3-bucket BUCKET "))
  }
}
