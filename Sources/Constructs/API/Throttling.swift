import StrataText

/// The number of requests a stage takes.
///
/// See [Throttling](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html).
public struct Throttling: Sendable {
  let rate: Double
  let burst: Int

  /// So many requests in a second on average, and so many at once.
  ///
  /// - Parameters:
  ///   - rate: Requests in a second, above 0.
  ///   - burst: Requests at once, 1 or more.
  /// - Returns: The limits.
  public static func perSecond(_ rate: Double, burst: Int) -> Throttling { Throttling(rate: rate, burst: burst) }

  /// The limits, with mistakes where there are no such; then others, so that nothing else is found wrong by them.
  package func checked(_ declaration: Declaration) -> (rate: NumberValue, burst: IntegerValue) {
    let isRate = rate > 0 && rate.isFinite
    if !isRate {
      declaration.report(
        "a stage must take more than 0 requests in a second", property: "throttling.rate", expected: "above 0",
        given: "\(rate)")
    }
    if burst < 1 {
      declaration.report(
        "a stage must take at least one request at once", property: "throttling.burst", expected: "1 or more",
        given: Count.grouped(burst))
    }
    return (.literal(isRate ? rate : 1), .literal(max(burst, 1)))
  }
}
