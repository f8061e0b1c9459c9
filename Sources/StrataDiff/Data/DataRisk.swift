import StrataJSON
import StrataTemplate

/// Data that a deployment could lose.
public struct DataRisk: Sendable, Hashable {
  /// The logical id of the resource in the old template.
  public let logicalID: String
  /// The type of the resource.
  public let type: String
  /// The contents it holds, as in `its objects`.
  public let contents: String
  /// The fate of the resource.
  public let event: String
  /// The reason why nothing keeps the data.
  public let reason: String

  func json(showing shown: (String) -> String) -> JSONValue {
    [
      "logicalId": .string(logicalID), "type": .string(type), "contents": .string(contents), "event": .string(event),
      "reason": .string(shown(reason)),
    ]
  }
}

extension DataRisk {
  /// The data at risk where a resource is changed as a difference says.
  ///
  /// - Parameters:
  ///   - difference: The fate of the resource.
  ///   - old: The resource in the old template, whose policy holds where it's removed.
  ///   - new: The resource in the new template, whose policy holds where it's replaced.
  /// - Returns: The data at risk, if any.
  static func of(
    _ difference: ResourceDifference, old: TemplateResource, new: TemplateResource?
  ) -> [DataRisk] {
    var risks: [DataRisk] = []
    if let entry = StatefulTypes.entry(of: old.type) {
      let (event, key): (String, String)
      switch difference.action {
      case .removed: (event, key) = ("removed", "DeletionPolicy")
      case .replaced where difference.formerLogicalID != nil:
        (event, key) = ("renamed, and so removed", "DeletionPolicy")
      case .replaced: (event, key) = ("replaced", "UpdateReplacePolicy")
      case .mayBeReplaced: (event, key) = ("may be replaced", "UpdateReplacePolicy")
      case .mayBeRemoved: (event, key) = ("may be removed", "DeletionPolicy")
      case .changed, .added, .metadata: (event, key) = ("", "")
      }
      let holder = key == "DeletionPolicy" ? old : new ?? old
      if !key.isEmpty, let reason = reason(key, holder) {
        risks.append(
          DataRisk(
            logicalID: old.logicalID, type: old.type, contents: entry.contents, event: event, reason: reason))
      }
    }
    return risks
  }

  /// The reason why a policy doesn't keep the data, or nil where it does.
  private static func reason(_ key: String, _ resource: TemplateResource) -> String? {
    guard let value = resource.object[key] else { return isSnapshotDefault(key, resource) ? nil : "no \(key)" }
    switch value.string {
    case "Retain", "RetainExceptOnCreate": return nil
    case "Snapshot" where SnapshotTypes.contains(resource.type): return nil
    case "Snapshot": return "\(key) is Snapshot, which the type can't take"
    case let policy?: return "\(key) is \(policy)"
    case nil: return "\(key) depends on a condition"
    }
  }

  /// Databases that aren't part of a cluster are saved unless a policy says otherwise.
  ///
  /// See [DeletionPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html).
  static func isSnapshotDefault(_ key: String, _ resource: TemplateResource) -> Bool {
    guard key == "DeletionPolicy" else { return false }
    switch resource.type {
    case "AWS::RDS::DBCluster": return true
    case "AWS::RDS::DBInstance": return resource["DBClusterIdentifier"] == nil
    default: return false
    }
  }
}
