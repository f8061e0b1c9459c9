internal import StrataKinesis

/// The number of records that a stream takes at once.
///
/// ```swift
/// let orders = DataStream("Orders", in: scope, capacity: .shards(2))
/// ```
///
/// See [Capacity modes](https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html).
public struct StreamCapacity: Sendable, Hashable {
  private let shards: Int?

  /// As many as come, paid for by the amount.
  public static let onDemand = StreamCapacity(shards: nil)

  /// As many as fit in a number of shards, each of which takes 1 MB in a second and is paid for by the hour.
  ///
  /// - Parameter count: The number of shards, 1 or more.
  /// - Returns: The capacity.
  public static func shards(_ count: Int) -> StreamCapacity { StreamCapacity(shards: count) }

  /// The mode as the stream has it.
  var mode: Kinesis.Stream.StreamModeDetails { .init(streamMode: shards == nil ? .onDemand : .provisioned) }

  /// The number of shards, nil where there are as many as are needed; with a mistake where there is no such number.
  func count(_ declaration: Declaration) -> IntegerValue? {
    shards.map {
      declaration.number($0, in: 1...Int(Int32.max), "a stream must have a shard", property: "capacity")
    }
  }
}

extension StreamCapacity: Decodable, ProfileValue {
  package static var profileForm: String { #""on demand", or a number of shards such as "2 shards""# }

  /// Reads a capacity: `on demand`, or a number such as `2 shards`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .onDemand) { text in
      if text == "on demand" { return .onDemand }
      guard let amount = AmountText(text), let count = amount.whole, amount.unit == (count == 1 ? "shard" : "shards")
      else { return nil }
      return .shards(count)
    }
  }
}
