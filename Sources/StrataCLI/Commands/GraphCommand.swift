import StrataEnvironments
import StrataFiles
import StrataGraph
import StrataIsolation
import StrataJSON
import StrataText

/// `synth graph`.
struct GraphCommand {
  private static let format = OptionSyntax(
    name: "--format", value: "F", choices: GraphFormat.allCases.map(\.rawValue),
    summary: "svg, dot or mermaid; by the ending of --output, or else svg, unless given")
  private static let stack = OptionSyntax(name: "--stack", value: "NAME", summary: "the only stack to draw")
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "PATH",
    summary: "the file to write; or a folder, with a slash at its end, for a map of each system and of each stack")

  private static let fileOptions: [OptionSyntax] = [format, output, ResultFile.overwrite, .json]

  static let command = Command(
    "graph", operands: [.systemsOrFiles], summary: "draw what is in stacks and what reaches what",
    details: [
      "Synthesizes in memory, or takes anybody's templates, JSON or YAML, that belong together.",
      "The map has a box for each resource, in the network and the subnets that it's in, and a",
      "line for each pair of which one reaches the other: by security groups, addresses of subnets",
      "and load balancers (network), by what AWS carries between them (data), by what roles and the",
      "policies of buckets, queues, topics and keys allow (permission), or by any other reference.",
      "Whom else something lets in is said in its box: another account, or a range of addresses.",
      "What is only a part of something, such as a queue's policy, is in the box of what it's a",
      "part of.",
      "",
      "One map is printed, as SVG that needs nothing else; dot is read by Graphviz, and mermaid",
      "by Markdown viewers. With --json it's printed as lists of groups, nodes and edges.",
      "A file that holds something else is only written over with --overwrite.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + [stack] + fileOptions
  ) { try GraphCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let given = try invocation.value(Self.format).map(GraphFormat.init(named:))
    if invocation.isJSON, let other = [Self.format, Self.output].first(where: invocation.has) {
      throw UsageError("--json prints the map, and \(other.name) excludes it")
    }
    var report = Report(console: console)
    let subjects: [GraphSubject]
    if invocation.operands.paths.isEmpty {
      let systems = try SynthesizedSystems(invocation, isHoldingApart: false)
      report = systems.report
      if report.hasErrors {
        report.print(asJSON: invocation.isJSON)
        return .finding
      }
      if let stack = invocation.value(Self.stack) { try systems.check(stack: stack) }
      subjects = systems.members.map(GraphSubject.init)
    } else {
      subjects = [try files()]
    }
    report.notes += subjects.flatMap(\.notes)
    let maps = try maps(of: subjects)
    if invocation.isJSON {
      var object: JSONObject = [:]
      for member in maps[0].diagram.json.object ?? [:] { object[member.key] = member.value }
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
      return .success
    }
    try put(maps, in: given, &report)
    report.printFindings()
    return .success
  }

  /// A map, and the path of its file in a folder, without an ending.
  private struct Map {
    let path: String
    let diagram: Diagram
  }

  // MARK: What is drawn

  private func files() throws -> GraphSubject {
    let paths = try invocation.paths(of: Self.command.syntax, each: "file", allowing: Self.fileOptions)
    if isFolder { throw UsageError("--output takes a file for the map of files, such as --output map.svg") }
    return try GraphSubject(files: paths)
  }

  /// Whether the output is a folder, by its name or by what is there.
  private var isFolder: Bool {
    guard let path = invocation.value(Self.output) else { return false }
    return path.hasSuffix("/") || console.kind(path) == .directory
  }

  /// The maps: the one that is asked for, or for a folder that of each system, and in a folder beside it those of its
  /// stacks where it has several.
  private func maps(of subjects: [GraphSubject]) throws(UsageError) -> [Map] {
    if let stack = invocation.value(Self.stack) {
      let own = subjects.filter { subject in subject.stacks.contains { $0.name == stack } }
      if own.count > 1 {
        throw UsageError(
          "\(OperandName.alternatives(own.map(\.name), "and")) have a stack \(displayable(stack)); name the system")
      }
      return own.map { Map(path: stack, diagram: $0.map(of: stack)) }
    }
    if isFolder {
      return subjects.flatMap { subject in
        let stacks = subject.stacks.count > 1 ? subject.stacks.compactMap(\.name) : []
        return [Map(path: subject.name, diagram: subject.map())]
          + stacks.map { Map(path: "\(subject.name)/\($0)", diagram: subject.map(of: $0)) }
      }
    }
    guard subjects.count == 1 else {
      throw UsageError(
        "graph prints one map, and there are \(Count.of(subjects.count, "system")): "
          + OperandName.alternatives(subjects.map(\.name), "and"),
        hint: "name one, or a folder for all: --output maps/")
    }
    return [Map(path: subjects[0].name, diagram: subjects[0].map())]
  }

  // MARK: Where it's put

  private func put(_ maps: [Map], in given: GraphFormat?, _ report: inout Report) throws(CommandError) {
    guard let path = invocation.value(Self.output) else {
      for map in maps { console.output((given ?? .svg).text(of: map.diagram)) }
      return
    }
    let format = given ?? (isFolder ? nil : GraphFormat(endingOf: path)) ?? .svg
    let folder = path.hasSuffix("/") ? path : "\(path)/"
    for map in maps {
      let file = ResultFile(
        path: isFolder ? "\(folder)\(map.path).\(format.ending)" : path,
        isOverwriting: invocation.has(ResultFile.overwrite))
      let change = try file.write(Array(format.text(of: map.diagram).utf8))
      console.output("\(change.rawValue)  \(displayable(file.path))\n")
    }
  }
}
