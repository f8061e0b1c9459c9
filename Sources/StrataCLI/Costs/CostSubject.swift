import StrataChecks
import StrataCost
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataPipeline
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// Something of which it's asked what it costs: a system, or a template in a file.
struct CostSubject {
  /// The system's name, or that of the file.
  let name: String
  /// The names of its environments in AWS, in order.
  let environments: [String]
  /// The names of those that are on the machine of whoever deploys them.
  let local: [String]
  let estimate: CostEstimate
  /// What is wrong with the usage that is stated, and what is to be known of the prices.
  let findings: [Finding]
  /// What is to be known beside.
  private(set) var notes: [String] = []

  /// Takes a system.
  ///
  /// - Throws: `Finding` where one of its own files of prices can't be read, and for what is wrong in it.
  init(_ member: SystemAssembly, _ inputs: CostInputs) throws(Finding) {
    name = member.assembly.app
    let cost = member.cost(by: try inputs.prices(of: member), in: inputs.region, inputs.options)
    (estimate, findings, local) = (cost.estimate, cost.findings, cost.local)
    environments = member.prepared.chosen.map(\.environment).filter { !cost.local.contains($0) }
    if let note = inputs.note(on: name, withoutRegion: cost.withoutRegion) { notes.append(note) }
  }

  /// Takes a template in a file.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - usage: What is used of it; nothing where it's nil.
  ///   - isRegionGiven: Whether somebody said the region.
  ///   - inputs: What it's counted with.
  /// - Throws: ``CommandError`` where the file can't be read, for one that is no template, and where templates nest each other
  ///   in a circle.
  init(file path: String, usage: UsageReading?, isRegionGiven: Bool, _ inputs: CostInputs) throws(CommandError) {
    name = path
    let bytes = try InputFile.read(path, limit: TemplateFile.readableBytes)
    let json = try SavedTemplate.read(displayable(path), bytes: bytes)
    let contents = TemplateContents(json, byteCount: bytes.count, deployment: .anybodys(parameters: [:]))
    environments = TemplateEnvironments(json: json).names
    local = []
    estimate = CostEstimator(prices: inputs.prices, usage: Usage(usage?.entries ?? []), options: inputs.options)
      .estimate(
        CostedStack(region: inputs.region, contents: contents)
          .nesting(try NestedTemplates.stacks(in: contents, at: path)))
    findings = (usage?.mistakes ?? []) + estimate.findings
    let errors = TemplateChecker().report(on: contents).findings.count { $0.severity == .error }
    if errors > 0 {
      notes.append(
        IsolationFolders.refusal(of: path, mistakes: errors) + ", and may cost something else: see validate "
          + displayable(path))
    }
    if !isRegionGiven { notes.append(inputs.noteOnFiles(path)) }
  }

  /// The parts that have totals of their own: each environment, and what is shared; one alone where there are none.
  var parts: [(title: String, environment: String?, lines: [CostLine])] {
    var parts = environments.map { name in
      (title: name, environment: Optional(name), lines: estimate.lines.filter { $0.resource.environment == name })
    }
    let shared = estimate.lines.filter { $0.resource.environment == nil }
    if parts.isEmpty && local.isEmpty || !shared.isEmpty {
      parts.append((title: parts.isEmpty && local.isEmpty ? "all" : "shared", environment: nil, lines: shared))
    }
    return parts
  }

  /// What it costs, for machines.
  func json(_ inputs: CostInputs) -> JSONValue {
    var object: JSONObject = ["name": .string(name), "prices": PriceAge(estimate, today: inputs.today).json]
    object["environments"] = .array(
      parts.map { part in
        [
          "name": part.environment.map(JSONValue.string) ?? .null,
          "totals": estimate.totals(of: part.environment).json,
        ]
      } + local.map { ["name": .string($0), "isLocal": true] })
    for member in estimate.json().object ?? [:] { object[member.key] = member.value }
    return .object(object)
  }
}

extension PriceAge {
  /// The age of prices, for machines.
  var json: JSONValue {
    var object: JSONObject = [
      "count": .integer(Int64(count)), "regions": .array(regions.map(JSONValue.string)),
      "withoutDay": .integer(Int64(undatedCount)), "old": .integer(Int64(old.count)),
      "files": .array(files.map { ["name": .string($0.name), "count": .integer(Int64($0.count))] }),
    ]
    object["oldest"] = oldest.map(JSONValue.string)
    object["newest"] = newest.map(JSONValue.string)
    return .object(object)
  }
}
