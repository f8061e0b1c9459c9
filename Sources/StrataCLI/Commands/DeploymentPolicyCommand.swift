import StrataEnvironments
import StrataFiles
import StrataFindings
import StrataJSON
import StrataPermissions
import StrataPipeline
import StrataText

/// `synth deployment policy`.
struct DeploymentPolicyCommand {
  private static let role = OptionSyntax(
    name: "--role", summary: "a template of a role for CloudFormation instead, and of a policy for whoever deploys")
  private static let reasons = OptionSyntax(
    name: "--reasons", summary: "say what each action is for, and what isn't narrowed, instead")
  private static let stack = OptionSyntax(
    name: "--stack", value: "NAME", summary: "the name of the stack that a file's template is deployed as")
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "FILE", summary: "the file to write; it's printed unless given")
  private static let against = OptionSyntax(
    name: "--against", value: "FILE", summary: "say what a policy in a file lacks and has beyond need, instead")
  private static let check = OptionSyntax(
    name: "--check", summary: "the same of the policy that the system has committed")
  private static let renew = OptionSyntax(
    name: "--renew", summary: "write the policy that the system has committed anew")

  private static let fileOptions: [OptionSyntax] = [
    role, reasons, stack, against, output, ResultFile.overwrite, .json,
  ]

  static let command = Command(
    "policy", of: .deployment, operands: [.systemsOrFiles],
    summary: "print the least rights that deploying, updating and deleting stacks needs",
    details: [
      "Synthesizes in memory, or takes files of templates, and asks nobody. The actions are those",
      "that the schemas' handlers of the used types name, and what CloudFormation itself takes:",
      "change sets, exports, parameters and secrets that it looks up, and the bucket of the",
      "environment. They're allowed on the ARNs that the resources have, by names that are given or",
      "begin with the stack's; roles may be handed on to the services alone that they trust.",
      "",
      "A system commits its policy by deploymentPolicy: \"deploy.policy.json\" in its System; --renew",
      "writes it, and check fails where deploying needs more. --check also finds what nothing needs.",
      "",
      "The exit code is 0; with --check and --against it's 1 where the policy lacks something or has",
      "something beyond need.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + fileOptions + [check, renew]
  ) { try DeploymentPolicyCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    try checkOptions()
    var report = Report(console: console)
    var members: [SystemAssembly] = []
    let subject: PermissionSubject
    if invocation.operands.paths.isEmpty {
      if invocation.has(Self.stack) {
        throw UsageError("\(Self.stack.name) is for files; stacks of systems have names")
      }
      let systems = try SynthesizedSystems(invocation.without(Self.output), isHoldingApart: false)
      report = systems.report
      // What the committed policy lacks is what is asked for here.
      report.findings.removeAll { $0.rule == .deploymentRights }
      if report.hasErrors {
        report.print(asJSON: invocation.isJSON)
        return .finding
      }
      members = systems.members
      subject = PermissionSubject(members)
    } else {
      subject = try files()
    }
    report.notes += subject.notes
    let words = PermissionText(subject: subject)
    // What the schemas name wrongly needs no permission.
    report.notes += subject.permissions.unknown.filter { $0.reason != .refusedAction }.map(words.words)
    if invocation.has(Self.check) || invocation.has(Self.against) { return try compare(subject, members, &report) }
    if invocation.isJSON {
      var object = subject.json(DeploymentPolicy(subject.permissions))
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
      return .success
    }
    if invocation.has(Self.reasons) {
      console.output(words.text)
    } else {
      try put(subject, members, &report)
    }
    report.printFindings()
    return .success
  }

  private func checkOptions() throws(UsageError) {
    let ways = [Self.role, Self.reasons, Self.check, Self.against, Self.renew].filter(invocation.has)
    if ways.count > 1 { throw UsageError("\(ways[0].name) and \(ways[1].name) exclude each other") }
    if invocation.isJSON, let other = [Self.role, Self.reasons, Self.renew, Self.output].first(where: invocation.has) {
      throw UsageError("--json prints the policy, and \(other.name) excludes it")
    }
    if invocation.has(Self.output), let way = ways.first, way != Self.role {
      throw UsageError("\(way.name) and \(Self.output.name) exclude each other")
    }
  }

  private func files() throws -> PermissionSubject {
    let paths = try invocation.paths(of: Self.command.syntax, each: "file", allowing: Self.fileOptions)
    let stack = invocation.value(Self.stack)
    if stack != nil, paths.count > 1 { throw UsageError("\(Self.stack.name) is for one file") }
    for path in paths where console.kind(path) == .directory {
      throw UsageError("\(displayable(path)) is a folder, and deployment policy takes files")
    }
    return try PermissionSubject(files: paths, stack: stack)
  }

  // MARK: The policy

  private func put(_ subject: PermissionSubject, _ members: [SystemAssembly], _ report: inout Report) throws {
    let json: JSONValue
    if invocation.has(Self.role) {
      let template = RoleTemplate(subject.permissions, deploying: subject.name)
      json = template.json
      if template.policyCount > RoleTemplate.usualPolicies {
        report.notes.append(
          "the role has \(template.policyCount) policies, and AWS lets it have \(RoleTemplate.usualPolicies) unless "
            + "it's asked for more; deploy fewer systems by one role")
      }
    } else {
      let policy = DeploymentPolicy(subject.permissions)
      json = policy.document
      let count = DeploymentPolicy.characters(of: json)
      if count > DeploymentPolicy.mostCharacters {
        report.notes.append(
          "the policy has \(Count.grouped(count)) characters, and a managed one has "
            + "\(Count.grouped(DeploymentPolicy.mostCharacters)) at most; \(Self.role.name) makes "
            + "\(policy.documents.count) of it, and --json has each")
      }
    }
    let text = Report.text(of: json)
    guard let path = try invocation.value(Self.output) ?? renewed(members) else { return console.output(text) }
    let file = ResultFile(
      path: path, isOverwriting: invocation.has(ResultFile.overwrite), replaces: Self.isOwn)
    let change = try file.write(Array(text.utf8))
    console.output("\(change.rawValue)  \(displayable(console.shown(path)))\n")
  }

  /// Whether a file holds a policy, or a role for CloudFormation, so that a new one may be written over it.
  private static func isOwn(_ bytes: [UInt8]) -> Bool {
    guard let json = try? JSONValue(parsing: bytes) else { return false }
    return json["Statement"] != nil && json["Version"] != nil || json["Resources"]?["DeploymentRole"] != nil
  }

  /// The path of the policy that the system has committed, where it's to be written anew.
  private func renewed(_ members: [SystemAssembly]) throws -> String? {
    guard invocation.has(Self.renew) else { return nil }
    if invocation.has(.environments) {
      throw UsageError("\(Self.renew.name) takes all environments, for each of which the policy has to do")
    }
    return try committed(members, for: Self.renew)
  }

  private func committed(_ members: [SystemAssembly], for option: OptionSyntax) throws -> String {
    guard members.count == 1, let member = members.first else {
      throw UsageError("\(option.name) is for one system; name it")
    }
    guard let path = member.rights.policy else {
      throw CommandError(
        "\(displayable(member.assembly.app)) has committed no policy",
        hint: "say where it is in its System: deploymentPolicy: \"deploy.policy.json\"")
    }
    return path
  }

  // MARK: A policy that was written before

  private func compare(
    _ subject: PermissionSubject, _ members: [SystemAssembly], _ report: inout Report
  ) throws -> ExitCode {
    let path = try invocation.value(Self.against) ?? committed(members, for: Self.check)
    let policy: CommittedPolicy
    do throws(Finding) { policy = try DeploymentPolicyFile.read(path) } catch {
      report.findings.append(error)
      report.print(asJSON: invocation.isJSON)
      return .finding
    }
    let missing = policy.missing(of: subject.permissions)
    // Of some environments alone it isn't known what the others need.
    let superfluous = invocation.has(.environments) ? [] : policy.superfluous(beside: subject.permissions)
    if invocation.isJSON {
      func list(_ pairs: [(action: String, resource: String)]) -> JSONValue {
        .array(pairs.map { ["action": .string($0.action), "resource": .string($0.resource)] })
      }
      var object: JSONObject = [
        "file": .string(console.shown(path)), "missing": list(missing.map { ($0.action, $0.resource) }),
        "superfluous": list(superfluous),
      ]
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      console.output(text(of: path, missing, superfluous))
      report.printFindings()
    }
    return ExitCode(isWell: missing.isEmpty && superfluous.isEmpty)
  }

  private func text(
    of path: String, _ missing: [PermissionNeed], _ superfluous: [(action: String, resource: String)]
  ) -> String {
    let name = displayable(console.shown(path))
    if missing.isEmpty, superfluous.isEmpty { return "\(name) allows what is needed, and nothing else\n" }
    var lines: [String] = []
    if !missing.isEmpty {
      lines.append("\(name) doesn't allow")
      lines += missing.map { "  \(displayable($0.words))" }
    }
    if !superfluous.isEmpty {
      lines.append("\(name) allows what nothing needs")
      lines += superfluous.map { "  \(displayable($0.action)) on \(displayable($0.resource))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
