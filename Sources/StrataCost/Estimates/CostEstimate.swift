public import StrataFindings

/// The cost of stacks in a month, line by line, with all that couldn't be counted.
public struct CostEstimate: Sendable {
  /// The lines, in the order of the stacks and their templates.
  public let lines: [CostLine]
  /// The resources that cost nothing, with the page of AWS that says what their service charges for, where one is known.
  public let free: [FreeResource]
  /// The resources of types that no price is known of; they may cost something.
  public let unknown: [ResourcePlace]
  /// The faults of the usage that is stated, and regions that there's no price of.
  public let findings: [Finding]
  /// The options that the estimate was made with.
  public let options: EstimateOptions

  /// A resource that costs nothing as it's declared.
  public struct FreeResource: Sendable, Hashable {
    /// The resource.
    public let resource: ResourcePlace
    /// The page about what its service charges for; nil where a type costs something only when it's declared otherwise.
    public let page: String?
  }

  /// The totals of all lines.
  public var totals: CostTotals { CostTotals(lines, unknown: unknown.count) }

  /// The totals of one environment's resources.
  ///
  /// - Parameter environment: The environment; nil for what is shared.
  /// - Returns: The totals.
  public func totals(of environment: String?) -> CostTotals {
    CostTotals(
      lines.filter { $0.resource.environment == environment },
      unknown: unknown.count { $0.environment == environment })
  }

  /// The lines that have no price, or whose price fits no unit.
  public var notPriced: [CostLine] {
    lines.filter { if case .notPriced = $0.outcome { true } else { false } }
  }

  /// The lines of which templates don't tell how much there is.
  public var undecided: [CostLine] {
    lines.filter { if case .undecided = $0.outcome { true } else { false } }
  }

  /// The costs that no template shows and the estimate doesn't count, each in a sentence.
  public var frame: [String] {
    [
      "Prices are those on demand, without taxes, support, discounts, savings plans and reservations",
      "What goes from AWS to the internet is counted as far as usage states it, what goes to other zones and regions isn't",
      "Tasks and instances that a deployment runs beside the old ones for a while aren't counted",
      "Instances are counted as those with Linux and no license",
      options.hasFreeTier
        ? "What the free tier has costs nothing where the prices say so, of an account that uses it for nothing else"
        : "The free tier is left out",
    ]
  }
}
