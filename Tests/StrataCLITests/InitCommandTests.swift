import Foundation
import StrataFiles
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth init`: what it writes and says, and what it refuses.
@Suite struct InitCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.play = PlayedOrigin(tags: ["0.1.0"]).run
  }

  private static let url = "https://example.com/acme/strata.git"

  /// Makes a package in the folder `shop`.
  private func make(_ arguments: String...) {
    tool.run(["init", "my-shop", "--output", "%/shop", "--url", Self.url] + arguments)
  }

  private static let created = """
    created %/shop with a queue of jobs, another for those that failed, and a role for the worker
      .github/workflows/templates.yml
      .gitignore
      Package.swift
      README.md
      Sources/MyShop/MyShop.swift
      Sources/MyShop/MyShopProfile.swift
      Sources/MyShop/MyShopStack.swift
      Sources/MyShop/Profiles/production.json
      Sources/MyShop/Profiles/staging.json
      Sources/MyShopTool/Tool.swift
      Tests/MyShopTests/MyShopTests.swift

    go on with
      cd %/shop
      swift build
      swift test
      swift run my-shop

    """

  @Test func aPackageIsMade() {
    make()
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(tool.output == Self.created)
    #expect(tool.files(in: "") == ["shop"])
    #expect(
      tool.files(in: "shop") == [".github", ".gitignore", "Package.swift", "README.md", "Sources", "Tests"])
    #expect(tool.text(of: "shop/Package.swift")?.contains(".package(url: \"\(Self.url)\", from: \"0.1.0\")") == true)
    #expect(
      tool.programs.map(\.arguments) == [
        [
          "env", "GIT_TERMINAL_PROMPT=0", "git", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=15",
          "ls-remote", "--symref", "--", Self.url, "HEAD", "refs/tags/*",
        ]
      ])
  }

  @Test(arguments: [("queue", "declareJobs"), ("service", "declareWeb"), ("functions", "declareItems")])
  func aShapeIsChosen(shape: String, function: String) {
    make("--shape", shape)
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(tool.text(of: "shop/Sources/MyShop/MyShopStack.swift")?.contains("func \(function)(") == true)
  }

  @Test func nothingIsWrittenWhereItIsOnlyAskedFor() {
    make("--dry-run")
    #expect(tool.status == 0)
    let list = Self.created.components(separatedBy: "\n\n")[0] + "\n"
    #expect(tool.output == list.replacing("created", with: "would create"))
    #expect(tool.files(in: "") == [])
  }

  @Test func machinesGetTheSame() throws {
    make("--json", "--shape", "functions")
    #expect((tool.status, tool.errors) == (0, ""))
    let json = try JSONValue(parsing: tool.output)
    #expect(json["name"] == "my-shop")
    #expect(json["module"] == "MyShop")
    #expect(json["shape"] == "functions")
    #expect(json["written"] == true)
    #expect(json["dependency"] == ["url": .string(Self.url), "from": "0.1.0"])
    #expect(json["files"]?.array?.count == 11)
    #expect(json["notes"] == [])
    #expect(json["next"]?[3] == ["swift", "run", "my-shop"])
    make("--json", "--dry-run", "--output=%/other")
    #expect(tool.errors.hasPrefix("error: --output is given twice"))
  }

  @Test func theSameIsWrittenEachTime() {
    make()
    let first = tool.text(of: "shop/Package.swift")
    tool.run("init", "my-shop", "--output", "%/again", "--url", Self.url)
    #expect(tool.text(of: "again/Package.swift") == first)
  }

  // MARK: Names and options

  @Test(
    arguments: [
      (["init"], "name the package, as in init my-shop", "synth init --help tells what it takes"),
      (["init", ""], "a package must have a name", "as in init my-shop"),
      (
        ["init", "class"], "a package can't be called class, since class is a word of Swift", "did you mean my-class?"
      ),
      (
        ["init", "profile"], "a package can't be called profile, since its tool has a command of that name",
        "did you mean my-profile?"
      ),
      (["init", "a", "b"], "\"b\" is one argument too many", "synth init --help tells what it takes"),
      (
        ["init", "a", "--shape", "queues"], "there is no shape queues; did you mean queue?",
        "synth init --help tells what it takes"
      ),
      (
        ["init", "a", "--shape", "vm"], "there is no shape vm; expected queue, service or functions",
        "synth init --help tells what it takes"
      ),
      (
        ["init", "a", "--url", "https://example.com/s.git", "--from", "1"],
        "--from takes a version, such as 0.1.0, not \"1\"", "synth init --help tells what it takes"
      ),
      (
        ["init", "a", "--url", "https://example.com/a b"],
        "--url https://example.com/a b is no address: it has white space, quotes or no scheme",
        "synth init --help tells what it takes"
      ),
    ] as [([String], String, String)])
  func argumentsThatAreWrong(arguments: [String], description: String, hint: String) {
    tool.run(arguments)
    #expect(tool.errors == "error: \(description)\n  hint: \(hint)\n")
    #expect((tool.status, tool.output, tool.files(in: "")) == (2, "", []))
    #expect(tool.programs == [])
  }

  // MARK: Versions

  @Test func aRepositoryWithoutTheVersionIsFollowedByItsBranch() {
    tool.play = PlayedOrigin(tags: ["0.0.9", "1.0.0", "nightly"], branch: "trunk").run
    make()
    #expect(
      tool.errors
        == "note: \(Self.url) has no version from 0.1.0 on, so that the package follows its branch trunk\n")
    #expect(tool.status == 0)
    #expect(tool.text(of: "shop/Package.swift")?.contains("url: \"\(Self.url)\", branch: \"trunk\"") == true)
  }

  @Test func aVersionIsWrittenUnseenWhereNobodyCanBeAsked() {
    tool.play =
      PlayedOrigin(failure: "warning: x\nfatal: unable to access '…': Could not resolve host: example.com\n").run
    make()
    #expect(
      tool.errors == """
        note: \(Self.url) couldn't be asked for its versions, so that 0.1.0 is written unseen: unable to access '…': \
        Could not resolve host: example.com

        """)
    #expect(tool.status == 0)
    #expect(tool.text(of: "shop/Package.swift")?.contains("from: \"0.1.0\"") == true)
  }

  @Test func withoutGitTheVersionIsWrittenUnseen() {
    tool.play = { _ in .init(status: 127, output: [], errors: "env: 'git': No such file or directory\n") }
    make()
    #expect(tool.errors.hasSuffix("unseen: git can't be run: there is no such program in PATH\n"), "\(tool.errors)")
    #expect(tool.status == 0)
  }

  @Test(arguments: [
    (["0.1.0", "0.2.0"], "; its newest is 0.2.0", "say --from 0.2.0"),
    ([], "; it has none at all", "without --from, the package follows the branch main"),
  ])
  func aVersionThatIsAskedForHasToBeThere(tags: [String], rest: String, hint: String) {
    tool.play = PlayedOrigin(tags: tags).run
    make("--from", "0.3.0")
    #expect(tool.errors == "error: \(Self.url) has no version from 0.3.0 on\(rest)\n  hint: \(hint)\n")
    #expect((tool.status, tool.files(in: "")) == (1, []))
  }

  @Test func anotherVersionIsAskedFor() {
    tool.play = PlayedOrigin(tags: ["v2.1.0"]).run
    make("--from", "2.0.0")
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(tool.text(of: "shop/Package.swift")?.contains("from: \"2.0.0\"") == true)
  }

  @Test func credentialsInAnAddressAreNotWritten() {
    tool.run("init", "my-shop", "--output", "%/shop", "--url", "https://ada:hunter2@example.com/strata.git")
    #expect(
      tool.errors == """
        note: the credentials in the address aren't written, since Package.swift is for all to read; git has its own

        """)
    #expect(tool.text(of: "shop/Package.swift")?.contains("url: \"https://example.com/strata.git\"") == true)
    #expect(!"\(tool.programs)\(tool.output)".contains("hunter2"))
  }
}
