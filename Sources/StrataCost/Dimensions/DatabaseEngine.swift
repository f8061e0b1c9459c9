/// An engine of RDS, and the operation by which price lists tell it.
///
/// See [Service and usage types of RDS](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DBInstanceBilling.html).
enum DatabaseEngine {
  private static let byName = [
    "mysql": "CreateDBInstance:0002", "postgres": "CreateDBInstance:0014", "mariadb": "CreateDBInstance:0018",
    "aurora-mysql": "CreateDBInstance:0016", "aurora-postgresql": "CreateDBInstance:0021",
  ]

  /// The operation of an engine; nil for those that have a license in their price.
  static func operation(of engine: String) -> String? { byName[engine] }

  /// The operations of all engines.
  static let operations = byName.values.sorted()
}
