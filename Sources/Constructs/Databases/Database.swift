internal import StrataRDS
import StrataText

/// A database of Aurora, PostgreSQL or MySQL, in a cluster of instances.
///
/// ```swift
/// let orders = Database(
///   "Orders", in: scope, vpc: vpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0.5, to: 4),
///   database: "orders")
/// orders.allow(from: service)
/// let variables: [String: any ContainerSecret] = ["DB_PASSWORD": orders.secret.field("password")]
/// ```
///
/// It's in isolated subnets, and nobody connects who isn't let. It's encrypted, takes TLS alone, is backed up each day,
/// can't be deleted before that is said, and leaves a snapshot when it is. RDS makes the password of the first user, keeps
/// it in Secrets Manager and changes it every week. Resources: `AWS::RDS::DBCluster`, `AWS::RDS::DBInstance`,
/// `AWS::RDS::DBSubnetGroup`, `AWS::RDS::DBClusterParameterGroup`, `AWS::EC2::SecurityGroup`, `AWS::Logs::LogGroup`, and
/// `AWS::IAM::Role` with monitoring.
public struct Database: Construct, DatabaseServer {
  /// The scope of what belongs to the database.
  public let scope: Scope

  /// The cluster as it is in the template.
  public let resource: Resource

  /// The instances as they are in the template; the first one begins as the writer.
  public let instances: [Resource]

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

  let isServerless: Bool
  let hasDataAPI: Bool
  private let isOpenToIAM: Bool

  /// The name that clients connect to who write.
  public var address: StringValue { resource.attribute("Endpoint.Address") }

  /// The name that clients connect to who read only.
  public var readerAddress: StringValue { resource.attribute("ReadEndpoint.Address") }

  /// The cluster's name.
  public var name: StringValue { resource.ref }

  /// The cluster's ARN.
  public var arn: StringValue { resource.attribute("DBClusterArn") }

