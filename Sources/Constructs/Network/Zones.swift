import StrataText

/// The availability zones that a network spans.
///
/// ```swift
/// let anyTwo: Zones = 2
/// let theseTwo: Zones = ["us-east-1a", "us-east-1b"]
/// ```
///
/// A count takes the region's first zones by name, which are other places in another account. Named zones are zone
/// names (`us-east-1a`) or, where the place matters, zone ids (`use1-az1`). A profile has a whole number or a list.
/// See [AZ IDs](https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html).
public struct Zones: Sendable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  enum Choice {
    case count(Int)
    case named([String])
  }

  let choice: Choice

  /// The place in a profile that they were read from, if they were.
  var origin = ValueOrigin()

  /// The region's first zones by name.
  public static func count(_ count: Int) -> Zones { Zones(choice: .count(count)) }

  /// Zones by their names or ids.
  public static func named(_ names: some Sequence<String>) -> Zones { Zones(choice: .named(Array(names))) }

  private init(choice: Choice) { self.choice = choice }

  /// The region's first zones by name.
  public init(integerLiteral count: Int) { choice = .count(count) }

  /// Zones by their names or ids.
  public init(arrayLiteral names: String...) { choice = .named(names) }

  /// The number of zones there may be in one network; no region has more.
  static let maximum = 8
}

/// One zone of a network.
struct Zone {
  /// The name that tells two zones apart: the place in the region's list, or the zone's own name.
  let name: String
  /// The zone's name in the template, where that is how the zone was chosen.
  var zoneName: StringValue?
  /// The zone's id in the template, where that is how the zone was chosen.
  var zoneID: StringValue?

  /// Whether a zone was named by its id, as in `use1-az1`.
  static func isID(_ name: String) -> Bool {
    !name.utf8Offsets(of: "-az").isEmpty
  }
}

extension Zones {
  /// The zones, with mistakes where they can't be those of one network, and then others in their place.
  func zones(_ declaration: Declaration) -> [Zone] {
    switch choice {
    case .count(let count):
      if !(1...Self.maximum).contains(count) {
        declaration.report(
          "a network must span 1 to \(Self.maximum) zones", property: "zones", expected: "1 to \(Self.maximum)",
          given: "\(count)", from: [origin])
      }
      return Self.first(count < 1 ? 2 : min(count, Self.maximum))
    case .named(let names):
      check(names, declaration)
      if names.isEmpty { return Self.first(2) }
      return names.prefix(Self.maximum).enumerated().map { index, name in
        // What is named twice is reported here, and not by whatever has a subnet in each zone.
        let own = names[..<index].contains(name) ? "\(index)" : name
        return Zone.isID(name)
          ? Zone(name: own, zoneID: .literal(name)) : Zone(name: own, zoneName: .literal(name))
      }
    }
  }

  private static func first(_ count: Int) -> [Zone] {
    let all = ListValue.availabilityZones()
    return (0..<count).map { Zone(name: "\($0)", zoneName: all[.literal($0)]) }
  }

  private func check(_ names: [String], _ declaration: Declaration) {
    if !(1...Self.maximum).contains(names.count) {
      declaration.report(
        "a network must span 1 to \(Self.maximum) zones", property: "zones", expected: "1 to \(Self.maximum)",
        given: "\(names.count)", from: [origin])
    }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      declaration.report(
        "a zone is named twice", property: "zones", expected: "each zone once", given: name,
        from: [origin])
    }
    guard let region = declaration.scope.region.node.literalText else { return }
    for name in names where !Zone.isID(name) && !name.hasPrefix(region) {
      declaration.report(
        "the zone isn't in the stack's region", property: "zones", expected: "zones of \(region), such as \(region)a",
        given: name, from: [origin])
    }
  }
}
