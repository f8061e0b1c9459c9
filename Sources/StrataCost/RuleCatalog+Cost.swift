public import StrataFindings

extension RuleCatalog {
  /// The rules that hold for what is said of costs, with what each is there for.
  public static let ofCosts: [(id: RuleID, reason: String)] = [
    (.invalidPriceList, "a file of prices must be whole, in US dollars, and have one price for each thing"),
    (
      .invalidUsage,
      "usage must be of resources that are there, in quantities that they have, within what templates allow"
    ),
    (.oldPrice, "prices change, so that those from before a year ago may mislead"),
    (.unpricedRegion, "a region's prices aren't taken for another, so that each needs its own"),
  ]
}
