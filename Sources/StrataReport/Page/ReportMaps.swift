import StrataGraph
import StrataIsolation
import StrataText

/// The maps of a report, which take longer to draw than all else, and can be drawn while something else is done.
package struct ReportMaps: Sendable {
  /// A map of stacks that are drawn together.
  struct Map: Sendable {
    /// The environment's name, or the stack's.
    let title: String
    let diagram: Diagram
    /// The drawing, to stand in the page.
    let svg: String
  }

  /// The maps of each system.
  let systems: [[Map]]

  /// Draws the maps of all systems, with links to what they have in them.
  package init(_ contents: ReportContents) { self.init(contents, PageNames(contents)) }

  init(_ contents: ReportContents, _ names: PageNames) {
    systems = contents.systems.enumerated().map { system, reported in
      Self.groups(of: reported).enumerated().map { number, group in
        let diagram = Self.diagram(of: group, in: system, names)
        return Map(
          title: group.title, diagram: diagram,
          svg: diagram.svg(idPrefix: "map-\(system)-\(number)-", isEmbedded: true))
      }
    }
  }

  private typealias Group = (title: String, stacks: [ReportedStack])

  /// The stacks that are drawn together: those of each environment, in their order, and each of the others alone.
  private static func groups(of system: ReportedSystem) -> [Group] {
    let own = system.environments.map { name in (name, system.stacks.filter { $0.environment == name }) }
    let others = system.stacks.filter { stack in
      stack.environment.map { !system.environments.contains($0) } ?? true
    }
    return (own + others.map { ($0.name, [$0]) }).filter { !$0.1.allSatisfy(\.resources.isEmpty) }
  }

  private static func diagram(of group: Group, in system: Int, _ names: PageNames) -> Diagram {
    let constructs = group.stacks.map { stack in
      Dictionary(
        stack.resources.filter { !$0.construct.isEmpty }.map { ($0.logicalID, $0.construct) },
        uniquingKeysWith: { first, _ in first })
    }
    return StackMap(
      title: "Map of \(group.title)",
      stacks: group.stacks.map {
        IsolatedStack(
          name: $0.name, environment: $0.environment, contents: $0.contents, account: $0.account, region: $0.region)
      }, path: { constructs[$0][$1] }
    ) { stack, logicalID in
      names.of(ReportedPlace(stack: group.stacks[stack].name, logicalID: logicalID), in: system).map { "#\($0)" }
    }.diagram
  }
}
