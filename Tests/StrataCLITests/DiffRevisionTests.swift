import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@testable import StrataCLI

/// `synth diff --against` a revision of git.
@Suite struct DiffRevisionTests {
  private let tool: ToolRun
  private let commit = String(repeating: "ab", count: 20)

  init() throws {
    tool = try ToolRun()
  }

  private func diff(_ revision: String, _ arguments: String...) -> ToolRun {
    tool.run(["diff", "--against", revision, "--output", "out"] + arguments, systems: [DiffSystems.queues()])
  }

  /// Plays git, of which one revision is known with some files in one folder.
  private func play(_ files: [String: String]) {
    tool.play = { program in
      func result(_ text: String, _ status: Int32 = 0) -> ChildProcess.Result {
        ChildProcess.Result(status: status, output: Array(text.utf8), errors: "")
      }
      let names = files.keys.sorted()
      switch program.arguments[1] {
      case "rev-parse": return program.arguments[4] == "main^{commit}" ? result(commit + "\n") : result("", 1)
      case "ls-tree":
        return result(
          names.enumerated().map { "100644 blob \($0) \(files[$1]?.utf8.count ?? 0)\tout/queues/\($1)\0" }.joined())
      default:
        let ids = String(decoding: program.input, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
        return result(
          ids.map { id in
            let text = files[names[id]] ?? ""
            return "\(id) blob \(text.utf8.count)\n\(text)\n"
          }.joined())
      }
    }
  }

  @Test func theFolderOfARevision() {
    play([
      "README.md": "none of ours",
      "Queues.template.json":
        #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 30}}}}"#,
    ])
    #expect(diff("main").output == "Queues: no difference but how it's written\n", "\(tool.errors)")
    #expect(
      tool.programs.map(\.arguments) == [
        ["git", "rev-parse", "--verify", "--quiet", "main^{commit}"],
        ["git", "ls-tree", "-l", "-z", "--", commit, "out/queues/"], ["git", "cat-file", "--batch"],
      ])
    #expect(tool.programs.last?.input == Array("0\n".utf8))
    #expect(tool.status == 0)
  }

  @Test func aRevisionThatHasNothingYet() {
    play([:])
    #expect(diff("main").output.hasPrefix("Queues (new)\n"))
    #expect(tool.errors == "note: queues: there is nothing in out/queues of main yet, so that all of it is new\n")
    #expect(tool.status == 1)
  }

  @Test func aRevisionThatIsNot() {
    play([:])
    #expect(
      diff("mian").errors == """
        error: there is no file, directory or git revision "mian"
          hint: a revision that only the server has is fetched first, as by git fetch origin main

        """)
    #expect((tool.status, tool.output) == (1, ""))
    #expect(tool.run("diff", "--against=--output=x", systems: [DiffSystems.queues()]).status == 1)
    #expect(tool.errors.hasPrefix("error: there is no file, directory or git revision \"--output=x\"\n"))
    #expect(tool.programs == [])
    #expect(tool.run("diff", "--against", "", systems: [DiffSystems.queues()]).status == 1)
  }

  @Test func whatGitComplainsOfIsSaid() {
    tool.play = { _ in ChildProcess.Result(status: 128, output: [], errors: "fatal: not a git repository\n") }
    #expect(
      diff("main").errors.hasPrefix(
        "error: there is no file, directory or git revision \"main\": fatal: not a git repository\n"))
    #expect(tool.status == 1)
    tool.play = { _ in throw CommandError("git can't be run: there is no such program in PATH") }
    #expect(diff("main").errors == "error: git can't be run: there is no such program in PATH\n")
    #expect(tool.status == 1)
  }

  @Test func templatesOfOnesOwnAreNotInGit() throws {
    try tool.profile("default", defaultProfile)
    play([:])
    #expect(
      tool.run("diff", "--against", "main").errors == """
        error: main has no .synth/shop, since templates of your own profiles aren't committed
          hint: say --samples, or name the folder by --output

        """)
    #expect(tool.status == 1)
  }

  @Test func aRealRepository() throws {
    guard let repository = try Repository() else { return }
    try repository.synth("orders")
    try repository.commit()
    let template = try repository.text("templates/orders/Orders.template.json")
    try repository.write("templates/orders/Orders.template.json", template.replacing(": 120", with: ": 90"))
    try repository.commit()
    #expect(
      try repository.synth("diff", "orders", "--against", "HEAD~1").output
        == "orders: no difference from templates/orders of HEAD~1\n")
    let result = try repository.synth("diff", "orders", "--against", "main")
    #expect(result.output.contains("      ~ VisibilityTimeout: 90 → 120\n"), "\(result.output)")
    #expect(result.status == 1)
    // From a folder of the repository, and where a name is that of a folder and of a revision.
    let below = try repository.synth(
      "diff", "orders", "--against", "main~1", "--output", "../templates", below: "notes")
    #expect(below.output == "orders: no difference from ../templates/orders of main~1\n", "\(below.errors)")
    try repository.write("main/orders/Orders.template.json", template)
    let either = try repository.synth("diff", "orders", "--against", "main")
    #expect(
      either.errors == """
        error: main names a folder that stands here, and a revision of git
          hint: write ./main for the folder, and main~0 for the revision

        """)
    #expect(either.status == 2)
    #expect(
      try repository.synth("diff", "orders", "--against", "./main").output
        == "orders: no difference from ./main/orders\n")
    #expect(try repository.synth("diff", "orders", "--against", "main~0").output.contains(": 90 → 120\n"))
    try repository.write("before/orders/Orders.template.json", template)
    #expect(
      try repository.synth("diff", "orders", "--against", "before").output
        == "orders: no difference from before/orders\n")
    let outside = try repository.synth("diff", "orders", "--against", "HEAD", "--output", "/outside")
    #expect(outside.errors.hasPrefix("error: git ls-tree failed: fatal: "), "\(outside.errors)")
    #expect(outside.status == 1)
  }
}