  /// Declares a database.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the database is declared.
  ///   - vpc: The network it's in, which has subnets in two zones.
  ///   - engine: The engine and its version; a change of the engine replaces the database.
  ///   - capacity: The capacity, of each instance.
  ///   - readers: The number of instances beside the writer, one of which takes its place where it fails, 0 to 15; 0
  ///     unless given.
  ///   - database: The name of a first database in the engine, 1 to 63 letters, digits and `_`; none unless given. A change
  ///     replaces the database.
  ///   - user: The name of the first user, 1 to 16 letters, digits and `_`; `postgres` or `admin` by the engine unless
  ///     given. A change replaces the database.
  ///   - subnets: The kind of subnets it's in; isolated unless given. A change replaces the database.
  ///   - port: The port, 1,150 to 65,535; the engine's own unless given. A change interrupts it.
  ///   - backups: The time for which backups of each day are kept, 1 to 35 days; 7 days unless given.
  ///   - logs: The time for which the engine's logs are kept; 30 days unless given.
  ///   - parameters: Parameters of the engine by their names; TLS and what is logged unless given.
  ///   - hasDataAPI: Whether the first user's statements are taken over HTTPS as well, from whoever may by
  ///     ``querying(file:line:)``, in a network or not; they aren't unless said.
  ///   - authenticatesByIAM: Whether users may be known by IAM, who still need a grant in the engine; they may unless said.
  ///   - monitoring: The time between two looks at the processes, 1, 5, 10, 15, 30 or 60 s; none unless given.
  ///   - insights: The kind of insights into the load that CloudWatch gives; none unless given.
  ///   - isProtected: Whether nobody can delete it before this is said otherwise; nobody can unless said.
  ///   - name: The cluster's name, 1 to 63 small letters, digits and `-`; made of the path and the stack's id unless given.
  ///     A change replaces the database, and what replaces it otherwise needs another.
  ///   - key: The key that encrypts the database, its secret and logs; the account's `aws/rds` and others of AWS's own
  ///     unless given. A change replaces the database.
  ///   - deletionPolicy: The fate of the database when it's removed from the stack or replaced; a snapshot is taken before
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateDBCluster](https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, engine: Engine, capacity: DatabaseCapacity, readers: Int = 0,
    database: StringValue? = nil, user: StringValue? = nil, subnets: Subnet.Kind = .isolated, port: Int? = nil,
    backups: Duration = .days(7), logs: Retention = .days(30), parameters: [String: StringValue] = [:],
    hasDataAPI: Bool = false, authenticatesByIAM: Bool = true, monitoring: Duration? = nil,
    insights: DatabaseInsights? = nil,
    isProtected: Bool = true, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
    deletionPolicy: DeletionPolicy = .snapshot, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let facts = engine.facts
    let parts = DatabaseParts(
      declaration, facts, vpc: vpc, subnets: subnets, name: name, logs: logs, key: key, deletionPolicy)
    (securityGroup, logGroups, isOpenToIAM) = (parts.securityGroup, parts.logGroups, authenticatesByIAM)
    isServerless = capacity.isServerless
    self.hasDataAPI = hasDataAPI
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    let number = port.map {
      declaration.number($0, in: 1_150...65_535, "RDS takes no such port", property: "port")
    }
    self.port = port.map { min(max($0, 1_150), 65_535) } ?? facts.port
    let group = RDS.DBClusterParameterGroup(
      "Parameters", in: scope, description: .literal("Database \(scope.path)"), family: .literal(facts.family),
      parameters: parts.parameters(parameters)
    ).resource
    let isAdvanced = insights == .advanced
    resource =
      RDS.DBCluster(
        id, in: parent, backupRetentionPeriod: parts.days(backups), copyTagsToSnapshot: true,
        dbClusterIdentifier: parts.name, dbClusterParameterGroupName: group.ref,
        dbSubnetGroupName: parts.subnetGroup.ref, databaseInsightsMode: isAdvanced ? .advanced : nil,
        databaseName: DatabaseParts.checkedDatabase(database), deletionProtection: .literal(isProtected),
        enableCloudwatchLogsExports: .literal(facts.logs), enableHttpEndpoint: hasDataAPI ? true : nil,
        enableIAMDatabaseAuthentication: .literal(authenticatesByIAM), engine: .literal(facts.name),
        engineVersion: .literal(facts.version), kmsKeyId: key?.arn, manageMasterUserPassword: true,
        masterUserSecret: key.map { .init(kmsKeyId: $0.arn) }, masterUsername: parts.checkedUser(user),
        performanceInsightsEnabled: isAdvanced ? true : nil,
        performanceInsightsKmsKeyId: isAdvanced ? key?.arn : nil,
        performanceInsightsRetentionPeriod: isAdvanced ? insights.map { .literal($0.days) } : nil, port: number,
        serverlessV2ScalingConfiguration: capacity.scaling(facts, declaration), storageEncrypted: true,
        vpcSecurityGroupIds: [parts.securityGroup.id]
      ).resource
    resource.keepsData(deletionPolicy)
    parts.wait(resource)
    secret = ImportedSecret(arn: resource.attribute("MasterUserSecret.SecretArn"), key: key)
    let watching = parts.monitoring(monitoring)
    monitoringRole = watching?.role
    _ = declaration.number(
      readers, in: 0...15, "a cluster must have 15 readers at most", property: "readers")
    let (scope, resource, type) = (scope, resource, capacity.type(declaration))
    instances = (0...min(max(readers, 0), 15)).map { index in
      let instance = RDS.DBInstance(
        index == 0 ? "Instance" : "Reader\(index)", in: scope, autoMinorVersionUpgrade: true,
        dbClusterIdentifier: resource.ref, dbInstanceClass: type, enablePerformanceInsights: insights.map { _ in true },
        engine: .literal(facts.name), monitoringInterval: watching?.seconds, monitoringRoleArn: watching?.role.arn,
        performanceInsightsKMSKeyId: insights == nil ? nil : key?.arn,
        performanceInsightsRetentionPeriod: insights.map { .literal($0.days) }, publiclyAccessible: false
      ).resource
      // The data is the cluster's. While that is protected, it mustn't be left without the instance that answers.
      let isSnapshot = deletionPolicy.node.literalText == "Snapshot"
      instance.deletionPolicy =
        index == 0 && isProtected ? .retainExceptOnCreate : isSnapshot ? .delete : deletionPolicy
      instance.updateReplacePolicy = .delete
      instance.acceptDefaults(isMonitored: watching != nil)
      return instance
    }
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
      as: user, to: resource.attribute("DBClusterResourceId"), isOpenToIAM: isOpenToIAM,
      Declaration(scope, at: CallSite(file: file, line: line)))
  }
}

extension Resource {
  /// Accepts what checkov finds of an instance that isn't watched as closely as it could be.
  func acceptDefaults(isMonitored: Bool) {
    if isMonitored { return }
    acceptByDefault(.checkov("CKV_AWS_118"), because: "CloudWatch has its metrics; processes are watched if said")
  }
}
