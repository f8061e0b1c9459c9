import StrataText

/// A database that others connect to: a ``Database``, a ``DatabaseInstance`` or an ``ImportedDatabase``.
public protocol DatabaseServer: Connectable {
  /// The name that clients connect to.
  var address: StringValue { get }

  /// The port that clients connect to.
  var port: Int { get }
}

extension DatabaseServer {
  /// Lets another construct connect to the database, at its port.
  ///
  /// - Parameters:
  ///   - other: The one that may connect.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func allow(from other: some Connectable, file: String = #filePath, line: Int = #line) {
    securityGroup.allow(from: other, port: port, file: file, line: line)
  }
}

/// The access to a database by IAM, made here or elsewhere.
///
/// See [IAM policies for IAM database access](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html).
enum DatabaseAccess {
  static func connecting(
    as user: StringValue, to id: StringValue, account: StringValue, region: StringValue
  ) -> Permission {
    let user = user.checked { text in
      (1...63).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "_-.@$")
        ? nil
        : .name("this can't be a database's user", expected: "1 to 63 letters, digits and _-.@$", given: text)
    }
    return .allow("rds-db:connect", on: "arn:\(.partition):rds-db:\(region):\(account):dbuser:\(id)/\(user)")
  }
}
