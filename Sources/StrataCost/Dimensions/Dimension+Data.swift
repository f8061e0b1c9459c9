extension Dimension {
  static let objectStorage = Dimension("AmazonS3", "TimedStorage-ByteHrs", per: "GB-month", "object storage")
  static let objectWrites = Dimension("AmazonS3", "Requests-Tier1", per: "request", "object writes and lists")
  static let objectReads = Dimension("AmazonS3", "Requests-Tier2", per: "request", "object reads")
  static let infrequentStorage = Dimension(
    "AmazonS3", "TimedStorage-SIA-ByteHrs", per: "GB-month", "storage of rarely used objects")
  static let infrequentWrites = Dimension(
    "AmazonS3", "Requests-SIA-Tier1", per: "request", "writes of rarely used objects")
  static let infrequentReads = Dimension("AmazonS3", "Retrieval-SIA", per: "GB", "retrieval of rarely used objects")
  static let tieredObjects = Dimension(
    "AmazonS3", "Monitoring-Automation-INT", per: "object-month", "Intelligent-Tiering objects")
  static let oneZoneStorage = Dimension(
    "AmazonS3", "TimedStorage-ZIA-ByteHrs", per: "GB-month", "storage of rarely used objects in one zone")
  static let instantStorage = Dimension(
    "AmazonS3", "TimedStorage-GIR-ByteHrs", per: "GB-month", "archived objects with instant retrieval")
  static let archiveStorage = Dimension("AmazonS3", "TimedStorage-GlacierByteHrs", per: "GB-month", "archived objects")
  static let deepArchiveStorage = Dimension(
    "AmazonS3", "TimedStorage-GDA-ByteHrs", per: "GB-month", "deeply archived objects")

  static let writeRequests = Dimension("AmazonDynamoDB", "WriteRequestUnits", per: "request unit", "table writes")
  static let readRequests = Dimension("AmazonDynamoDB", "ReadRequestUnits", per: "request unit", "table reads")
  static let writeCapacity = Dimension(
    "AmazonDynamoDB", "WriteCapacityUnit-Hrs", per: "hour", "table write capacity")
  static let readCapacity = Dimension("AmazonDynamoDB", "ReadCapacityUnit-Hrs", per: "hour", "table read capacity")
  static let tableStorage = Dimension("AmazonDynamoDB", "TimedStorage-ByteHrs", per: "GB-month", "table storage")
  static let tableRecovery = Dimension(
    "AmazonDynamoDB", "TimedPITRStorage-ByteHrs", per: "GB-month", "point-in-time recovery")
  static let tableBackups = Dimension(
    "AmazonDynamoDB", "TimedBackupStorage-ByteHrs", per: "GB-month", "table backups")

  /// An instance of a database, by its class and the operation that tells the engine.
  static func database(_ instanceClass: String, engine: String, isMultiZone: Bool) -> Dimension {
    Dimension(
      "AmazonRDS", (isMultiZone ? multiZoneDatabases : databases) + instanceClass, operation: engine, per: "hour",
      "\(instanceClass) database" + (isMultiZone ? " in two zones" : ""))
  }

  /// The beginnings of the usage types of databases.
  static let databases = "InstanceUsage:"
  static let multiZoneDatabases = "Multi-AZUsage:"

  /// Storage of a database, by its type and whether there's a copy in another zone.
  static func databaseStorage(_ type: String, isMultiZone: Bool) -> Dimension {
    let name = type == "io1" ? "PIOPS-Storage" : type == "io2" ? "PIOPS-Storage-IO2" : "\(type.uppercased())-Storage"
    return Dimension(
      "AmazonRDS", "RDS:" + (isMultiZone ? "Multi-AZ-" : "") + name, per: "GB-month",
      "\(type) database storage" + (isMultiZone ? " in two zones" : ""))
  }

  static let databaseStorageTypes = ["gp2", "gp3", "io1", "io2"]
  static let databaseOperations = Dimension("AmazonRDS", "RDS:PIOPS", per: "IOPS-month", "database IOPS")
  static let databaseBackups = Dimension(
    "AmazonRDS", "RDS:ChargedBackupUsage", per: "GB-month", "database backups beyond the database's size")
  static let serverless = Dimension("AmazonRDS", "Aurora:ServerlessV2Usage", per: "ACU-hour", "Aurora capacity")
  static let serverlessOptimized = Dimension(
    "AmazonRDS", "Aurora:ServerlessV2IOOptimizedUsage", per: "ACU-hour", "Aurora capacity (I/O-optimized)")
  static let auroraStorage = Dimension("AmazonRDS", "Aurora:StorageUsage", per: "GB-month", "Aurora storage")
  static let auroraStorageOptimized = Dimension(
    "AmazonRDS", "Aurora:IO-OptimizedStorageUsage", per: "GB-month", "Aurora storage (I/O-optimized)")
  static let auroraOperations = Dimension("AmazonRDS", "Aurora:StorageIOUsage", per: "request", "Aurora I/O")
  static let auroraBackups = Dimension("AmazonRDS", "Aurora:BackupUsage", per: "GB-month", "Aurora backups")

  static let fileStorage = Dimension("AmazonEFS", "TimedStorage-ByteHrs", per: "GB-month", "file storage")
  static let vaultStorage = Dimension("AWSBackup", "WarmStorage-ByteHrs-EBS", per: "GB-month", "backup storage")

  static let data =
    [
      objectStorage, objectWrites, objectReads, infrequentStorage, infrequentWrites, infrequentReads, tieredObjects,
      oneZoneStorage,
      instantStorage, archiveStorage, deepArchiveStorage, writeRequests, readRequests, writeCapacity, readCapacity,
      tableStorage,
      tableRecovery, tableBackups, databaseOperations, databaseBackups, serverless, serverlessOptimized, auroraStorage,
      auroraStorageOptimized, auroraOperations, auroraBackups, fileStorage, vaultStorage,
    ]
    + [false, true].flatMap { isMultiZone in
      databaseStorageTypes.map { databaseStorage($0, isMultiZone: isMultiZone) }
    }
}
