/// What names a network, a subnet, a group or another part of a network.
package enum NetworkID: Sendable, Hashable {
  /// A resource of the world.
  case resource(Int)
  /// A text that names none of the world's resources as far as it's known: an id, or what a nested stack gives.
  case text(SymbolicText)
  /// The default VPC of an account's region; nil for any.
  case defaultVPC(account: String?, region: String?)
  /// The security group that a VPC has from the start.
  indirect case defaultGroup(of: NetworkID)
  /// What only deployment tells.
  case unknown

  /// The resource that it is, if it's one.
  package var resource: Int? { if case .resource(let index) = self { index } else { nil } }

  /// Whether two ids are of one thing.
  package func sameness(_ other: NetworkID) -> Sameness {
    switch (self, other) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.resource(let one), .resource(let other)): return one == other ? .same : .different
    case (.text(let one), .text(let other)):
      // Ids of EC2 are unique in all accounts.
      return one == other ? .same : one.literal == nil || other.literal == nil ? .unknown : .different
    case (.text, _), (_, .text): return .unknown
    case (.defaultVPC(let account, let region), .defaultVPC(let otherAccount, let otherRegion)):
      let pairs = [(account, otherAccount), (region, otherRegion)]
      if pairs.contains(where: { $0 != nil && $1 != nil && $0 != $1 }) { return .different }
      return pairs.allSatisfy { $0 == $1 } ? .same : .unknown
    case (.defaultGroup(let one), .defaultGroup(let other)): return one.sameness(other)
    default: return .different
    }
  }
}
