internal import StrataRDS
import StrataText

/// A database of RDS in one instance, or in two of which the second stands by in another zone.
///
/// ```swift
/// let wiki = DatabaseInstance(
///   "Wiki", in: scope, vpc: vpc, engine: .mariaDB("11.8.5"), type: "db.t4g.small", storage: .gibibytes(20))
/// wiki.allow(from: service)
/// ```
///
/// It's in isolated subnets, and nobody connects who isn't let. It's encrypted, takes TLS alone, is backed up each day,
/// can't be deleted before that is said, and leaves a snapshot when it is. RDS makes the password of the first user, keeps
/// it in Secrets Manager and changes it every week. Resources: `AWS::RDS::DBInstance`, `AWS::RDS::DBSubnetGroup`,
/// `AWS::RDS::DBParameterGroup`, `AWS::EC2::SecurityGroup`, `AWS::Logs::LogGroup`, and `AWS::IAM::Role` with monitoring.
public struct DatabaseInstance: Construct, DatabaseServer {
  /// The scope of what belongs to the database.
  public let scope: Scope

  /// The instance as it is in the template.
  public let resource: Resource

  /// The group whose rules hold for the database's traffic.
  public let securityGroup: SecurityGroup

  /// The groups of the engine's logs.
  public let logGroups: [LogGroup]

  /// The role by which RDS writes what it sees of processes; nil without monitoring.
  public let monitoringRole: Role?

  /// The port that clients connect to.
  public let port: Int

  /// The secret with the `username` and the `password` of the first user, which RDS makes and changes.
  public let secret: ImportedSecret

  /// The storage that there is at first.
  let storage: Memory
  private let isOpenToIAM: Bool

  /// The name that clients connect to.
  public var address: StringValue { resource.attribute("Endpoint.Address") }

  /// The instance's name.
  public var name: StringValue { resource.ref }

  /// The instance's ARN.
  public var arn: StringValue { resource.attribute("DBInstanceArn") }

