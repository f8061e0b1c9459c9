import StrataDeployment
import StrataEnvironments
import StrataJSON
import StrataReleases
import StrataText

/// `synth approve`.
struct ApproveCommand {
  static let command = Command(
    "approve", operands: [.system], summary: "approve a release for an environment, in a file to be committed",
    details: [
      "The approval is for the release of that digest alone, which an environment's records name.",
      "It counts once it's on the branch that is promoted from: as that of who wrote and signed its",
      "commit, or else of who merged it. Who wrote what's new in the release doesn't count.",
    ],
    options: [.release, .environment, .by, .json]
  ) { try ApproveCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let system = invocation.system
    let environment = try invocation.onlyEnvironment(of: system).name
    guard let promotion = try system.checkedPromotion(), let folder = system.records else {
      throw CommandError(
        "\(system.name) declares no promotion, for which a release would be approved",
        hint: "declare one: System(…, promotion: Promotion([…]), …)")
    }
    guard promotion.steps.contains(where: { $0.to == environment }) else {
      throw CommandError(
        "no release is promoted to \(environment)",
        hint: "approve for \(OperandName.alternatives(promotion.steps.map(\.to)))")
    }
    let records = SystemRecords(of: system.name, in: folder)
    let approval = ApprovalFile(
      of: try release(in: records, promotion), of: system.name, for: environment, by: try person(system),
      at: console.now())
    try records.approvals.add(approval)
    let path = console.shown(records.approvals.path(of: approval))
    let message = "Approve \(approval.release.prefix(8)) for \(environment)"
    let commands = [["git", "add", "--", path], ["git", "commit", "-S", "-m", message, "--", path]]
    if invocation.isJSON {
      console.output(
        Report.text(
          of: [
            "system": .string(system.name), "environment": .string(environment), "release": .string(approval.release),
            "file": .string(records.approvals.path(of: approval)),
            "commands": .array(commands.map { .array($0.map(JSONValue.string)) }),
          ]))
      return .success
    }
    console.output("approved \(approval.release) for \(environment) in \(path)\n")
    console.output("it counts once it's on the branch that is promoted from; commit it, signed:\n")
    for command in commands { console.output("  \(ShellLine(arguments: command))\n") }
    return .success
  }

  /// The digest of the release that is named, which a record has.
  private func release(in records: SystemRecords, _ promotion: Promotion) throws -> String {
    guard let given = invocation.value(.release) else {
      throw UsageError("name a release: --release DIGEST, as synth deployment history shows it")
    }
    guard (8...64).contains(given.utf8.count), given.utf8.allSatisfy(\.isLowercaseHex) else {
      throw UsageError("a release is named by 8 to 64 lowercase hexadecimal digits, not \"\(given)\"")
    }
    var known: Set<String> = []
    for environment in promotion.environments {
      let records = try records.chain(of: environment).read().records
      known.formUnion(records.compactMap { $0.event.release?.release?.digest })
    }
    let meant = known.filter { $0.hasPrefix(given) }.sorted()
    if meant.count > 1 {
      throw CommandError("\(meant.count) releases begin with \(given): \(meant.joined(separator: ", "))")
    }
    guard let release = meant.first else {
      throw CommandError(
        "no record names the release \(given)",
        hint: "deploy it to \(promotion.environments[0]) first, or fetch its records: git pull")
    }
    return release
  }

  private func person(_ system: System) throws -> String {
    guard let person = invocation.value(.by) ?? invocation.person(in: system) else {
      throw UsageError("git knows no address here; say who approves: --by NAME")
    }
    guard ApprovalFile.isName(person) else {
      throw UsageError("--by takes a name or an address of up to 128 bytes with a letter or digit, not \"\(person)\"")
    }
    return person
  }
}

extension Invocation {
  /// The address of the person that git knows where a system's records are; nil where it knows none.
  func person(in system: System) -> String? {
    guard let records = system.records, let slash = records.lastIndex(of: "/") else { return nil }
    return (try? GitClient(in: String(records[..<slash]), run: console.run).identity())??.address
  }
}
