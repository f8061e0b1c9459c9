import StrataIsolation

/// The ids of a map's boxes and frames, which are unique whatever the stacks are called.
struct MapIDs {
  /// The box that stands for anybody.
  static let internet = "the internet"

  private let world: IsolationWorld
  /// What stands before the logical ids of each stack.
  private let beginnings: [String]

  init(_ world: IsolationWorld) {
    self.world = world
    let names = world.stacks.map { $0.name ?? $0.file }
    let areUnique = Set(names).count == names.count && !names.contains(nil)
    beginnings = names.enumerated().map { place, name in
      names.count == 1 ? "" : areUnique ? "\(name ?? "")/" : "\(place + 1)/"
    }
  }

  /// The id of a resource: its logical id, behind the name of its stack where there are several.
  func of(_ resource: Int) -> String {
    beginnings[world.resources[resource].stack] + world.resources[resource].logicalID
  }

  /// The id of the frame of subnets of which one is the first.
  func ofTier(_ first: Int) -> String { "tier of \(of(first))" }

  /// The id of a stack's frame, by the stack's place.
  func ofStack(_ place: Int) -> String { "stack \(place + 1)" }
}
