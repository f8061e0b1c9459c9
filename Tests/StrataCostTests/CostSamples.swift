import StrataCost
import StrataFindings
import StrataJSON
import StrataTemplate
import Testing

/// Estimates of resources for tests.
enum CostSamples {
  /// The cost of some resources in us-east-1.
  ///
  /// - Parameters:
  ///   - resources: The resources, by logical id.
  ///   - sections: Other sections of their template; none unless given.
  ///   - given: Values of parameters; none unless given.
  ///   - region: The region; us-east-1 unless given.
  ///   - usage: What is stated: the resource, its quantity and the value; nothing unless given.
  ///   - prices: The prices; those that come along unless given.
  ///   - options: The hours of a month and the free tier.
  /// - Returns: The estimate.
  static func estimate(
    _ resources: JSONObject, sections: JSONObject = [:], given: [String: String] = [:], region: String = "us-east-1",
    usage: [(String, String, String)] = [], prices: PriceTable = .shipped,
    options: EstimateOptions = EstimateOptions()
  ) -> CostEstimate {
    var template = sections
    template["Resources"] = .object(resources)
    let contents = TemplateContents(
      .object(template), byteCount: nil, deployment: .anybodys(parameters: given))
    let usage = Usage(usage.map { Usage.Entry(resource: $0.0, quantity: $0.1, value: $0.2) })
    return CostEstimator(prices: prices, usage: usage, options: options)
      .estimate([CostedStack(name: "shop", region: region, contents: contents)])
  }
}

extension CostEstimate {
  /// The three totals to the cent, and the ceiling in words.
  var words: [String] { [totals.idle.cents, totals.stated.cents, totals.ceilingWords] }

  /// The lines in words: resource, title, kind, and dollars to the cent, or why there are none.
  var lineWords: [String] {
    lines.map { line in
      let place = "\(line.resource.logicalID): \(line.dimension.title), \(line.kind.rawValue)"
      switch line.outcome {
      case .priced(_, _, let dollars):
        return "\(place): \(dollars.idle.cents), \(dollars.stated.cents), \(dollars.ceiling.cents)"
      case .notPriced(let reason): return "\(place): not priced: \(reason)"
      case .undecided(let reason): return "\(place): not decided: \(reason)"
      }
    }
  }
}
