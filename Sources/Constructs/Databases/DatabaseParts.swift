internal import StrataRDS
import StrataText

/// What databases of either form have: a place in a network, a name, logs and the role that watches them.
struct DatabaseParts {
  let declaration: Declaration
  let engine: EngineFacts
  let name: StringValue
  let securityGroup: SecurityGroup
  let subnetGroup: Resource
  let logGroups: [LogGroup]

  private var scope: Scope { declaration.scope }

  /// Declares them.
  init(
    _ declaration: Declaration, _ engine: EngineFacts, vpc: some Network, subnets kind: Subnet.Kind, name: StringValue?,
    logs: Retention, key: (any EncryptionKey)?, _ deletionPolicy: DeletionPolicy
  ) {
    self.declaration = declaration
    self.engine = engine
    engine.check(declaration)
    let scope = declaration.scope
    let name = name?.checked(Self.mistake(inName:)) ?? OwnName.inSmallLetters(of: scope, else: "db")
    self.name = name
    if kind == .public {
      declaration.report(
        "a database mustn't be in public subnets, which the internet reaches", property: "subnets",
        expected: "isolated or private subnets", given: "public ones")
    }
    let subnets = declaration.subnets(kind, of: vpc)
    Self.check(subnets, declaration)
    securityGroup = SecurityGroup(
      "SecurityGroup", in: scope, vpc: vpc, description: .literal("Database \(scope.path)"), outbound: [])
    subnetGroup =
      RDS.DBSubnetGroup(
        "Subnets", in: scope, dbSubnetGroupDescription: .literal("Database \(scope.path)"), subnetIds: subnets.ids
      ).resource
    // RDS would make groups whose logs stay for ever; whoever is first names them.
    // What a failed deployment left would be in the way of the next, since the names are known.
    let isKept = ["Snapshot", "Retain"].contains(deletionPolicy.node.literalText)
    logGroups = engine.logs.map { log in
      LogGroup(
        log.pascalCased + "Logs", in: scope, retention: logs,
        name: "/aws/rds/\(engine.isAurora ? "cluster" : "instance")/\(name)/\(log)", key: key,
        deletionPolicy: isKept ? .retainExceptOnCreate : deletionPolicy)
    }
  }

  /// The engine's parameters, and those given.
  func parameters(_ own: [String: StringValue]) -> AnyValue {
    AnyValue(MapValue(engine.parameters.merging(own) { $1 }))
  }

  /// The days that backups are kept.
  func days(_ backups: Duration) -> IntegerValue { declaration.days(backups, in: 1...35, property: "backups") }

  /// Has the database wait for what it writes to.
  func wait(_ resource: Resource) {
    for group in logGroups { resource.wait(for: group.resource, file: declaration.file, line: declaration.line) }
  }

  /// The seconds between two looks at the processes, and the role by which RDS writes what it saw.
  ///
  /// See [Enhanced Monitoring](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html).
  func monitoring(_ interval: Duration?) -> (seconds: IntegerValue, role: Role)? {
    guard let interval else { return nil }
    let seconds = interval.wholeSeconds ?? 0
    let isRight = [1, 5, 10, 15, 30, 60].contains(seconds)
    if !isRight {
      declaration.report(
        "RDS looks at processes in certain intervals only", property: "monitoring",
        expected: "1 s, 5 s, 10 s, 15 s, 30 s or 60 s", given: interval.inWords)
    }
    let group: StringValue = "arn:\(.partition):logs:\(scope.region):\(scope.account):log-group:RDSOSMetrics"
    let role = Role(
      "Monitoring", in: scope, trusting: .service("monitoring.rds.amazonaws.com"),
      when: [.stringEquals("aws:SourceAccount", scope.account)],
      permissions: [
        .allow(
          "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents",
          "logs:PutLogEvents", "logs:PutRetentionPolicy", on: group, "\(group):log-stream:*")
      ])
    return (.literal(isRight ? seconds : 60), role)
  }

  /// The permission to connect as a user, with a mistake where IAM has no say.
  static func connecting(
    as user: StringValue, to id: StringValue, isOpenToIAM: Bool, _ declaration: Declaration
  ) -> Permission {
    if !isOpenToIAM {
      declaration.report(
        "the database doesn't ask IAM who may connect", property: "authenticatesByIAM", expected: "true",
        given: "false")
    }
    let scope = declaration.scope
    return DatabaseAccess.connecting(as: user, to: id, account: scope.account, region: scope.region)
  }

  private static func check(_ subnets: [Subnet], _ declaration: Declaration) {
    if subnets.isEmpty { return }
    let known = Set(subnets.compactMap(\.zoneName)).count
    let zones = known + subnets.filter { $0.zoneName == nil }.count
    if zones < 2 {
      declaration.report(
        "a database needs subnets in two zones", property: "subnets", expected: "2 zones or more",
        given: Count.of(zones, "zone"), hint: "let the network span two zones, though the database may use one")
    }
  }

  /// See [Naming constraints](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.Constraints).
  private static func mistake(inName name: String) -> Finding? {
    let isRight =
      (1...63).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-")
      && !name.contains(where: \.isUppercase) && name.first?.isLetter == true && !name.hasSuffix("-")
      && !name.contains("--")
    return isRight
      ? nil
      : .name(
        "RDS refuses this name",
        expected: "1 to 63 small letters, digits and single hyphens, a letter first and no hyphen last", given: name)
  }

  /// The name of a database in the engine, with a mistake where no engine has such.
  static func checkedDatabase(_ name: StringValue?) -> StringValue? {
    name?.checked { text in
      (1...63).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "_") && text.first?.isLetter == true
        ? nil
        : .name(
          "this can't be a database's name", expected: "1 to 63 letters, digits and underscores, a letter first",
          given: text)
    }
  }

  /// The name of the user that RDS makes a password for, with a mistake where the engine keeps it for itself.
  func checkedUser(_ name: StringValue?) -> StringValue {
    let engine = engine
    return name?.checked { text in
      let reserved: Set = engine.dialect == .postgreSQL ? ["admin", "rdsadmin"] : ["rdsadmin", "root"]
      let isRight =
        (1...16).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "_") && text.first?.isLetter == true
        && !reserved.contains(text.lowercased())
      return isRight
        ? nil
        : .name(
          "the first user can't have this name",
          expected:
            "1 to 16 letters, digits and underscores, a letter first, and not \(reserved.sorted().joined(separator: " or "))",
          given: text)
    } ?? .literal(engine.user)
  }
}
