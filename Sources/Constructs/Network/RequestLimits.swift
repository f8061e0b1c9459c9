import StrataText

/// The limits beyond which what answers requests isn't well.
package struct RequestLimits {
  private let serverErrors: Int
  private let latency: Duration
  private let utilization: Double

  package init(serverErrors: Int, latency: Duration, utilization: Double) {
    (self.serverErrors, self.latency, self.utilization) = (serverErrors, latency, utilization)
  }

  private var isShare: Bool { utilization > 0 && utilization <= 1 }

  /// The share that may be used, in percent.
  package var percent: Double { isShare ? (utilization * 10_000).rounded() / 100 : 100 }

  /// The time that an answer may take.
  package var seconds: Double {
    Double(latency.components.seconds) + Double(latency.components.attoseconds) / 1e18
  }

  /// Reports limits that make no sense.
  package func check(_ declaration: Declaration) {
    if !isShare {
      declaration.report(
        "utilization must be above 0 and up to 1", property: "utilization", expected: "above 0 and up to 1",
        given: "\(utilization)", hint: (1...100).contains(utilization) ? "85 percent are 0.85" : nil)
    }
    if serverErrors < 0 {
      declaration.report(
        "serverErrors must be 0 or more", property: "serverErrors", expected: "0 or more",
        given: Count.grouped(serverErrors))
    }
    if latency <= .zero {
      declaration.report(
        "latency must be above 0 s", property: "latency", expected: "above 0 s", given: latency.inWords)
    }
  }
}
