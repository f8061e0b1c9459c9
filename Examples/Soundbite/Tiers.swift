/// A step of several, each of which has what those before it have.
protocol Tier: CaseIterable, Comparable where AllCases == [Self] {}

extension Tier {
  static func < (first: Self, second: Self) -> Bool { first.steps < second.steps }

  private var steps: Int { Self.allCases.prefix { $0 != self }.count }
}

/// How closely an environment is watched.
enum MonitoringTier: String, Decodable, Tier {
  /// Logs.
  case basic
  /// Alarms, which tell the owners.
  case medium
  /// A dashboard, and alarms of rates and of work that piles up.
  case high
  /// One alarm that speaks for all, measures of each task, and earlier word of what the month costs.
  case full
}

/// How well an environment is guarded.
enum SecurityTier: String, Decodable, Tier {
  /// What all constructs do: encryption by keys of AWS, TLS alone, nothing public, roles that may do what they must.
  case basic
  /// Logs of who asked for what, of the balancer and of the audio.
  case medium
  /// A key of its own for whatever is kept, a firewall, protection from deletion, and data that outlives its stack.
  case high
  /// Logs of all traffic, a trail of who read or changed what, and backups.
  case full
}
