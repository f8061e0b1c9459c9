package import StrataCost
package import StrataFindings
import StrataJSON
import StrataPipeline
import StrataText

/// What a system's environments cost in a month, as its templates and its profiles' usage say.
package struct SystemCost: Sendable {
  /// The estimate.
  package let estimate: CostEstimate
  /// What is wrong with the usage that profiles state, and what is to be known of the prices.
  package let findings: [Finding]
  /// The stacks whose region isn't known, by name.
  package let withoutRegion: [String]
  /// The environments that aren't in AWS but on the machine of whoever deploys them, in order; nothing of them is counted.
  package let local: [String]

  /// What is said of an environment that isn't in AWS.
  package static let localWords = "on this machine, not priced"
}

extension SystemAssembly {
  /// What the environments cost.
  ///
  /// - Parameters:
  ///   - prices: The prices.
  ///   - region: The region that stacks are taken to be in that are meant for any.
  ///   - options: What is counted with beside.
  /// - Returns: The estimate, and what is found on the way.
  package func cost(by prices: PriceTable, in region: String, _ options: EstimateOptions) -> SystemCost {
    let estimate = cost(of: costed(in: region), by: prices, options)
    return SystemCost(
      estimate: estimate, findings: (usage.flatMap(\.mistakes) + estimate.findings).sorted(),
      withoutRegion: assembly.stacks.filter { $0.env?.region == nil && !isLocal($0.environment) }.map(\.name),
      local: prepared.chosen.map(\.environment).filter(isLocal))
  }

  /// What other stacks cost, such as those that were before, with the usage that profiles state now.
  ///
  /// - Parameters:
  ///   - stacks: The stacks.
  ///   - prices: The prices.
  ///   - options: What is counted with beside.
  /// - Returns: The estimate, of which what is stated for resources that aren't in it is no fault.
  package func cost(of stacks: [CostedStack], by prices: PriceTable, _ options: EstimateOptions) -> CostEstimate {
    CostEstimator(prices: prices, usage: Usage(usage.flatMap(\.entries)), options: options)
      .estimate(stacks, leavingOut: localEnvironments)
  }

  /// What the profiles state as used in AWS.
  private var usage: [UsageReading] {
    prepared.chosen.filter { !isLocal($0.environment) }
      .compactMap { prepared.chains[$0.environment]?.usage(of: $0.environment) }
  }

  private func isLocal(_ environment: String?) -> Bool { environment.map(localEnvironments.contains) ?? false }

  /// The stacks, as costs are asked of them.
  ///
  /// - Parameter region: The region that those are taken to be in that are meant for any.
  /// - Returns: The stacks, in the order of deployment, each with those nested in it.
  package func costed(in region: String) -> [CostedStack] {
    assembly.stacks.flatMap { stack in
      CostedStack(
        name: stack.name, region: stack.env?.region ?? region, contents: stack.checked.contents,
        environment: stack.environment, paths: stack.checked.constructPaths
      ).nesting(stack.checked.nestedStacks)
    }
  }
}
