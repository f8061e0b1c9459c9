/// How closely an environment is watched; each tier has what those before it have.
enum MonitoringTier: String, Decodable, CaseIterable, Comparable {
  /// Logs.
  case basic
  /// Alarms, which tell the owners.
  case medium
  /// A dashboard, and alarms of rates and of work that piles up.
  case high
  /// One alarm that speaks for all, measures of each task, and earlier word of what the month costs.
  case full

  static func < (first: MonitoringTier, second: MonitoringTier) -> Bool {
    allCases.firstIndex(of: first)! < allCases.firstIndex(of: second)!
  }
}

/// How well an environment is guarded; each tier has what those before it have.
enum SecurityTier: String, Decodable, CaseIterable, Comparable {
  /// What all constructs do: encryption by keys of AWS, TLS alone, nothing public, roles that may do what they must.
  case basic
  /// Logs of who asked for what, of the balancer and of the audio.
  case medium
  /// A key of its own for whatever is kept, a firewall, and protection from deletion.
  case high
  /// Logs of all traffic, a trail of who read or changed what, and backups.
  case full

  static func < (first: SecurityTier, second: SecurityTier) -> Bool {
    allCases.firstIndex(of: first)! < allCases.firstIndex(of: second)!
  }
}
