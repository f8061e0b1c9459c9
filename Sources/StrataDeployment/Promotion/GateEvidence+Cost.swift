import StrataCost
import StrataEnvironments
import StrataLanguage

extension GateEvidence.Cost {
  /// The version of the estimate.
  private static let version = 1

  /// What an environment costs, as templates and its profile's usage say; nil where a file of prices can't be read.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - all: The templates of all environments.
  init?(of environment: String, in all: SystemAssembly) {
    guard let prices = try? all.prices() else { return nil }
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
    self.init(version: Self.version, monthly: monthly, unpriced: unpriced, unstated: unstated)
  }
}
