/// Something that a resource costs: what has a price, and how much there is of it in a month.
struct Charge: Sendable {
  let dimension: Dimension
  /// The units of the price that one of what is counted makes in a month, or in an hour.
  let factor: FixedDecimal
  /// Whether the factor is that of an hour.
  let isHourly: Bool
  /// The number of what is counted; nil where a template doesn't bound it, so that only usage tells.
  let count: Result<Bounds, Undecided>?
  /// The quantities whose product usage may state as that number.
  let usage: [UsageQuantity]

  /// Something that costs by the hour for as long as it's there.
  ///
  /// - Parameters:
  ///   - dimension: What has the price.
  ///   - count: The number of things that cost this.
  ///   - factor: The units of the price that each makes in an hour.
  ///   - usage: The quantity by which usage states the number, where the template bounds it; none unless given.
  /// - Returns: The charge.
  static func hours(
    _ dimension: Dimension, times count: @autoclosure () throws(Undecided) -> Bounds = .one,
    each factor: FixedDecimal = .one, stated usage: UsageQuantity? = nil
  ) -> Charge {
    Charge(
      dimension: dimension, factor: factor, isHourly: true, count: counted(count),
      usage: usage.map { [$0] } ?? [])
  }

  /// Something that costs by the month.
  ///
  /// - Parameters:
  ///   - dimension: What has the price.
  ///   - count: The number of things that cost this.
  ///   - factor: The units of the price that each makes.
  ///   - usage: The quantity by which usage states the number, where the template bounds it; none unless given.
  /// - Returns: The charge.
  static func monthly(
    _ dimension: Dimension, times count: @autoclosure () throws(Undecided) -> Bounds = .one,
    each factor: FixedDecimal = .one, stated usage: UsageQuantity? = nil
  ) -> Charge {
    Charge(
      dimension: dimension, factor: factor, isHourly: false, count: counted(count),
      usage: usage.map { [$0] } ?? [])
  }

  /// Something of which only usage tells how much there is.
  ///
  /// - Parameters:
  ///   - dimension: What has the price.
  ///   - usage: The quantities whose product makes the units of the price.
  ///   - factor: The units that one makes in a month, or in an hour.
  ///   - isHourly: Whether it's the number of an hour, on average.
  /// - Returns: The charge.
  static func used(
    _ dimension: Dimension, _ usage: UsageQuantity..., each factor: FixedDecimal = .one, isHourly: Bool = false
  ) -> Charge {
    Charge(dimension: dimension, factor: factor, isHourly: isHourly, count: nil, usage: usage)
  }

  /// Something of which the template doesn't tell what it costs.
  static func undecided(_ dimension: Dimension, _ reason: String) -> Charge {
    Charge(
      dimension: dimension, factor: .one, isHourly: false, count: .failure(Undecided(reason)), usage: [])
  }

  private static func counted(_ count: () throws(Undecided) -> Bounds) -> Result<Bounds, Undecided> {
    Result { () throws(Undecided) in try count() }
  }
}
