import Foundation
import StrataFiles
import TestSupport
import Testing

@testable import StrataCLI

/// `synth report` of files, against what they were at a revision of git.
@Suite struct ReportRevisionTests {
  private let tool: ToolRun
  private let commit = String(repeating: "ab", count: 20)

  init() throws {
    tool = try ToolRun()
    try tool.write("shop.json", template(timeout: 5))
    try tool.write("mail.json", template(timeout: 5))
  }

  private func template(timeout: Int) -> String {
    #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": \#(timeout)}}}}"#
  }

  /// Plays git, of which one revision is known that has one file.
  private func play(_ name: String, _ content: String, size: Int? = nil) {
    tool.play = { program in
      func result(_ text: String, _ status: Int32 = 0) -> ChildProcess.Result {
        ChildProcess.Result(status: status, output: Array(text.utf8), errors: "")
      }
      let arguments = program.arguments
      switch arguments[1] {
      case "rev-parse": return arguments[4] == "main^{commit}" ? result(commit + "\n") : result("", 1)
      case "ls-tree":
        return result(
          arguments[6].hasSuffix("/\(name)") ? "100644 blob 7 \(size ?? content.utf8.count)\t\(name)\0" : "")
      default: return result("7 blob \(content.utf8.count)\n\(content)\n")
      }
    }
  }

  private func report(_ files: String..., against revision: String = "main") {
    tool.run(["report", "--against", revision, "--output", "%/report.html"] + files.map { "%/\($0)" }, systems: [])
  }

  private func page() throws -> String {
    try String(contentsOfFile: "\(tool.folder)/report.html", encoding: .utf8)
  }

  @Test func whatAFileWas() throws {
    play("shop.json", template(timeout: 60))
    report("shop.json", "mail.json")
    #expect(tool.status == 0, "\(tool.errors)")
    let page = try page()
    #expect(page.contains("<td><code><bdi>60 → 5</bdi></code></td>"))
    #expect(page.contains("mail.json (new)</h3>"))
    #expect(page.contains("against main</p>"))
    #expect(
      tool.programs.map(\.arguments) == [
        ["git", "rev-parse", "--verify", "--quiet", "main^{commit}"],
        ["git", "ls-tree", "-l", "-z", "--", commit, "\(tool.folder)/shop.json"], ["git", "cat-file", "--batch"],
        ["git", "ls-tree", "-l", "-z", "--", commit, "\(tool.folder)/mail.json"],
      ])
  }

  @Test func aRevisionWithoutTheFiles() {
    play("other.json", template(timeout: 60))
    report("shop.json")
    #expect(tool.errors == "error: main has no file of this name\n")
    report("shop.json", "mail.json")
    #expect(tool.errors == "error: main has no file of these names\n")
    #expect(tool.status == 1)
  }

  @Test func whatIsNoRevision() {
    play("shop.json", template(timeout: 60))
    report("shop.json", against: "gone")
    #expect(
      tool.errors == """
        error: there is no file, directory or git revision "gone"
          hint: a revision that only the server has is fetched first, as by git fetch origin main

        """)
  }

  @Test func aFileThatWasNoTemplateOrTooLarge() {
    play("shop.json", "{}")
    report("shop.json")
    #expect(tool.errors == "error: %/shop.json of main isn't a template: it has no Resources\n")
    play("shop.json", "{}", size: 1 << 40)
    report("shop.json")
    #expect(tool.errors.hasPrefix("error: %/shop.json of main "), "\(tool.errors)")
    #expect(tool.status == 1)
  }
}
