import StrataFacts

extension ConstraintPrefilter {
  /// The most resources of which each is compared with each, which for more takes longer than a closer look.
  private static let mostCompared = 16

  /// Whether a constraint is that resources have different values, and these surely have.
  static func areDistinct(_ prefilters: [ConstraintPrefilter], by program: ConstraintProgram) -> Bool {
    var body = program.body
    if body.isAtEnd { return false }
    _ = body.part()
    _ = body.part()
    guard body.opcode() == .uniqueAmong, prefilters.count <= mostCompared else { return false }
    let paths = body.part()
    var keys: [[ConstraintIdentity]] = []
    for prefilter in prefilters {
      guard let key = prefilter.key(at: paths) else { return false }
      // Of a resource of which they aren't known, nobody says that it has the same.
      if key.isEmpty { continue }
      if keys.contains(key) { return false }
      keys.append(key)
    }
    return true
  }

  /// The values at paths, none of them where one isn't known, or nil where that takes a closer look.
  private func key(at paths: ConstraintProgramCursor) -> [ConstraintIdentity]? {
    var paths = paths
    var key: [ConstraintIdentity] = []
    while !paths.isAtEnd {
      guard let side = side(at: &paths, for: start) else { return nil }
      guard side.identities.count == 1, !side.isIncomplete, let identity = side.identities[0] else { return [] }
      key.append(identity)
    }
    return key
  }
}
