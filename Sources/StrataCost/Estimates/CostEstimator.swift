public import StrataFindings
import StrataTemplate
import StrataText

/// Works out what stacks cost.
public struct CostEstimator: Sendable {
  private let prices: PriceTable
  private let usage: Usage
  private let options: EstimateOptions

  /// Names what is counted with.
  ///
  /// - Parameters:
  ///   - prices: The prices; those that this package brings along unless given.
  ///   - usage: What is used in a month; nothing unless given.
  ///   - options: The hours of a month, and whether the free tier counts; 730 hours without it unless given.
  public init(prices: PriceTable = .shipped, usage: Usage = .none, options: EstimateOptions = EstimateOptions()) {
    (self.prices, self.usage, self.options) = (prices, usage, options)
  }

  /// The cost of stacks in a month.
  ///
  /// Tiers and the free tier count for all stacks of a region together, in the order of the lines, and for each environment by
  /// itself, so that what it costs is the same whether others are there or not.
  ///
  /// - Parameters:
  ///   - stacks: The stacks.
  ///   - local: The environments that aren't in AWS, whose resources are in no line and in no list; none unless given.
  /// - Returns: The estimate, with what is wrong with the usage that is stated.
  public func estimate(_ stacks: [CostedStack], leavingOut local: Set<String> = []) -> CostEstimate {
    var resources: [ChargedResource] = []
    var free: [CostEstimate.FreeResource] = []
    var unknown: [ResourcePlace] = []
    for stack in stacks {
      let reading = StackReading(stack)
      let owners = TemplateEnvironments(Template(stack.contents.json))
      for resource in stack.contents.resources {
        let presence = reading.presence(of: resource)
        if presence.most == .zero { continue }
        let place = ResourcePlace(
          stack: stack.name, logicalID: resource.logicalID, path: stack.paths[resource.logicalID] ?? resource.logicalID,
          type: resource.type, environment: stack.environment ?? owners.environment(of: resource.logicalID),
          region: stack.region)
        if let environment = place.environment, local.contains(environment) { continue }
        // A stack costs what is in it.
        if stack.read.contains(resource.logicalID) {
          free.append(CostEstimate.FreeResource(resource: place, page: nil))
          continue
        }
        if let page = FreeTypes.page(of: resource.type) {
          free.append(CostEstimate.FreeResource(resource: place, page: page))
          continue
        }
        guard let cost = TypeCost.byType[resource.type] else {
          unknown.append(place)
          continue
        }
        let charged = ChargedResource(place, presence: presence, cost, CostedResource(resource, in: reading))
        if charged.isFree {
          free.append(CostEstimate.FreeResource(resource: place, page: nil))
        } else {
          resources.append(charged)
        }
      }
    }
    let whole = WholeUsage.charged(usage, among: resources.map(\.place) + free.map(\.resource) + unknown)
    resources += whole.resources
    var (stated, findings) = StatedUsage.read(usage, of: resources)
    findings += whole.findings + unpricedRegions(of: resources)
    var counter = CostCounter(prices: prices, options: options)
    var lines: [CostLine] = []
    for (index, resource) in resources.enumerated() { lines += counter.lines(of: resource, stated: stated[index]) }
    return CostEstimate(lines: lines, free: free, unknown: unknown, findings: findings, options: options)
  }

  /// What is said of regions that there's no price of.
  private func unpricedRegions(of resources: [ChargedResource]) -> [Finding] {
    let regions = Set(resources.map(\.place.region))
    if regions.isEmpty { return [] }
    let known = prices.regions
    return regions.subtracting(known).sorted().map { region in
      Finding(
        .unpricedRegion, "there is no price of \(region), so that nothing in it is priced", severity: .warning,
        expected: known.isEmpty ? nil : "a region with prices: \(known.joined(separator: ", "))", given: region,
        hint: Suggestion.hint(for: region, in: known)
          ?? "give AWS's price list of the region, as a region's prices aren't taken for another")
    }
  }
}

extension RuleID {
  /// There's no price of a stack's region.
  public static let unpricedRegion: RuleID = "unpriced-region"
}
