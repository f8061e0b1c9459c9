import StrataGraph
import StrataIsolation

/// The frames of a map: stacks, and the networks in them.
struct MapFrames {
  let groups: [Diagram.Group]
  /// The frames that frames stand in.
  private let parents: [String: String]
  private let networks: MapNetworks
  private let world: IsolationWorld
  private let folding: Folding

  /// What resources without interfaces say of where they are, by their places.
  private let named: [Int: [NamedUse]]

  private let ids: MapIDs

  init(_ world: IsolationWorld, _ uses: [NamedUse], _ network: NetworkOutline, _ folding: Folding, _ ids: MapIDs) {
    (self.world, self.folding, self.ids) = (world, folding, ids)
    named = Dictionary(grouping: uses.filter { ["SubnetId", "VpcId"].contains($0.property) }, by: \.holder)
    networks = MapNetworks(world, network, ids)
    let stacks = world.stacks.enumerated().map { place, stack in
      Diagram.Group(id: ids.ofStack(place), title: Self.title(stack, place), kind: "stack")
    }
    groups = stacks + networks.groups
    parents = Dictionary(
      groups.compactMap { group in group.parent.map { (group.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The frame that a resource's box stands in: a network's, or else its stack's.
  func group(of resource: WorldResource) -> String {
    let own = [resource.index] + (folding.parts[resource.index] ?? [])
    let place = own.lazy.compactMap { networks.group(of: $0) }.first
    let frame = named[resource.index]?.lazy.compactMap { networks.frame(of: $0.target) }.first
    return place ?? frame ?? ids.ofStack(resource.stack)
  }

  /// The name of a resource's stack, where its box stands in another one's frame.
  func foreignStack(of resource: WorldResource) -> String? {
    let own = ids.ofStack(resource.stack)
    var frame: String? = group(of: resource)
    while let id = frame, let outer = parents[id] { frame = outer }
    return frame == own ? nil : world.stacks[resource.stack].name
  }

  private static func title(_ stack: IsolatedStack, _ place: Int) -> String {
    let name = stack.name ?? stack.file ?? "Stack \(place + 1)"
    let details = [stack.account, stack.region].compactMap(\.self)
    return details.isEmpty ? name : "\(name) (\(details.joined(separator: ", ")))"
  }
}
