import StrataText

/// A database of RDS or Aurora that was made elsewhere.
///
/// ```swift
/// let legacy = ImportedDatabase(
///   name: "legacy", address: "legacy.c1abcdefghij.eu-central-1.rds.amazonaws.com", port: 5432,
///   securityGroup: SecurityGroup("Legacy", in: scope, existing: "sg-0a1b2c3d"),
///   secret: ImportedSecret(name: "legacy/login"))
/// legacy.allow(from: service)
/// ```
public struct ImportedDatabase: DatabaseServer {
  /// The name of the cluster or the instance.
  public let name: StringValue

  /// The name that clients connect to.
  public let address: StringValue

  /// The port that clients connect to.
  public let port: Int

  /// The group whose rules hold for the database's traffic.
  public let securityGroup: SecurityGroup

  /// The secret with the login; nil where none was given.
  public let secret: (any ContainerSecret)?

  private let resourceID: StringValue
  private let account: StringValue
  private let region: StringValue

  /// Names a database.
  ///
  /// - Parameters:
  ///   - name: The name of the cluster or the instance.
  ///   - address: The name that clients connect to.
  ///   - port: The port that clients connect to, 1 to 65,535.
  ///   - securityGroup: The group whose rules hold for the database's traffic.
  ///   - secret: The secret with the login; none unless given.
  ///   - resourceID: The id that IAM knows it by, such as `cluster-ABCDEFGHIJKL01234` or `db-ABCDEFGHIJKL01234`; unknown
  ///     unless given, and then nobody can be permitted to connect by IAM.
  ///   - account: The account the database is in; that of the stack unless given.
  ///   - region: The region the database is in; that of the stack unless given.
  public init(
    name: StringValue, address: StringValue, port: Int, securityGroup: SecurityGroup,
    secret: (any ContainerSecret)? = nil, resourceID: StringValue? = nil, account: StringValue = .accountID,
    region: StringValue = .region
  ) {
    (self.name, self.address, self.port, self.securityGroup, self.secret) = (name, address, port, securityGroup, secret)
    (self.account, self.region) = (account, region)
    self.resourceID = (resourceID ?? "").checked { text in
      let isID = ["cluster-", "db-"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      return isID
        ? nil
        : Finding(
          .invalidValue, "IAM knows a database by its resource id",
          expected: "resourceID: such as cluster-ABCDEFGHIJKL01234 or db-ABCDEFGHIJKL01234",
          given: text.isEmpty ? "none" : "\"\(text)\"")
    }
  }

  /// The permission to connect as a user that IAM knows.
  ///
  /// - Parameter user: The user's name in the engine, 1 to 63 letters, digits and `_-.@$`.
  /// - Returns: The permission.
  public func connecting(as user: StringValue) -> Permission {
    DatabaseAccess.connecting(as: user, to: resourceID, account: account, region: region)
  }
}
