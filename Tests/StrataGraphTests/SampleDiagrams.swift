import StrataGraph
import TestSupport

/// Diagrams for tests.
enum SampleDiagrams {
  /// Nodes named after their numbers, without groups.
  static func plain(_ count: Int, _ edges: [(Int, Int)]) -> Diagram {
    Diagram(
      title: "Plain", nodes: (0..<count).map { Diagram.Node(id: "\($0)", title: "Node \($0)", kind: "compute") },
      edges: edges.map { Diagram.Edge(source: "\($0.0)", target: "\($0.1)", kind: "data") })
  }

  /// Up to 60 nodes in groups that stand in one another, with up to 90 edges of several kinds, some of them back or twice.
  static func random(_ random: inout SplitMix64) -> Diagram {
    var diagram = Diagram(title: "Random")
    for group in 0..<random.below(10) {
      let parent = group > 0 && random.below(3) > 0 ? "g\(random.below(group))" : nil
      diagram.groups.append(
        Diagram.Group(id: "g\(group)", title: text(&random), kind: random.pick(["vpc", "stack"]), parent: parent))
    }
    let count = 1 + random.below(60)
    for node in 0..<count {
      let group = diagram.groups.isEmpty || random.below(4) == 0 ? nil : random.pick(diagram.groups).id
      diagram.nodes.append(
        Diagram.Node(
          id: "n\(node)", title: text(&random), subtitle: random.below(3) == 0 ? "" : text(&random), kind: "compute",
          group: group))
    }
    for _ in 0..<random.below(90) {
      diagram.edges.append(
        Diagram.Edge(
          source: "n\(random.below(count))", target: "n\(random.below(count))",
          kind: random.pick(["network", "data", "permission"])))
    }
    return diagram
  }

  private static func text(_ random: inout SplitMix64) -> String {
    random.pick(["", "Jobs", "A service of some length", String(repeating: "W", count: 300), "تقارير", "報告"])
  }
}
