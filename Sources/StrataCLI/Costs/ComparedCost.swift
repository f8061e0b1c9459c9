import StrataCost
import StrataDiff
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataPipeline
import StrataTemplate
import StrataText

/// What a change costs.
struct ComparedCost {
  /// The system's name, or those of the files.
  let name: String
  let before: CostEstimate
  let after: CostEstimate
  let difference: CostDifference
  let age: PriceAge
  /// What is wrong with the usage that is stated, and what is to be known of the prices.
  private(set) var findings: [Finding]
  /// What is to be known beside.
  private(set) var notes: [String] = []

  /// Compares a system's costs.
  ///
  /// - Parameters:
  ///   - compared: The system.
  ///   - inputs: What is counted with.
  /// - Throws: ``CommandError`` where the manifest beside the templates that were before can't be read; `Finding` for what is
  ///   wrong in the system's own files of prices.
  init(_ compared: ComparedSystem, _ inputs: CostInputs) throws {
    let member = compared.member
    let stacks = member.costed(in: inputs.region).filter { stack in
      stack.name.map { name in
        compared.difference.stacks.contains { $0.name == name || name.hasPrefix("\($0.name)/") }
      } ?? true
    }
    let places = try compared.oldPlaces()
    let old = compared.old.sorted { $0.key < $1.key }.flatMap { name, json in
      let new = stacks.first { $0.name == name }
      return CostedStack(
        name: name, region: places[name]?.region ?? new?.region ?? inputs.region, contents: TemplateContents(json),
        environment: TemplateEnvironments(json: json).owner, paths: new?.paths ?? [:]
      ).nesting(compared.oldNested[name] ?? [])
    }
    let prices = try inputs.prices(of: member)
    let cost = member.cost(by: prices, in: inputs.region, inputs.options)
    self.init(
      compared.app, from: member.cost(of: old, by: prices, inputs.options),
      to: member.cost(of: stacks, by: prices, inputs.options), inputs)
    findings = cost.findings
    notes += cost.local.map { "\(displayable(name)): \(displayable($0)) is \(SystemCost.localWords)" }
    if let note = inputs.note(on: name, withoutRegion: cost.withoutRegion) { notes.append(note) }
  }

  /// Compares the costs of files.
  ///
  /// - Parameters:
  ///   - compared: The files, or the folders.
  ///   - isRegionGiven: Whether somebody said the region.
  ///   - inputs: What is counted with.
  init(_ compared: ComparedFiles, isRegionGiven: Bool, _ inputs: CostInputs) {
    func estimate(_ templates: [String: JSONValue], _ nested: [String: [NestedStack]]) -> CostEstimate {
      CostEstimator(prices: inputs.prices, options: inputs.options).estimate(
        templates.sorted { utf8Precedes($0.key, $1.key) }.flatMap { name, json in
          CostedStack(
            name: name, region: inputs.region,
            contents: TemplateContents(json, byteCount: nil, deployment: .anybodys(parameters: [:]))
          ).nesting(nested[name] ?? [])
        })
    }
    self.init(
      compared.named.name, from: estimate(compared.old, compared.nested.old),
      to: estimate(compared.new, compared.nested.new), inputs)
    if !isRegionGiven { notes.append(inputs.noteOnFiles(name)) }
  }

  private init(_ name: String, from before: CostEstimate, to after: CostEstimate, _ inputs: CostInputs) {
    (self.name, self.before, self.after) = (name, before, after)
    difference = CostDifference(from: before, to: after)
    age = PriceAge(after, today: inputs.today)
    findings = after.findings
  }

  /// The environments that either side has, in the order of the new templates, and nil among them where something is of none.
  var environments: [String?] {
    var found: [String?] = []
    for line in after.lines + before.lines where !found.contains(line.resource.environment) {
      found.append(line.resource.environment)
    }
    return found
  }
}
