import StrataJSON

/// The environments of an app that a run isn't about: what an earlier run wrote of their own stacks stays as it is.
public struct OtherEnvironments: Sendable, Hashable {
  /// None: a run about all that there is.
  public static let none = OtherEnvironments(than: nil, order: [])

  /// The environments that the run is about; nil for all.
  private let wanted: Set<String>?
  /// All environments of the app, in order.
  private let order: [String]

  private init(than wanted: Set<String>?, order: [String]) {
    self.wanted = wanted
    self.order = order
  }

  /// All environments but some.
  ///
  /// - Parameters:
  ///   - wanted: The environments that the run is about.
  ///   - order: All environments of the app, in order.
  public init(than wanted: some Sequence<String>, among order: [String]) {
    self.init(than: Set(wanted), order: order)
  }

  /// Whether the run isn't about an environment.
  public func contains(_ environment: String) -> Bool { wanted.map { !$0.contains(environment) } ?? false }

  /// The stacks of an earlier manifest that stay, as it has them.
  ///
  /// - Parameters:
  ///   - earlier: The stacks of the earlier manifest.
  ///   - made: The stacks that are made now, of which none is what an earlier run wrote.
  /// - Returns: Those that are of these environments alone.
  func stacks(of earlier: [JSONValue], besides made: [JSONValue]) -> [JSONValue] {
    if wanted == nil { return [] }
    let taken = Set(made.flatMap { [$0["name"]?.string, $0["template"]?.string] })
    return earlier.filter { stack in
      guard let owner = stack["environment"]?.string, contains(owner) else { return false }
      return !taken.contains(stack["name"]?.string) && !taken.contains(stack["template"]?.string)
    }
  }

  /// The stacks that are made now and those that stay, in an order that doesn't depend on which run made which.
  ///
  /// One that stays comes behind those that it came behind, and behind new ones of earlier environments.
  func merged(_ made: [JSONValue], into earlier: [JSONValue]) -> [JSONValue] {
    var all = made
    let stay = stacks(of: earlier, besides: made)
    let known = Set(earlier.map { $0["name"]?.string })
    for (index, stack) in earlier.enumerated() where stay.contains(stack) {
      let before = Set(earlier[..<index].map { $0["name"]?.string })
      var place = all.lastIndex { before.contains($0["name"]?.string) }.map { $0 + 1 } ?? 0
      while place < all.count, !known.contains(all[place]["name"]?.string), rank(all[place]) <= rank(stack) {
        place += 1
      }
      all.insert(stack, at: place)
    }
    return all
  }

  /// The place of a stack's environment among all; -1 for a stack that isn't an environment's own.
  private func rank(_ stack: JSONValue) -> Int {
    stack["environment"]?.string.flatMap(order.firstIndex) ?? -1
  }
}
