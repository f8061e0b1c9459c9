import Foundation
import StrataJSON
import StrataYAML
import TestSupport
import Testing

/// The workflow in the guide to continuous integration, tried by running its steps.
@Suite struct WorkflowTests {
  /// A step that runs something: its job, its script and the variables that it sets.
  private struct Step {
    let job: String
    let name: String
    let script: String
    let variables: [String: String]
  }

  private static func steps() throws -> [Step] {
    let guide = try Document("Sources/StrataCLI/StrataCLI.docc/ContinuousIntegration.md")
    let block = try #require(guide.blocks(of: "yaml").first)
    let workflow = try YAMLDocument(parsing: Array(block.utf8)).value
    return (workflow["jobs"]?.object ?? [:]).flatMap { job in
      (job.value["steps"]?.array ?? []).compactMap { step in
        guard let script = step["run"]?.string, let name = step["name"]?.string else { return nil }
        let values = (step["env"]?.object ?? [:]).map {
          ($0.key, $0.value.string?.hasSuffix("number }}") == true ? "7" : "t")
        }
        return Step(
          job: job.key, name: name, script: script, variables: Dictionary(values, uniquingKeysWith: { $1 }))
      }
    }
  }

  /// A clone, as `actions/checkout` makes it, in which the tool is built already and programs are played.
  private static func repository(changing template: (String) -> String = { $0 }) throws -> Repository? {
    guard let repository = try Repository() else { return nil }
    try repository.synth("--samples")
    let path = "templates/orders/Orders.template.json"
    let current = try repository.text(path)
    try repository.write(path, template(current))
    try repository.commit()
    try repository.run("/usr/bin/env", ["git", "update-ref", "refs/remotes/origin/main", "HEAD"])
    try repository.write(path, current)
    try repository.commit()
    for (program, script) in ["swift": swift, "gh": gh] {
      try repository.write("bin/\(program)", script)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: repository.folder.appending(path: "bin/\(program)").path)
    }
    try repository.write("product", try BuildProducts.executable("synth").path)
    return repository
  }

  /// Plays the build: what it makes is there already.
  private static let swift = """
    #!/bin/sh
    echo "swift $*" >> programs
    mkdir -p .build/release && ln -sf "$(cat product)" .build/release/synth
    """

  /// Plays the client of GitHub, where nobody has commented yet.
  private static let gh = """
    #!/bin/sh
    echo "gh $*" >> programs
    case "$*" in *--edit-last*) test -e commented ;; *) touch commented ;; esac
    """

  /// Runs the steps of a job in order, as the runner does, up to the first that fails.
  private func run(_ job: String, in repository: Repository) throws -> (status: Int32, failed: String, output: String) {
    for step in try Self.steps() where step.job == job {
      let variables = [
        "GITHUB_WORKSPACE": repository.folder.path, "GITHUB_BASE_REF": "main", "GITHUB_REPOSITORY": "acme/shop",
        "PATH": repository.folder.appending(path: "bin").path + ":"
          + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"),
      ].merging(step.variables) { $1 }
      let result = try repository.run("/bin/sh", ["-e", "-c", step.script], variables: variables)
      if result.status != 0 { return (result.status, step.name, result.output + result.errors) }
    }
    return (0, "", "")
  }

  @Test func aPullRequestIsCheckedAndCommentedOn() throws {
    guard
      let repository = try Self.repository(changing: {
        $0.replacing("\"VisibilityTimeout\": 120", with: "\"VisibilityTimeout\": 60")
      })
    else { return }
    let checked = try run("check", in: repository)
    #expect(checked.status == 0, "\(checked)")
    let comment = try repository.text("diff.md")
    #expect(comment.contains("### `Orders`\n\n1 changed\n"), "\(comment)")
    #expect(comment.contains("| `VisibilityTimeout` | `60 → 120` |"), "\(comment)")
    // The first comment is made, and edited from then on.
    for _ in 0..<2 { #expect(try run("comment", in: repository).status == 0) }
    let line = "gh pr comment 7 --repo acme/shop --body-file diff.md"
    #expect(
      try repository.text("programs") == """
        swift build --configuration release --product synth -Xswiftc -static-executable
        \(line) --edit-last
        \(line)
        \(line) --edit-last

        """)
  }

  @Test func templatesThatAreNotCommittedFail() throws {
    guard let repository = try Self.repository() else { return }
    let path = "templates/orders/Orders.template.json"
    try repository.write(path, try repository.text(path).replacing(": 120", with: ": 60"))
    let checked = try run("check", in: repository)
    #expect((checked.status, checked.failed) == (1, "Check"))
    #expect(checked.output.contains("mend it with\n  synth --samples --overwrite\n"), "\(checked.output)")
    // What changes is said nonetheless.
    #expect(try repository.text("diff.md").contains("no difference from"))
  }

  @Test func aBranchThatIsNotThereFails() throws {
    guard let repository = try Self.repository() else { return }
    try repository.run("/usr/bin/env", ["git", "update-ref", "-d", "refs/remotes/origin/main"])
    let checked = try run("check", in: repository)
    #expect((checked.status, checked.failed) == (1, "What changes"))
    #expect(checked.output.contains("git revision \"origin/main\""), "\(checked.output)")
  }
}
