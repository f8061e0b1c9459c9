extension Declaration {
  /// The percent of a share that may be used, with a mistake where it's none.
  package func percent(ofUtilization share: Double) -> Double {
    if share > 0, share <= 1 { return (share * 10_000).rounded() / 100 }
    report(
      "utilization must be above 0 and up to 1", property: "utilization", expected: "above 0 and up to 1",
      given: "\(share)", hint: (1...100).contains(share) ? "85 percent are 0.85" : nil)
    return 100
  }

  /// The percent of a share that may fail, with a mistake where it's none.
  package func percent(ofFailures share: Double) -> Double {
    if share >= 0, share < 1 { return (share * 10_000).rounded() / 100 }
    report(
      "failures must be 0 or more and below 1", property: "failures", expected: "0 up to 1", given: "\(share)",
      hint: (1...100).contains(share) ? "5 percent are 0.05" : nil)
    return 0
  }
}
