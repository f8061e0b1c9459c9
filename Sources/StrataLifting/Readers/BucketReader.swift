import StrataJSON
import StrataLanguage
import StrataMigration
import StrataResourceModel
import StrataStorage

/// Reads the arguments of buckets.
enum BucketReader: ConstructReader {
  static let type = "AWS::S3::Bucket"
  static let construct = "Bucket"
  static let growing: [String: Growth] = ["Policy": .statements("allow")]

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    var arguments = ArgumentList()
    let isVersioned = resource.value(at: ["VersioningConfiguration", "Status"]) == "Enabled"
    arguments.add("isVersioned", "false", unless: isVersioned)
    let lifecycle = try LifecycleReader(resource)
    if let days = lifecycle.lifetime { arguments.add("expiresAfter", Duration.code(days: days)) }
    // Without versions there are no earlier ones to be kept.
    if isVersioned, lifecycle.earlierVersions != 90 {
      arguments.add("earlierVersions", lifecycle.earlierVersions.map { Duration.code(days: $0) } ?? "nil")
    }
    let storage = lifecycle.storage
    if let storage { arguments.add("storage", storage.argument) }
    let cors = try CrossOriginReader.rules(resource)
    if !cors.isEmpty { arguments.add("cors", .list(cors.map(\.argument))) }
    let logs = try accessLogs(resource)
    if let logs {
      arguments.add("accessLogs", .construct(logs.bucket))
      if let prefix = logs.prefix { arguments.add("accessLogsPrefix", .swift(SwiftLiteral.text(prefix))) }
    }
    let name = resource.text("BucketName")
    if let name { arguments.add("name", name.argument) }
    let key = try key(resource)
    if let key { arguments.add("key", key.argument) }
    let fate = try resource.deletionPolicy()
    arguments.add("deletionPolicy", fate.code, unless: fate.code == ".retain")
    return Candidate(
      id: resource.id, construct: construct, module: "Storage", arguments: arguments.arguments,
      needs: logs.map { [$0.bucket] } ?? []
    ) { scope, constructs in
      Bucket(
        resource.id, in: scope, isVersioned: isVersioned, expiresAfter: lifecycle.lifetime.map { .days($0) },
        earlierVersions: lifecycle.earlierVersions.map { .days($0) }, storage: storage?.storage ?? .standard,
        cors: cors.map(\.rule), accessLogs: logs.flatMap { constructs[$0.bucket] as? Bucket },
        accessLogsPrefix: logs?.prefix, name: name?.value, key: key?.key, deletionPolicy: fate.policy)
    }
  }

  /// The bucket of the same stack that gets the access logs, and the prefix where it isn't the usual one.
  private static func accessLogs(_ resource: TemplateResource) throws(Unlike) -> (bucket: String, prefix: String?)? {
    guard let logging = resource.properties["LoggingConfiguration"] else { return nil }
    guard let bucket = TemplateResource.target(logging["DestinationBucketName"]), bucket != resource.id,
      resource.other(bucket)?.object["Type"]?.string == type
    else { throw Unlike("its access logs don't go to another bucket of the template") }
    guard let prefix = logging["LogFilePrefix"]?.string else { throw Unlike("its LogFilePrefix isn't known now") }
    return (bucket, prefix == "\(resource.stack)/\(resource.id)/" ? nil : prefix)
  }

  private static func key(_ resource: TemplateResource) throws(Unlike) -> (argument: Lift.Value, key: ImportedKey)? {
    let rules = resource.value(at: ["BucketEncryption", "ServerSideEncryptionConfiguration"])?.array ?? []
    guard let rule = rules.first?["ServerSideEncryptionByDefault"], rule["KMSMasterKeyID"] != nil else { return nil }
    return resource.key(
      "BucketEncryption", "ServerSideEncryptionConfiguration", "0", "ServerSideEncryptionByDefault", "KMSMasterKeyID")
  }
}

extension Bucket: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] { [("resource", resource), ("policy", policy)] }
  var madeValues: [(member: String, value: StringValue)] { [("arn", arn), ("name", name)] }
}
