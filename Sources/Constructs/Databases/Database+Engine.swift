extension Database {
  /// The engine of an Aurora database, with its version.
  ///
  /// ```swift
  /// let engine: Database.Engine = .postgreSQL("17.7")
  /// ```
  ///
  /// A profile has it as text, such as `"postgresql 17.7"`. A major version alone, such as `17`, takes what AWS has as its
  /// default, though cfn-lint knows most versions in full only; minor upgrades come by themselves either way.
  public struct Engine: Sendable, Hashable {
    var facts: EngineFacts

    /// Aurora PostgreSQL of a version, such as `17.7`; another major version needs an upgrade.
    public static func postgreSQL(_ version: String) -> Engine {
      Engine(facts: EngineFacts(dialect: .postgreSQL, isAurora: true, version: version))
    }

    /// Aurora MySQL of a version, such as `8.0.mysql_aurora.3.10.3`; another major version needs an upgrade.
    public static func mySQL(_ version: String) -> Engine {
      Engine(facts: EngineFacts(dialect: .mySQL, isAurora: true, version: version))
    }
  }
}

extension Database.Engine: Decodable, ProfileValue {
  package static var profileForm: String { #"text such as "postgresql 17.7" or "mysql 8.0""# }

  /// Reads an engine such as `postgresql 17.7`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .postgreSQL("17")) { text in
      EngineFacts.reading(text, isAurora: true, among: [.postgreSQL, .mySQL]).map { Self(facts: $0) }
    }
    facts.origin = decoder.origin
  }
}
