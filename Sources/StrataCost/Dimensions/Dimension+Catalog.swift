extension Dimension {
  /// All that has one name; what has a name for each type of instance or size has a family.
  static let catalog = network + compute + data + messaging + operations

  /// Usage types of one beginning, of which there are as many as types of instances or sizes.
  struct Family {
    let service: String
    let prefix: String
    /// The operations that count; none where all do.
    let operations: [String]
    let make: @Sendable (_ rest: String, _ operation: String) -> Dimension
  }

  static let families = [
    Family(service: "AmazonEC2", prefix: instances, operations: ["RunInstances"]) { rest, _ in instance(rest) },
    Family(service: "CodeBuild", prefix: builds, operations: []) { rest, _ in buildMinutes(rest) },
    Family(service: "AmazonApiGateway", prefix: apiCaches, operations: []) { rest, _ in
      apiCache(rest.hasSuffix("GB") ? String(rest.dropLast(2)) : rest)
    },
    Family(service: "AmazonRDS", prefix: databases, operations: DatabaseEngine.operations) { rest, operation in
      database(rest, engine: operation, isMultiZone: false)
    },
    Family(service: "AmazonRDS", prefix: multiZoneDatabases, operations: DatabaseEngine.operations) { rest, operation in
      database(rest, engine: operation, isMultiZone: true)
    },
  ]

  /// What a row of a price list is about, by its names.
  ///
  /// - Parameters:
  ///   - service: The service's code.
  ///   - usageType: The usage type, without a region's prefix.
  ///   - operation: The operation; empty where the row has none.
  /// - Returns: The dimension, or nil for one that no estimate asks for.
  static func known(service: String, usageType: String, operation: String) -> Dimension? {
    if let found = byUsageType["\(service) \(usageType)"] {
      // What needs no operation takes that of the row, so that two of a list are told apart.
      return found.first { $0.operation == operation } ?? found.first { $0.operation.isEmpty }
    }
    guard let family = families.first(where: { $0.service == service && usageType.hasPrefix($0.prefix) }) else {
      return nil
    }
    if !family.operations.isEmpty, !family.operations.contains(operation) { return nil }
    return family.make(String(usageType.dropFirst(family.prefix.count)), operation)
  }

  private static let byUsageType = Dictionary(grouping: catalog) { "\($0.service) \($0.usageType)" }

  /// The services that estimates ask for.
  static let services = Set(catalog.map(\.service) + families.map(\.service))
}
