import StrataText

/// What is known of an engine and its version.
struct EngineFacts: Sendable, Hashable {
  /// The kinds of engines, by what clients speak.
  enum Dialect: String, CaseIterable {
    case postgreSQL = "postgresql"
    case mySQL = "mysql"
    case mariaDB = "mariadb"
  }

  let dialect: Dialect
  let isAurora: Bool
  let version: String

  /// The place in a profile that it was read from, if it was.
  var origin = ValueOrigin()

  static func == (left: Self, right: Self) -> Bool {
    left.dialect == right.dialect && left.isAurora == right.isAurora && left.version == right.version
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(dialect)
    hasher.combine(version)
  }

  /// The engine's name in RDS.
  var name: String {
    if isAurora { return "aurora-\(dialect.rawValue)" }
    return dialect == .postgreSQL ? "postgres" : dialect.rawValue
  }

  /// The port unless another is given.
  var port: Int { dialect == .postgreSQL ? 5_432 : 3_306 }

  /// The user that RDS makes a password for, whose name no engine keeps for itself.
  var user: String { dialect == .postgreSQL ? "postgres" : "admin" }

  /// The logs that CloudWatch Logs gets.
  var logs: [String] { dialect == .postgreSQL ? ["postgresql"] : ["error", "slowquery"] }

  /// The family of parameters: that of the engine's major version.
  var family: String {
    let parts = version.split(separator: ".").prefix(dialect == .postgreSQL ? 1 : 2)
    return name + parts.joined(separator: ".")
  }

  /// The parameters by which the engine takes TLS alone, and writes the logs that are exported.
  ///
  /// See [PostgreSQL](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.Requiring.html) and
  /// [MySQL](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html).
  var parameters: [String: StringValue] {
    switch (dialect, isAurora) {
    case (.postgreSQL, _): ["rds.force_ssl": "1"]
    case (_, true): ["require_secure_transport": "ON", "slow_query_log": "1"]
    case (_, false): ["log_output": "FILE", "require_secure_transport": "1", "slow_query_log": "1"]
    }
  }

  /// The numbers that the version begins with.
  private var numbers: [Int] {
    version.split(separator: ".").map { Int($0) }.prefix { $0 != nil }.compactMap { $0 }
  }

  /// Whether the version has the form of the engine's.
  private var isVersion: Bool {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    let areNumbers = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isASCIIDigit) }
    switch (dialect, isAurora) {
    case (.postgreSQL, _): return areNumbers && (1...2).contains(parts.count)
    case (_, false): return areNumbers && (2...3).contains(parts.count)
    case (_, true):
      let own = parts.dropFirst(3)
      return numbers.count == 2
        && (parts.count == 2
          || parts[2] == "mysql_aurora" && own.count == 3 && own.allSatisfy { Int($0) != nil })
    }
  }

  private var example: String {
    switch (dialect, isAurora) {
    case (.postgreSQL, _): "17.7 or 17"
    case (.mySQL, true): "8.0.mysql_aurora.3.10.3 or 8.0"
    case (.mySQL, false): "8.4.7 or 8.4"
    case (.mariaDB, _): "11.8.5 or 11.8"
    }
  }

  /// Reports a version that the engine has none of that form of.
  func check(_ declaration: Declaration) {
    if isVersion { return }
    declaration.report(
      "\(name) has no version of this form", property: "engine", expected: "a version such as \(example)",
      given: "\"\(version)\"", from: [origin])
  }

  /// Whether the version is known to be too old to pause.
  ///
  /// See [Scaling to zero](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html#auto-pause-prereqs).
  var isTooOldToPause: Bool {
    let numbers = numbers
    guard let major = numbers.first else { return false }
    if dialect == .postgreSQL {
      let first = [13: 15, 14: 12, 15: 7, 16: 3]
      if major < 13 { return true }
      guard let needed = first[major], numbers.count > 1 else { return false }
      return numbers[1] < needed
    }
    if major < 8 { return true }
    let own = version.split(separator: ".").dropFirst(3).compactMap { Int($0) }
    return own.count == 3 && own[0] == 3 && own[1] < 8
  }

  /// Reads an engine such as `postgresql 17.7`.
  static func reading(_ text: String, isAurora: Bool, among dialects: [Dialect]) -> EngineFacts? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let dialect = dialects.first(where: { $0.rawValue == parts[0] }), !parts[1].isEmpty else {
      return nil
    }
    return EngineFacts(dialect: dialect, isAurora: isAurora, version: String(parts[1]))
  }
}
