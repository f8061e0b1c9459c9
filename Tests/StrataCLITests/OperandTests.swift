import StrataEnvironments
import StrataFiles
import StrataLanguage
import Testing

@testable import StrataCLI

/// The one rule for operands: names of systems, of files and folders, and what is neither.
@Suite struct OperandTests {
  private static let orders = System(
    App("orders") { app in app.stack("Orders") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) } })

  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.standing = ["orders": .directory, "./orders": .directory, "saved": .regular]
  }

  private func errors(_ arguments: [String]) -> String {
    tool.run(arguments, systems: [shop, Self.orders])
    #expect(tool.status == 2)
    #expect(tool.output == "")
    return tool.errors
  }

  // MARK: Commands that take systems

  @Test(arguments: [[], ["check"], ["diff"]])
  func theNameOfASystemIsTheSystem(command: [String]) {
    tool.run(command + ["orders", "--output", "%/out"], systems: [shop, Self.orders])
    #expect(tool.output.contains("rders"), "\(tool.errors)")
    #expect(!tool.output.contains("shop"))
    #expect(tool.status != 2)
  }

  @Test(arguments: ["./orders", "orders.json", "old/orders", "a.yaml", "a.yml", "a.template", "orders/", "/"])
  func aPathIsNoSystem(path: String) {
    for (command, title) in [([], "synthesizing"), (["check"], "check")] {
      #expect(
        errors(command + [path]) == """
          error: \(path) is a file or folder by its name, and \(title) takes systems; expected shop or orders
            hint: validate \(path) checks a template in a file

          """)
    }
    #expect(
      errors(["diff", path]) == """
        error: \(path) is a file or folder by its name, and diff takes two, OLD and NEW, or systems; expected another, \
        or shop or orders
          hint: diff --against \(path) compares the systems with what is there

        """)
    #expect(
      errors(["deploy", path, "-e", "prod"]) == """
        error: \(path) is a file or folder by its name, and deploy takes a system; expected shop
          hint: validate \(path) checks a template in a file

        """)
  }

  @Test(arguments: [
    (
      ["check", "ordrs"],
      "there is no system ordrs; did you mean orders?\n  hint: synth check --help tells what it takes\n"
    ),
    (
      ["diff", "x"],
      "there is no system x; expected shop or orders\n  hint: synth diff --help tells what it takes\n"
    ),
    (
      ["ordrs"], "there is no command or system ordrs; did you mean orders?\n  hint: synth --help lists what there is\n"
    ),
    (
      ["check", ""],
      "there is no system \"\"; expected shop or orders\n  hint: synth check --help tells what it takes\n"
    ),
    (["orders", "diff"], "diff is a command, and has to stand first\n  hint: synth --help lists what there is\n"),
    (
      ["list", "orders"],
      "\"orders\" is one argument too many; list takes none\n  hint: synth list --help tells what it takes\n"
    ),
    (
      ["deploy", "shop", "orders", "-e", "prod"],
      "\"orders\" is one argument too many\n  hint: synth deploy --help tells what it takes\n"
    ),
    (
      ["deploy", "orders", "-e", "prod"],
      "orders has no environments, and so no profiles\n  hint: synth deploy --help tells what it takes\n"
    ),
    (
      ["deploy", "prod"],
      "there is no system prod; expected shop\n  hint: synth deploy --help tells what it takes\n"
    ),
    (
      ["profile", "show", "shop"],
      "name a profile, as in profile show shop default\n  hint: synth profile show --help tells what it takes\n"
    ),
    (
      ["profile", "path", "shop", "default", "dev"],
      "\"dev\" is one argument too many\n  hint: synth profile path --help tells what it takes\n"
    ),
    (
      ["rules", "limt"], "there is no rule limt; did you mean limit?\n  hint: synth rules --help tells what it takes\n"
    ),
    (
      ["rules", "limit", "schema"],
      "\"schema\" is one argument too many\n  hint: synth rules --help tells what it takes\n"
    ),
    (
      ["completions"],
      "completions needs one of bash, zsh or fish\n  hint: synth completions --help tells what it takes\n"
    ),
  ])
  func whatIsMissingUnknownOrTooMuch(arguments: [String], message: String) {
    #expect(errors(arguments) == "error: " + message)
  }

  @Test func twoSystemsWithProfiles() {
    let other = System("store", environments: [.optional("dev")]) { (_, _: [Environment<ShopProfile>]) in }
    tool.run("profile", "list", systems: [shop, other])
    #expect(
      tool.errors
        == "error: name a system: shop or store\n  hint: synth profile list --help tells what it takes\n")
    tool.run("profile", "show", "default", systems: [shop, other])
    #expect(
      tool.errors == "error: there is no system default; expected shop or store\n"
        + "  hint: synth profile show --help tells what it takes\n")
  }

  // MARK: Commands that take files

  @Test func aSystemIsNoFile() {
    #expect(
      errors(["validate", "orders"]) == """
        error: orders is a system, and validate takes files
          hint: write ./orders for a file of that name; check orders checks the system

        """)
    tool.run("validate", "./orders", systems: [shop, Self.orders])
    #expect(tool.errors.hasPrefix("error: ./orders can't be read: "), "\(tool.errors)")
    #expect(tool.status == 1)
  }

  @Test func whatIsNoFileByItsName() {
    #expect(
      errors(["validate", "saved"]) == """
        error: saved is no file by its name; expected a name that has a slash or ends in .json, .yaml, .yml or .template
          hint: write ./saved for a file of that name

        """)
    #expect(
      errors(["validate"])
        == "error: name a file, as in validate template.json\n  hint: synth validate --help tells what it takes\n")
  }

  // MARK: Commands that take either

  /// What is read of operands by a command that takes systems, files and folders.
  private func either(_ arguments: String...) throws(UsageError) -> Operands {
    let command = Command("compare", operands: [.systemsOrCompared], summary: "compare") { _ in .success }.syntax
    return try ArgumentReader(
      ["compare"] + arguments, commands: [command] + [Command].all.map(\.syntax), systems: [shop, Self.orders],
      kind: { tool.standing[$0] }
    ).operands
  }

  @Test func whatMayBeEitherIsTheSystem() throws {
    #expect(try either("orders").systems.map(\.name) == ["orders"])
    #expect(try either("orders").paths.isEmpty)
    #expect(try either("./orders").paths == ["./orders"])
    #expect(try either("./orders").systems.isEmpty)
    #expect(try either("./orders", "-").paths == ["./orders", "-"])
    #expect(try either("shop", "shop", "new.json").systems.map(\.name) == ["shop"])
    tool.standing["orders"] = nil
    #expect(try either("orders").systems.map(\.name) == ["orders"])
  }

  @Test func whatIsNeitherIsRefused() {
    let error = #expect(throws: UsageError.self) { try either("saved") }
    #expect(error?.description == "there is no system saved; expected shop or orders")
    #expect(error?.hint == "write ./saved for the file that stands here")
    let other = #expect(throws: UsageError.self) { try either("ordrs") }
    #expect(other?.description == "there is no system ordrs; did you mean orders?")
  }

  @Test func usageFollowsFromOperands() {
    let command = Command("compare", operands: [.systemsOrCompared], summary: "compare") { _ in .success }.syntax
    #expect(command.usage(of: "synth") == "synth compare [SYSTEM…|OLD NEW]")
    #expect(Operand.files.usage == "FILE…")
    #expect(Operand.choice("bash", "zsh").usage == "bash|zsh")
    #expect(
      ProfileSetCommand.command.syntax.line(of: "synth") == "synth profile set [SYSTEM] PROFILE [KEY=VALUE…]")
  }

  // MARK: What is compared with

  @Test func aSystemIsNoBaseline() {
    #expect(
      errors(["diff", "orders", "--against", "orders", "--output", "%/out"]) == """
        error: orders is a system, and --against takes a folder, a file or a revision of git
          hint: write ./orders for the folder or file, and orders~0 for the revision

        """)
  }

  @Test func aRevisionOrAFolder() {
    tool.standing["main"] = .directory
    tool.play = { _ in .init(status: 0, output: Array(String(repeating: "ab", count: 20).utf8), errors: "") }
    #expect(
      errors(["diff", "orders", "--against", "main", "--output", "%/out"]) == """
        error: main names a folder that stands here, and a revision of git
          hint: write ./main for the folder, and main~0 for the revision

        """)
    #expect(tool.programs.map { $0.arguments.last } == ["main^{commit}"])
  }
}
