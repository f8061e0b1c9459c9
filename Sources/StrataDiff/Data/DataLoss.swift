import StrataJSON
import StrataTemplate

/// Finds data that goes while what holds it stays: what is kept for less time, and what is deleted by itself.
enum DataLoss {
  /// The data at risk where a resource is there before and after.
  static func risks(
    _ pair: AccessComparison.Pair, _ renames: [String: String], _ context: ComparedProperties.Context
  ) -> [DataRisk] {
    guard let before = pair.old, let after = pair.new, before.type == after.type else { return [] }
    let type = after.type
    guard Retention.rules(of: type) != nil || Expiry.types.contains(type) else { return [] }
    let (old, new) = pair.properties(renames)
    let properties = ComparedProperties(
      logicalID: pair.logicalID, type: type, old: old, new: new,
      conditions: (before.object["Condition"]?.string, after.object["Condition"]?.string), context: context)
    let changed = Set(pair.changes.filter { $0.causes.isEmpty }.map(\.path))
    return Retention.losses(properties, directly: changed, ChangedConditions(pair.changes)) + Expiry.losses(properties)
  }
}
