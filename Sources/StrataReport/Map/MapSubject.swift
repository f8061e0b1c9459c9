import StrataIsolation
import StrataJSON
import StrataTemplate

/// What a map is made of: the stacks, and what their templates tell of them.
struct MapSubject {
  let world: IsolationWorld
  let uses: [NamedUse]
  let network: NetworkOutline
  let grants: GrantOutline
  let folding: Folding
  let ids: MapIDs
  /// The construct that a resource comes from, such as `Orders/Intake/Jobs`, where it's given.
  private let paths: ((_ stack: Int, _ logicalID: String) -> String?)?

  init(_ stacks: [IsolatedStack], paths: ((_ stack: Int, _ logicalID: String) -> String?)?) {
    world = IsolationWorld(environments: Self.environments(of: stacks), stacks: stacks)
    uses = world.namedUses
    (network, grants) = (NetworkOutline(world), GrantOutline(world, ignoring: FoldingRule.unreached))
    folding = Folding(world, uses, roles: grants.roles)
    ids = MapIDs(world)
    self.paths = paths
  }

  /// The resources that have a box.
  var boxes: [WorldResource] { world.resources.filter { folding.box(of: $0.index) == $0.index } }

  /// The construct that a resource comes from, by what is given or by what AWS CDK writes into its templates.
  func path(of resource: WorldResource) -> String? {
    paths?(resource.stack, resource.logicalID)
      ?? resource.resource.object["Metadata"]?["aws:cdk:path"]?.string
  }

  /// The environments of stacks, in the order in which they come.
  private static func environments(of stacks: [IsolatedStack]) -> [String] {
    var seen: Set<String> = []
    return stacks.flatMap { stack in
      stack.environment.map { [$0] } ?? TemplateEnvironments(Template(stack.contents.json)).names
    }.filter { seen.insert($0).inserted }
  }
}
