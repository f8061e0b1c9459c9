extension DatabaseInstance {
  /// The engine of a database in an instance, with its version.
  ///
  /// ```swift
  /// let engine: DatabaseInstance.Engine = .mariaDB("11.8.5")
  /// ```
  ///
  /// A profile has it as text, such as `"postgresql 17.7"`. A major version alone, such as `17`, takes what AWS has as its
  /// default, though cfn-lint knows most versions in full only; minor upgrades come by themselves either way.
  public struct Engine: Sendable, Hashable {
    var facts: EngineFacts

    /// PostgreSQL of a version, such as `17.7`; another major version needs an upgrade.
    public static func postgreSQL(_ version: String) -> Engine { Engine(.postgreSQL, version) }

    /// MySQL of a version, such as `8.4.7`; another major version needs an upgrade.
    public static func mySQL(_ version: String) -> Engine { Engine(.mySQL, version) }

    /// MariaDB of a version, such as `11.8.5`; another major version needs an upgrade.
    public static func mariaDB(_ version: String) -> Engine { Engine(.mariaDB, version) }

    private init(_ dialect: EngineFacts.Dialect, _ version: String) {
      facts = EngineFacts(dialect: dialect, isAurora: false, version: version)
    }

    init(facts: EngineFacts) { self.facts = facts }
  }
}

extension DatabaseInstance.Engine: Decodable, ProfileValue {
  package static var profileForm: String { #"text such as "postgresql 17.7", "mysql 8.4" or "mariadb 11.8""# }

  /// Reads an engine such as `postgresql 17.7`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .postgreSQL("17")) { text in
      EngineFacts.reading(text, isAurora: false, among: EngineFacts.Dialect.allCases).map { Self(facts: $0) }
    }
    facts.origin = decoder.origin
  }
}
