import Foundation
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth deployment show --format env`.
@Suite struct VariableLinesTests {
  private func lines(_ values: (String, String)...) -> String {
    do throws(CommandError) {
      return try VariableLines(values.map { ($0.0, $0.1) }).text
    } catch {
      return "error: \(error)"
    }
  }

  @Test(
    arguments: [
      ("imageTag", "IMAGE_TAG"), ("ImageTag", "IMAGE_TAG"), ("endpoint", "ENDPOINT"), ("queueURL", "QUEUE_URL"),
      ("uRLOfQueue", "URL_OF_QUEUE"), ("apiV2Endpoint", "API_V2_ENDPOINT"), ("bucket2Name", "BUCKET2_NAME"),
      ("2ndQueue", "_2ND_QUEUE"), ("my-key.x", "MY_KEY_X"), ("aBC", "ABC"), ("a", "A"), ("", "_"), ("é", "__"),
      ("snake_case", "SNAKE_CASE"),
    ])
  func namesOfVariables(name: String, variable: String) { #expect(VariableLines.variable(name) == variable) }

  private static let values = [
    "", "1.0", "a b", "$HOME", "${HOME}", "`id`", "$(id)", "a\"b", "a\\b", "\\n", "#a", "a#b", " a ", "é😀", "a=b",
    "it's", "''", "'", "*", "~", "a;b", "!x", "\"", "%s", "it's a *", "https://x/y?a=b&c=d",
  ]

  @Test(arguments: values)
  func aShellReadsWhatWasMeant(value: String) throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", lines(("imageTag", value)) + "printf %s \"$IMAGE_TAG\""]
    let pipe = Pipe()
    shell.standardOutput = pipe
    try shell.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(String(decoding: output, as: UTF8.self) == value)
  }

  /// Reads a line as the strictest dotenv files do: single quotes escape a quote and a backslash, double ones more.
  private func dotenv(_ line: String) -> String? {
    guard let equals = line.firstIndex(of: "="), line.hasSuffix("\n") else { return nil }
    let rest = line[line.index(after: equals)...].dropLast()
    guard let quote = rest.first, rest.count > 1, rest.last == quote else { return nil }
    let inner = Array(rest.dropFirst().dropLast())
    var value = ""
    var index = 0
    while index < inner.count {
      if inner[index] == quote { return nil }
      if inner[index] == "\\", index + 1 < inner.count, inner[index + 1] == "\\" || inner[index + 1] == quote {
        index += 1
      }
      if quote == "\"", "$\\`".contains(inner[index]) { return nil }
      value.append(inner[index])
      index += 1
    }
    return inner.last == "\\" ? nil : value
  }

  @Test(arguments: values)
  func aDotenvFileReadsTheSame(value: String) { #expect(dotenv(lines(("a", value))) == value) }

  @Test(
    arguments: [
      ("a\nb", "a line end"), ("a\r", "a line end"), ("a\u{0}", "a control character"), ("a\tb", "a control character"),
      ("it's \"a\"", "both ' and \""), ("it's $5", "both ' and $"), ("it's `a`", "both ' and `"),
      ("it's a\\b", "both ' and \\"),
      ("it's!", "both ' and !"), ("a\\\\b", "a backslash before another, or at its end"),
      ("a\\", "a backslash before another, or at its end"),
    ])
  func whatHasNoFormInCommonIsRefused(value: String, what: String) {
    #expect(
      lines(("fine", "a"), ("endpoint", value)) == """
        error: endpoint has \(what), for which shells and dotenv files have no form in common
          hint: take --format json, or --field endpoint
        """)
  }

  @Test func twoNamesOfOneVariable() {
    #expect(
      lines(("queueURL", "a"), ("other", "b"), ("queueUrl", "c")) == """
        error: queueURL and queueUrl are both the variable QUEUE_URL
          hint: give one of them another name, or take --format json
        """)
  }

  @Test func secretsAreLeftOut() throws {
    let lines = try VariableLines([
      ("dbPassword", "hunter2"), ("url", "https://me:hunter2@host"), ("secretArn", "arn:a"), ("tag", "1"),
    ])
    #expect(lines.text == "SECRET_ARN='arn:a'\nTAG='1'\n")
    #expect(lines.leftOut == ["dbPassword", "url"])
  }

  // MARK: The command

  private func show(_ record: String, _ arguments: String...) throws -> ToolRun {
    let tool = try ToolRun()
    try tool.profile("deploy", record)
    return tool.run(["deployment", "show"] + arguments)
  }

  private static let record = #"""
    {"dev": {"endpoint": "https://x", "imageTag": "1.0", "adminPassword": "hunter2", "deployedAt": "then",
    "stackName": "Shop", "stage": "dev"}, "prod": {"endpoint": "y"}}
    """#

  @Test func theCommandPrintsLines() throws {
    let tool = try show(Self.record, "-e", "dev", "--format", "env")
    #expect(tool.output == "ENDPOINT='https://x'\nIMAGE_TAG='1.0'\n")
    #expect(tool.errors == "note: adminPassword looks like a secret, and is left out\n")
    #expect(tool.status == 0)
  }

  @Test func outputsAndParametersMayStandInObjects() throws {
    let record =
      #"{"dev": {"outputs": {"Endpoint": "x"}, "parameters": {"ImageTag": "2", "Count": 3}, "deployedAt": "then"}}"#
    #expect(try show(record, "-e", "dev", "--format", "env").output == "ENDPOINT='x'\nIMAGE_TAG='2'\nCOUNT='3'\n")
  }

  @Test func jsonIsAsWithout() throws {
    let plain = try show(Self.record, "-e", "dev").output
    #expect(try show(Self.record, "-e", "dev", "--format", "json").output == plain)
    #expect(try JSONValue(parsing: plain)["values"]?["endpoint"] == "https://x")
  }

  @Test(
    arguments: [
      (["-e", "dev", "--format", "env", "--field", "endpoint"], "--field and --format exclude each other"),
      (["-e", "dev", "--format", "yaml"], "--format takes json or env, not yaml"),
      (["-e", "dev", "--format", ""], "--format takes json or env, not \"\""),
      (["--format", "env"], "--format env is for one --environment"),
      (["-e", "dev", "-e", "prod", "--format", "env"], "--format env is for one --environment"),
    ])
  func wrongArguments(arguments: [String], message: String) throws {
    let tool = try ToolRun()
    try tool.profile("deploy", Self.record)
    tool.run(["deployment", "show"] + arguments)
    #expect(tool.errors.hasPrefix("error: \(message)\n"), "\(tool.errors)")
    #expect(tool.status == 2)
    #expect(tool.output == "")
  }

  @Test func aRefusalPrintsNothing() throws {
    let tool = try show(#"{"dev": {"a": "1", "endpoint": "a\nb"}}"#, "-e", "dev", "--format", "env")
    #expect(tool.output == "")
    #expect(tool.status == 1)
    #expect(tool.errors.hasPrefix("error: endpoint has a line end, "))
  }
}
