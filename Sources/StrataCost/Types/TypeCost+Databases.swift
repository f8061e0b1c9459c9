import StrataTemplate

extension TypeCost {
  static let databases = [
    TypeCost("DynamoDB::Table") { table throws(Undecided) in try table.tableCharges },
    TypeCost("RDS::DBInstance") { instance throws(Undecided) in try instance.databaseCharges },
    TypeCost("RDS::DBCluster") { cluster throws(Undecided) in try cluster.clusterCharges },
  ]
}

extension UsageQuantity {
  fileprivate static let readCapacity = UsageQuantity("read capacity", .count("units"))
  fileprivate static let writeCapacity = UsageQuantity("write capacity", .count("units"))
  fileprivate static let capacity = UsageQuantity("ACU", .count("ACUs"))
  fileprivate static let operations = UsageQuantity("I/O", .count("requests"))
  fileprivate static let backups = UsageQuantity("backups", .gigabytes)
}

extension CostedResource {
  /// The charges of a table: requests or capacity, and storage.
  fileprivate var tableCharges: [Charge] {
    get throws(Undecided) {
      let tableClass = try text("TableClass", default: "STANDARD")
      if tableClass != "STANDARD" { throw Undecided("what a table of the class \(tableClass) costs isn't read") }
      var charges: [Charge]
      if try text("BillingMode", default: "PROVISIONED") == "PAY_PER_REQUEST" {
        charges = [.used(.writeRequests, .writes), .used(.readRequests, .reads)]
      } else {
        charges = [
          .hours(.writeCapacity, times: try throughput("Write"), stated: .writeCapacity),
          .hours(.readCapacity, times: try throughput("Read"), stated: .readCapacity),
        ]
      }
      charges.append(.used(.tableStorage, .storage))
      if try flag("PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled") {
        charges.append(.used(.tableRecovery, .storage))
      }
      return charges
    }
  }

  /// The capacity units of a table and its indexes.
  private func throughput(_ kind: String) throws(Undecided) -> Bounds {
    let path = "ProvisionedThroughput/\(kind)CapacityUnits"
    var sum = try scaled("dynamodb:table:\(kind)CapacityUnits", named: "TableName") { () throws(Undecided) in
      try number(path)
    }
    for (index, _) in try properties.elements("GlobalSecondaryIndexes") {
      let name = try index.text("IndexName")
      let own = try scaled(
        "dynamodb:index:\(kind)CapacityUnits", named: "TableName", where: { $0.hasSuffix("/index/\(name)") }
      ) { () throws(Undecided) in
        try index.number(path, default: nil)
      }
      guard let both = sum.plus(own) else { throw Undecided("the capacity is more than can be counted") }
      sum = both
    }
    return sum
  }

  /// The charges of an instance: one of its own with storage, or a member of a cluster.
  fileprivate var databaseCharges: [Charge] {
    get throws(Undecided) {
      let kind = try text("DBInstanceClass", default: "")
      if try has("DBClusterIdentifier") { return try memberCharges(kind) }
      let engine = try text("Engine")
      guard let operation = DatabaseEngine.operation(of: engine) else {
        throw Undecided("the price of \(engine) has a license in it, which isn't read")
      }
      let isMultiZone = try flag("MultiAZ")
      let storage = try text("StorageType", default: try has("Iops") ? "io1" : "gp3")
      guard Dimension.databaseStorageTypes.contains(storage) else {
        throw Undecided("StorageType is none that has a price: \(storage)")
      }
      let size = try number("AllocatedStorage")
      let most = try number("MaxAllocatedStorage", default: 0).most
      var charges: [Charge] = [
        .hours(.database(kind, engine: operation, isMultiZone: isMultiZone)),
        .monthly(
          .databaseStorage(storage, isMultiZone: isMultiZone), times: size.union(Bounds(max(size.most, most))),
          stated: .storage),
        .used(.databaseBackups, .backups),
      ]
      if storage.hasPrefix("io") { charges.append(.monthly(.databaseOperations, times: try number("Iops"))) }
      if try flag("ManageMasterUserPassword") { charges.append(.monthly(.secret)) }
      return charges
    }
  }

  /// The charges of a member of an Aurora cluster.
  private func memberCharges(_ kind: String) throws(Undecided) -> [Charge] {
    let cluster = try target("DBClusterIdentifier", "RDS::DBCluster")
    let engine = try cluster.text("Engine")
    if kind != "db.serverless" {
      guard let operation = DatabaseEngine.operation(of: engine), !(try cluster.isOptimized) else {
        throw Undecided("what an instance of \(engine) with this storage costs isn't read")
      }
      return [.hours(.database(kind, engine: operation, isMultiZone: false))]
    }
    let scaling = "ServerlessV2ScalingConfiguration"
    let bounds = Bounds(
      try cluster.number("\(scaling)/MinCapacity").least, try cluster.number("\(scaling)/MaxCapacity").most)
    return [
      .hours(try cluster.isOptimized ? .serverlessOptimized : .serverless, times: bounds, stated: .capacity)
    ]
  }

  private var isOptimized: Bool {
    get throws(Undecided) { try text("StorageType", default: "aurora") == "aurora-iopt1" }
  }

  /// The charges of a cluster that its members don't have: storage, and the secret that RDS keeps.
  fileprivate var clusterCharges: [Charge] {
    get throws(Undecided) {
      let engine = try text("Engine")
      guard engine.hasPrefix("aurora") else { throw Undecided("what a cluster of \(engine) costs isn't read") }
      let isOptimized = try isOptimized
      var charges: [Charge] = [.used(isOptimized ? .auroraStorageOptimized : .auroraStorage, .storage)]
      if !isOptimized { charges.append(.used(.auroraOperations, .operations)) }
      charges.append(.used(.auroraBackups, .backups))
      if try flag("ManageMasterUserPassword") { charges.append(.monthly(.secret)) }
      return charges
    }
  }
}
