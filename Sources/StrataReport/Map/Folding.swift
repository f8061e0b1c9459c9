import StrataIsolation

/// Which resources have a box of their own on a map, and which stand for nothing but a part of another one.
struct Folding {
  /// Where a resource is on a map.
  enum Place: Hashable {
    /// In the box of a resource, which is itself or one that it's a part of.
    case box(Int)
    /// Nowhere: the frame of a network or of a subnet shows it, or the lines between those that use it.
    case shown
  }

  /// The places of all resources, by their places among the world's.
  let places: [Place]

  /// The resources that are a part of each, and aren't shown otherwise.
  let parts: [Int: [Int]]

  /// Folds the resources of a world.
  ///
  /// - Parameters:
  ///   - world: The world.
  ///   - uses: What the resources' properties name.
  ///   - roles: The roles that resources run as or hand on.
  init(_ world: IsolationWorld, _ uses: [NamedUse], roles: [Int: [Int]]) {
    var finder = Finder(world: world, uses: uses, roles: roles)
    places = world.resources.map { finder.place(of: $0.index) }
    var parts: [Int: [Int]] = [:]
    for (index, place) in places.enumerated() {
      if case .box(let owner) = place, owner != index { parts[owner, default: []].append(index) }
    }
    self.parts = parts
  }

  /// The resource in whose box a resource is; nil for none.
  func box(of index: Int) -> Int? { if case .box(let owner) = places[index] { owner } else { nil } }

  private struct Finder {
    let world: IsolationWorld
    let usesOfHolder: [Int: [NamedUse]]
    let usersOfTarget: [Int: [(holder: Int, property: String)]]
    var known: [Int: Place] = [:]
    /// The resources that are being looked at, so that those which name each other come to an end.
    var pending: Set<Int> = []

    init(world: IsolationWorld, uses: [NamedUse], roles: [Int: [Int]]) {
      self.world = world
      usesOfHolder = Dictionary(grouping: uses, by: \.holder)
      var users = Dictionary(grouping: uses, by: \.target).mapValues { $0.map { ($0.holder, $0.property) } }
      for (holder, roles) in roles.sorted(by: { $0.key < $1.key }) {
        for role in roles { users[role, default: []].append((holder, "Role")) }
      }
      usersOfTarget = users
    }

    mutating func place(of index: Int) -> Place {
      if let known = known[index] { return known }
      guard pending.insert(index).inserted else { return .box(index) }
      defer { pending.remove(index) }
      let place = found(index)
      known[index] = place
      return place
    }

    private mutating func found(_ index: Int) -> Place {
      for rule in FoldingRule.of(world.resources[index].type) {
        switch rule {
        case .frame: return .shown
        case .partOf(let property):
          // What is named last is what the others lead to, such as a service behind its cluster.
          let named = usesOfHolder[index]?.last { $0.property == property && $0.target != index }
          if let named { return place(of: named.target) }
        case .partOfUser(let properties):
          if let owner = onlyUser(of: index, by: properties) { return owner }
        case .shownByUsers(let properties):
          let users = usersOfTarget[index] ?? []
          if !users.isEmpty, !users.contains(where: { properties.contains($0.property) }) { return .shown }
        }
      }
      return .box(index)
    }

    /// The place of those that use a resource, where it's one.
    private mutating func onlyUser(of index: Int, by properties: Set<String>) -> Place? {
      var owners: Set<Place> = []
      for user in usersOfTarget[index] ?? [] where !pending.contains(user.holder) {
        if !properties.isEmpty, !properties.contains(user.property) { continue }
        let place = place(of: user.holder)
        if place != .box(index) { owners.insert(place) }
      }
      return owners.count == 1 ? owners.first : nil
    }
  }
}
