import StrataJSON
import StrataTemplate

/// Partitions that an identity can't be in at once, by the ARNs of what it has.
enum PartitionMix {
  /// The managed policies of another partition than something before them, or than what the identity's own policies name.
  ///
  /// - Parameter identity: A role, a user or a group.
  /// - Returns: Their places, with their own partitions and the others.
  static func places(in identity: TemplateResource) -> [(place: PlacedValue, own: String, other: String)] {
    let policies = identity.each("ManagedPolicyArns")
    guard policies.contains(where: { partition($0) != nil }) else { return [] }
    let statements = identity.each("Policies").flatMap { $0.all("PolicyDocument") }.flatMap { $0.each("Statement") }
    var known = statements.flatMap { $0.each("Resource") }.lazy.compactMap(partition).first
    return policies.compactMap { policy in
      guard let own = partition(policy) else { return nil }
      guard let other = known else {
        known = own
        return nil
      }
      return own == other ? nil : (policy, own, other)
    }
  }

  /// The partition of an ARN, where it's one in any case.
  private static func partition(_ place: PlacedValue) -> String? {
    guard !place.pointer.tokens.contains(IntrinsicFunction.if.name),
      case .literal(let start)? = PartialText(place.value).parts.first, start.hasPrefix("arn:")
    else { return nil }
    let parts = start.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 2 && ArnPartition.all.contains(String(parts[1])) ? String(parts[1]) : nil
  }
}
