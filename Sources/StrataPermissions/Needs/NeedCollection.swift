import StrataJSON

/// The needs that are gathered on the way, each action on each resource once.
struct NeedCollection {
  private struct Key: Hashable {
    let action: String
    let resource: String
    let services: [String]
    let boundary: String?
  }

  private struct Entry {
    var regions: Set<String>?
    var reasons: [PermissionReason] = []
    var isNarrowed: Bool
  }

  private var entries: [Key: Entry] = [:]

  /// Adds a need, or one more reason for it.
  mutating func add(
    _ action: String, on resource: String, _ conditions: PermissionConditions = .none, for reason: PermissionReason,
    isNarrowed: Bool = true
  ) {
    let key = Key(
      action: action, resource: resource, services: conditions.services, boundary: conditions.boundary)
    var entry = entries[key] ?? Entry(regions: [], isNarrowed: isNarrowed)
    // What is needed in any region once needs no other statement for some.
    entry.regions = conditions.regions.isEmpty ? nil : entry.regions?.union(conditions.regions)
    if !entry.reasons.contains(reason) { entry.reasons.append(reason) }
    entry.isNarrowed = entry.isNarrowed && isNarrowed
    entries[key] = entry
  }

  /// The needs, sorted.
  var needs: [PermissionNeed] {
    entries.map { key, entry in
      PermissionNeed(
        action: key.action, resource: key.resource,
        conditions: PermissionConditions(
          services: key.services, boundary: key.boundary, regions: (entry.regions ?? []).sorted(by: utf8Precedes)),
        reasons: entry.reasons, isNarrowed: entry.isNarrowed)
    }.sorted { one, other in
      let (left, right) = (one.sortKey, other.sortKey)
      return left.lexicographicallyPrecedes(right, by: utf8Precedes)
    }
  }
}

extension PermissionNeed {
  fileprivate var sortKey: [String] {
    [action.lowercased(), resource, conditions.services.joined(separator: " "), conditions.boundary ?? ""]
  }
}
