internal import StrataRDS
import StrataText

/// The capacity of an Aurora database: units that follow its use, or instances of a type.
///
/// ```swift
/// let small: DatabaseCapacity = .serverless(from: 0.5, to: 4)
/// let fixed: DatabaseCapacity = .instances("db.r8g.large")
/// ```
public struct DatabaseCapacity: Sendable {
  private enum Kind {
    case serverless(least: Double, most: Double, pause: Duration?)
    case instances(StringValue)
  }

  private let kind: Kind

  /// As many Aurora capacity units (ACU, each about 2 GiB of memory) as are used.
  ///
  /// - Parameters:
  ///   - least: The units that there are at least, 0 to 256 in halves; at 0 the database pauses while nobody uses it.
  ///   - most: The units that there are at most, 1 to 256 in halves.
  ///   - pause: The time without any connection after which it pauses, 300 s to 86,400 s; 300 s where it pauses unless
  ///     given.
  /// - Returns: The capacity.
  ///
  /// See [Aurora Serverless v2](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html).
  public static func serverless(from least: Double, to most: Double, pausingAfter pause: Duration? = nil)
    -> DatabaseCapacity
  {
    DatabaseCapacity(kind: .serverless(least: least, most: most, pause: pause))
  }

  /// Instances of a type, such as `db.r8g.large`.
  public static func instances(_ type: StringValue) -> DatabaseCapacity { DatabaseCapacity(kind: .instances(type)) }

  /// Whether the capacity follows the use.
  var isServerless: Bool { if case .serverless = kind { true } else { false } }

  /// The type of the instances, with a mistake where there is none of this name.
  func type(_ declaration: Declaration) -> StringValue {
    guard case .instances(let type) = kind else { return "db.serverless" }
    return type.checkedInstanceType
  }

  /// The units, with mistakes where there are no such; nil for instances of a type.
  func scaling(_ engine: EngineFacts, _ declaration: Declaration)
    -> RDS.DBCluster.ServerlessV2ScalingConfiguration?
  {
    guard case .serverless(let first, let last, let pause) = kind else { return nil }
    let least = Self.units(first, from: 0, declaration)
    let most = Self.units(last, from: 1, declaration)
    if least > most {
      declaration.report(
        "the most units must be as many as the least or more", property: "capacity", expected: "\(least.plain) or more",
        given: most.plain)
    }
    if least == 0, engine.isTooOldToPause {
      declaration.report(
        "this version can't pause", property: "capacity",
        expected: "0.5 or more, or a later version", given: "0 for \(engine.name) \(engine.version)",
        from: [engine.origin])
    }
    if let pause, least > 0 {
      declaration.report(
        "only a database that goes down to 0 units pauses", property: "capacity", expected: "from: 0",
        given: "from: \(least.plain) with pausingAfter: \(pause.inWords)")
    }
    return .init(
      maxCapacity: .literal(max(least, most)), minCapacity: .literal(least),
      secondsUntilAutoPause: least == 0
        ? declaration.seconds(pause ?? .seconds(300), in: 300...86_400, property: "capacity") : nil)
  }

  private static func units(_ count: Double, from first: Double, _ declaration: Declaration) -> Double {
    if count >= first, count <= 256, (count * 2).rounded() == count * 2 { return count }
    declaration.report(
      "capacity must be halves of units in a range", property: "capacity",
      expected: "\(first.plain) to 256 in steps of 0.5", given: "\(count)")
    return count.isFinite ? min(max((count * 2).rounded() / 2, first), 256) : first
  }
}

extension Double {
  /// The number, without a point where it's whole.
  fileprivate var plain: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}

extension StringValue {
  /// The type of an instance, with a mistake where RDS has none of the form.
  ///
  /// See [DB instance classes](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html).
  var checkedInstanceType: StringValue {
    checked { text in
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let isType =
        parts.count >= 3 && parts[0] == "db" && parts.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics(and: "-") }
      return isType
        ? nil
        : Finding(
          .invalidValue, "this isn't the type of a database's instance",
          expected: "a type such as db.t4g.medium", given: "\"\(text)\"")
    }
  }
}
