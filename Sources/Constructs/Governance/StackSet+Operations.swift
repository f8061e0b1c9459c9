internal import StrataCloudFormation

extension StackSet {
  /// The way in which a change comes to a stack set's stacks.
  ///
  /// See [Stack set operation options](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stackinstances-create.html).
  public struct Operations: Sendable {
    let value: CloudFormation.StackSet.OperationPreferences

    /// Says how a change comes to stacks.
    ///
    /// - Parameters:
    ///   - concurrency: The accounts of a region that are changed at a time, 1 or more; one unless given.
    ///   - failures: The accounts of a region that may fail before no other is changed; none unless given.
    ///   - concurrencyMode: The way on once accounts have failed; `.strict` unless given.
    ///   - regions: The order of regions; one after the other, as targets name them, unless given.
    public init(
      concurrency: Share? = nil, failures: Share? = nil, concurrencyMode: ConcurrencyMode? = nil,
      regions: RegionOrder? = nil
    ) {
      value = .init(
        concurrencyMode: concurrencyMode?.value, failureToleranceCount: failures?.count,
        failureTolerancePercentage: failures?.percentage, maxConcurrentCount: concurrency?.count,
        maxConcurrentPercentage: concurrency?.percentage, regionConcurrencyType: regions?.type,
        regionOrder: regions?.names)
    }
  }

  /// A number of accounts, or a share of them.
  public enum Share: Sendable, Hashable {
    /// A number of accounts.
    case count(Int)
    /// A share of the accounts in percent, 0 to 100; a part of an account isn't counted.
    case percent(Int)

    var count: IntegerValue? { if case .count(let count) = self { .literal(count) } else { nil } }

    var percentage: IntegerValue? { if case .percent(let percent) = self { .literal(percent) } else { nil } }
  }

  /// The way on once accounts have failed.
  public enum ConcurrencyMode: String, Sendable, Hashable, CaseIterable {
    /// Fewer are changed at a time, so that no more fail than is borne.
    case strict
    /// As many are changed at a time as before, so that more may fail.
    case soft

    var value: CloudFormation.StackSet.ConcurrencyMode {
      self == .strict ? .strictFailureTolerance : .softFailureTolerance
    }
  }

  /// The order in which regions are changed.
  public enum RegionOrder: Sendable {
    /// All at the same time.
    case parallel
    /// One after the other, as they're named.
    case sequential([StringValue])

    var type: CloudFormation.StackSet.RegionConcurrencyType {
      if case .parallel = self { .parallel } else { .sequential }
    }

    var names: ListValue<StringValue>? {
      guard case .sequential(let regions) = self, !regions.isEmpty else { return nil }
      return StackSet.checked(regions)
    }
  }
}

extension StackSet.ConcurrencyMode: Decodable, ProfileChoice {
  /// Reads the name of the mode, such as `soft`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