  /// Declares a database.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the database is declared.
  ///   - vpc: The network it's in, which has subnets in two zones.
  ///   - engine: The engine and its version; a change of the engine replaces the database.
  ///   - type: The type of the instance, such as `db.t4g.small`; a change interrupts it.
  ///   - storage: The storage that there is at first, 20 to 65,536 GiB.
  ///   - most: The storage up to which it grows by itself, at least a tenth more than there is at first and 65,536 GiB at
  ///     most; it doesn't grow unless given.
  ///   - isMultiZone: Whether a second instance stands by in another zone, for about twice the price; none does unless
  ///     said.
  ///   - database: The name of a first database in the engine, 1 to 63 letters, digits and `_`; none unless given. A change
  ///     replaces the database.
  ///   - user: The name of the first user, 1 to 16 letters, digits and `_`; `postgres` or `admin` by the engine unless
  ///     given. A change replaces the database.
  ///   - subnets: The kind of subnets it's in; isolated unless given.
  ///   - port: The port, 1,150 to 65,535; the engine's own unless given. A change interrupts it.
  ///   - backups: The time for which backups of each day are kept, 1 to 35 days; 7 days unless given.
  ///   - logs: The time for which the engine's logs are kept; 30 days unless given.
  ///   - parameters: Parameters of the engine by their names; TLS and what is logged unless given.
  ///   - authenticatesByIAM: Whether users may be known by IAM, who still need a grant in the engine; they may unless said.
  ///   - monitoring: The time between two looks at the processes, 1, 5, 10, 15, 30 or 60 s; none unless given.
  ///   - insights: The kind of insights into the load that CloudWatch gives; none unless given.
  ///   - isProtected: Whether nobody can delete it before this is said otherwise; nobody can unless said.
  ///   - name: The instance's name, 1 to 63 small letters, digits and `-`; made of the path and the stack's id unless given.
  ///     A change replaces the database, and what replaces it otherwise needs another.
  ///   - key: The key that encrypts the database, its secret and logs; the account's `aws/rds` and others of AWS's own
  ///     unless given. A change replaces the database.
  ///   - deletionPolicy: The fate of the database when it's removed from the stack or replaced; a snapshot is taken before
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateDBInstance](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, engine: Engine, type: StringValue, storage: Memory,
    growingTo most: Memory? = nil, isMultiZone: Bool = false, database: StringValue? = nil, user: StringValue? = nil,
    subnets: Subnet.Kind = .isolated, port: Int? = nil, backups: Duration = .days(7), logs: Retention = .days(30),
    parameters: [String: StringValue] = [:], authenticatesByIAM: Bool = true, monitoring: Duration? = nil,
    insights: DatabaseInsights? = nil, isProtected: Bool = true, name: StringValue? = nil,
    key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .snapshot, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let facts = engine.facts
    let parts = DatabaseParts(
      declaration, facts, vpc: vpc, subnets: subnets, name: name, logs: logs, key: key, deletionPolicy)
    (securityGroup, logGroups, isOpenToIAM) = (parts.securityGroup, parts.logGroups, authenticatesByIAM)
    self.storage = storage
    let number = port.map {
      declaration.number($0, in: 1_150...65_535, "RDS takes no such port", property: "port")
    }
    self.port = port.map { min(max($0, 1_150), 65_535) } ?? facts.port
    let group = RDS.DBParameterGroup(
      "Parameters", in: scope, description: .literal("Database \(scope.path)"), family: .literal(facts.family),
      parameters: parts.parameters(parameters)
    ).resource
    let watching = parts.monitoring(monitoring)
    monitoringRole = watching?.role
    let size = declaration.gibibytes(storage, property: "storage")
    resource =
      RDS.DBInstance(
        id, in: parent, allocatedStorage: .literal("\(size)"), autoMinorVersionUpgrade: true,
        backupRetentionPeriod: parts.days(backups), copyTagsToSnapshot: true, dbInstanceClass: type.checkedInstanceType,
        dbInstanceIdentifier: parts.name, dbName: DatabaseParts.checkedDatabase(database),
        dbParameterGroupName: group.ref, dbSubnetGroupName: parts.subnetGroup.ref,
        databaseInsightsMode: insights == .advanced ? .advanced : nil, deletionProtection: .literal(isProtected),
        enableCloudwatchLogsExports: .literal(facts.logs),
        enableIAMDatabaseAuthentication: .literal(authenticatesByIAM),
        enablePerformanceInsights: insights.map { _ in true }, engine: .literal(facts.name),
        engineVersion: .literal(facts.version), kmsKeyId: key?.arn, manageMasterUserPassword: true,
        masterUserSecret: key.map { .init(kmsKeyId: $0.arn) }, masterUsername: parts.checkedUser(user),
        maxAllocatedStorage: most.map { .literal(declaration.gibibytes($0, over: size)) },
        monitoringInterval: watching?.seconds, monitoringRoleArn: watching?.role.arn, multiAZ: .literal(isMultiZone),
        performanceInsightsKMSKeyId: insights == nil ? nil : key?.arn,
        performanceInsightsRetentionPeriod: insights.map { .literal($0.days) }, port: number.map { "\($0)" },
        publiclyAccessible: false, storageEncrypted: true, storageType: "gp3",
        vpcSecurityGroups: [parts.securityGroup.id]
      ).resource
    resource.keepsData(deletionPolicy)
    resource.acceptDefaults(isMonitored: watching != nil)
    if !isMultiZone {
      resource.acceptByDefault(
        .checkov("CKV_AWS_157"), because: "One zone is enough where backups are, unless isMultiZone is said")
    }
    parts.wait(resource)
    secret = ImportedSecret(arn: resource.attribute("MasterUserSecret.SecretArn"), key: key)
  }

  /// The permission to connect as a user that IAM knows, which in the engine has the role `rds_iam` or is made by its
  /// plugin.
  ///
  /// - Parameters:
  ///   - user: The user's name in the engine, 1 to 63 letters, digits and `_-.@$`.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The permission.
  ///
  /// See [Database accounts for IAM](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html).
  public func connecting(as user: StringValue, file: String = #filePath, line: Int = #line) -> Permission {
    DatabaseParts.connecting(
      as: user, to: resource.attribute("DbiResourceId"), isOpenToIAM: isOpenToIAM,
      Declaration(scope, at: CallSite(file: file, line: line)))
  }
}

// See [Storage of RDS](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html) and
// [Storage autoscaling](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html).
extension Declaration {
  /// The whole gibibytes of storage, with a mistake where RDS has no such.
  fileprivate func gibibytes(_ storage: Memory, property: String) -> Int {
    let count = storage.mebibytes / 1_024
    if storage.mebibytes.isMultiple(of: 1_024), (20...65_536).contains(count) { return count }
    report(
      "storage must be whole GiB in a range", property: property, expected: "20 GiB to 65,536 GiB",
      given: storage.description, from: [storage.origin])
    return min(max(count, 20), 65_536)
  }

  /// The storage that there may be, with a mistake where that isn't enough more than at first.
  fileprivate func gibibytes(_ most: Memory, over first: Int) -> Int {
    let count = gibibytes(most, property: "growingTo")
    let least = first + (first + 9) / 10
    if count < least {
      report(
        "storage must be able to grow by a tenth", property: "growingTo",
        expected: "\(Count.grouped(least)) GiB or more",
        given: most.description, from: [most.origin])
    }
    return count
  }
}
