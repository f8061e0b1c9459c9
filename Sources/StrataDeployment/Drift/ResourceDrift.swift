import StrataJSON

/// What CloudFormation found of a resource.
struct ResourceDrift {
  /// The ways in which a resource is, or isn't, as its template says.
  enum Status: String {
    case inSync = "IN_SYNC"
    case modified = "MODIFIED"
    case deleted = "DELETED"
    case notChecked = "NOT_CHECKED"
    case unknown = "UNKNOWN"
    case unsupported = "UNSUPPORTED"
  }

  let logicalID: String
  let type: String
  let status: Status
  /// The reason why nothing is known.
  let reason: String?
  /// The properties that the template gives it, and those that it has; nil where they aren't told.
  let expected, actual: JSONValue?
  /// The places of the properties that differ.
  let differences: [JSONPointer]

  /// Reads an element of what `describe-stack-resource-drifts` tells; nil where it isn't about a resource.
  init?(_ json: JSONValue) {
    guard let id = json["LogicalResourceId"]?.string, let type = json["ResourceType"]?.string else { return nil }
    (logicalID, self.type) = (id, type)
    // What isn't known here isn't taken for what is well.
    status = json["StackResourceDriftStatus"]?.string.flatMap(Status.init) ?? .unknown
    reason = json["DriftStatusReason"]?.string
    // They come as text.
    func properties(_ key: String) -> JSONValue? { json[key]?.string.flatMap { try? JSONValue(parsing: $0) } }
    (expected, actual) = (properties("ExpectedProperties"), properties("ActualProperties"))
    differences = (json["PropertyDifferences"]?.array ?? []).compactMap {
      $0["PropertyPath"]?.string.flatMap { JSONPointer($0) }
    }
  }
}
