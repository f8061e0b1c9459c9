extension Database {
  /// The permission to have statements done over HTTPS as the first user, whose secret it reads.
  ///
  /// ```swift
  /// let orders = Database(
  ///   "Orders", in: scope, vpc: vpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0.5, to: 4),
  ///   hasDataAPI: true)
  /// let migrate = Role(
  ///   "Migrate", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [orders.querying()])
  /// ```
  ///
  /// A database takes such statements where it was declared with `hasDataAPI: true`; that it wasn't is reported.
  ///
  /// - Parameters:
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The permission.
  ///
  /// See [Using the Data API](https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html).
  public func querying(file: String = #filePath, line: Int = #line) -> Permission {
    if !hasDataAPI {
      Declaration(scope, at: CallSite(file: file, line: line)).report(
        "the database takes no statements over HTTPS", property: "hasDataAPI", expected: "hasDataAPI: true",
        given: "false")
    }
    let actions: [StringValue] = [
      "rds-data:BatchExecuteStatement", "rds-data:BeginTransaction", "rds-data:CommitTransaction",
      "rds-data:ExecuteStatement", "rds-data:RollbackTransaction",
    ]
    return Permission(
      [Statement(.allow, actions: .only(ListValue(actions)), resources: .only([arn]))] + secret.reading.statements)
  }
}
