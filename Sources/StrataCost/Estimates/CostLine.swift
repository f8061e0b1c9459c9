/// A line of an estimate: something that a resource costs, how much there is of it in a month, and what that comes to.
public struct CostLine: Sendable, Hashable {
  /// The part of a line that a template tells.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// All of it: a NAT gateway's hours.
    case fixed
    /// The least and the most: 2 to 10 tasks.
    case bounded
    /// Nothing: requests and data.
    case byUsage = "by usage"
  }

  /// Three amounts: at the least, with the usage that is stated, and at the most that a template and that usage allow.
  public struct Amounts: Sendable, Hashable {
    /// The least that the template has running, with nothing used.
    public let idle: FixedDecimal
    /// The amount with the usage that is stated; what isn't stated is at its least.
    public let stated: FixedDecimal
    /// The most that the template allows, with the usage that is stated.
    public let ceiling: FixedDecimal
  }

  /// The outcome for a line's price.
  public enum Outcome: Sendable, Hashable {
    /// A price that is known, and the dollars that it comes to.
    case priced(Price, quantity: Amounts, dollars: Amounts)
    /// There's no price of it, and why.
    case notPriced(String)
    /// The template doesn't tell how much there is, and why.
    case undecided(String)
  }

  /// The resource.
  public let resource: ResourcePlace
  /// The thing that has the price.
  public let dimension: Dimension
  /// The part of it that the template tells.
  public let kind: Kind
  /// The amount that it comes to.
  public let outcome: Outcome
  /// The quantities by which usage may state how much there is; empty for what the template fixes.
  public let usage: [UsageQuantity]
  /// Whether usage states it; a line that only usage tells, and that none is stated of, counts as nothing in all totals.
  public let isStated: Bool

  /// The dollars of a month, where the line has a price.
  public var dollars: Amounts? {
    if case .priced(_, _, let dollars) = outcome { dollars } else { nil }
  }

  /// The price, where the line has one.
  public var price: Price? {
    if case .priced(let price, _, _) = outcome { price } else { nil }
  }

  /// Whether nothing bounds it: only usage tells how much there is, and none is stated.
  public var isUnbounded: Bool { kind == .byUsage && !isStated }
}

/// A resource of one of the stacks that an estimate is of.
public struct ResourcePlace: Sendable, Hashable {
  /// The stack's name; nil where it isn't known.
  public let stack: String?
  /// The logical id.
  public let logicalID: String
  /// The path of its construct; the logical id where that isn't known.
  public let path: String
  /// The type, such as `AWS::EC2::NatGateway`.
  public let type: String
  /// The environment that it belongs to; nil where it's shared, or where its template doesn't say.
  public let environment: String?
  /// The region that it's in.
  public let region: String
}
