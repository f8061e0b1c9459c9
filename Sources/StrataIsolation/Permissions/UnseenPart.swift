/// Something that templates don't show, so that nobody knows who is in it, or what.
struct UnseenPart: Sendable {
  /// The environments whose it may be.
  let environments: Set<Int>
  let place: WorldPlace
  let reason: String
  let remedy: String
}
