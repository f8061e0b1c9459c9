import StrataCost
import StrataEnvironments
import StrataLanguage

extension GateEvidence.Cost {
  /// The version of the estimate.
  private static let version = 1

  /// What an environment costs, as templates and its profile's usage say; no number where a file of prices can't be read.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - all: The templates of all environments.
  ///   - today: The day by which the prices have an age, such as `2026-11-29`.
  init(of environment: String, in all: SystemAssembly, today: String) {
    let prices: PriceTable
    do throws(Finding) { prices = try all.prices() } catch {
      self.init(version: Self.version, monthly: .nan, unpriced: [error.message])
      return
    }
    let cost = all.cost(by: prices, in: "a region that isn't known", EstimateOptions())
    let lines = cost.estimate.lines.filter { $0.resource.environment == environment }
    var unpriced = cost.findings.filter { $0.severity == .error }.map(\.message)
    var unstated: [String] = []
    for line in lines {
      let about = "\(line.resource.path), \(line.dimension.title)"
      switch line.outcome {
      case .notPriced(let reason), .undecided(let reason): unpriced.append("\(about): \(reason)")
      case .priced: if line.isUnbounded { unstated.append(about) }
      }
    }
    unpriced += cost.estimate.unknown.filter { $0.environment == environment }.map { "\($0.path): \($0.type)" }
    let monthly = Double(cost.estimate.totals(of: environment).stated.description) ?? .nan
    self.init(
      version: Self.version, monthly: monthly, unpriced: unpriced, unstated: unstated,
      prices: PriceAge(lines, today: today).words)
  }
}
