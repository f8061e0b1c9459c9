import StrataJSON
import StrataText

/// All that deploying, updating and deleting some stacks needs, and what of it nobody knows.
package struct NeededPermissions: Sendable {
  /// Something of which it isn't known what it needs.
  package struct Unknown: Sendable, Hashable {
    /// The reasons why that isn't known.
    package enum Reason: String, Sendable, Hashable {
      /// The schema of its type names no handlers.
      case noHandlers
      /// There is no such type in the schemas.
      case unknownType
      /// A macro makes other resources of it.
      case macro
      /// It's a stack whose template isn't here.
      case nestedStack
    }

    package let reason: Reason
    /// The type, or the macro's name.
    package let type: String
    /// The place of the stack among those that were given.
    package let stack: Int
    /// The logical ids, in the order of the template; none for a macro of the whole template.
    package let logicalIDs: [String]
  }

  /// What is needed, sorted by action, resource and conditions.
  package let needs: [PermissionNeed]
  /// What isn't known, in the order of the stacks.
  package let unknown: [Unknown]

  /// The needs whose ARN doesn't tell a resource from others, though the action is about one.
  package var notNarrowed: [PermissionNeed] { needs.filter { !$0.isNarrowed } }

  /// The same for some kinds of reasons alone.
  package func limited(to kinds: Set<PermissionReason.Kind>) -> NeededPermissions {
    NeededPermissions(
      needs: needs.filter { need in need.reasons.contains { kinds.contains($0.kind) } }, unknown: unknown)
  }
}

/// What is gathered on the way, each action on each resource once.
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
