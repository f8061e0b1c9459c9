/// A diagram with the places of all that is in it.
///
/// Every group is laid out by itself, from the inside: what leads from one thing to another goes from left to right in
/// columns, and lines that leave a group pass its frame at a point of their own. The same diagram gets the same places on
/// every machine.
struct DiagramLayout {
  /// The number of nodes beyond which they are drawn small.
  private static let mostLarge = 150
  /// The number of layouts that are tried, each with what the one before has shown of where lines lead.
  private static let mostTrials = 5

  /// The frames of groups and of nodes, in the order of the diagram.
  let groups: [Frame]
  let nodes: [Frame]
  /// The texts of nodes: title and subtitle, which is nil where nodes are drawn small.
  let texts: [(title: FittedText, subtitle: FittedText?)]
  /// The titles of groups.
  let titles: [FittedText]
  /// The edges that are drawn, with the points through which each passes.
  let routes: [Route]
  let width: Int
  let height: Int
  /// The number of crossings of lines.
  let crossings: Int

  /// The way of an edge.
  struct Route {
    /// The place in the diagram's list of edges.
    let edge: Int
    let points: [Point]
  }

  /// Lays out a diagram.
  init(_ diagram: Diagram) {
    let tree = BoxTree(diagram)
    let table = PortTable(tree)
    let boxes = NodeBoxes(diagram, areSmall: diagram.nodes.count > Self.mostLarge)
    texts = boxes.texts
    let fitted = diagram.groups.map { FittedText($0.title, size: NodeBoxes.groupSize, limit: 320) }
    titles = fitted
    let order = tree.groupsFromInside
    let none = [0] + diagram.groups.map { _ in 0 }
    let blank = Sheet(tree, table, widths: none + boxes.widths, heights: none + boxes.heights)
    func laidOut(_ wishes: [Int?]) -> Sheet {
      var sheet = blank
      sheet.wishes = wishes
      for group in order {
        GroupLayout(group: group, titleWidth: group == 0 ? 0 : fitted[group - 1].width).lay(&sheet)
      }
      return sheet
    }
    var best = laidOut(blank.wishes)
    var last = best
    var failures = 0
    // Without lines that leave a group there's nothing to learn.
    let leaves = table.ports.contains { $0.inner != nil }
    for trial in 1..<Self.mostTrials where leaves && failures < 2 {
      last = laidOut(last.wishes(movingRight: !trial.isMultiple(of: 2)))
      if (last.crossings, last.climb) < (best.crossings, best.climb) {
        (best, failures) = (last, 0)
      } else {
        failures += 1
      }
    }
    let origins = best.origins
    func frame(_ box: Int) -> Frame {
      Frame(origin: origins[box], width: best.widths[box], height: best.heights[box])
    }
    groups = diagram.groups.indices.map { frame($0 + 1) }
    nodes = diagram.nodes.indices.map { frame($0 + 1 + tree.groupCount) }
    routes = table.ways.map { Route(edge: $0.link.edge, points: best.points(of: $0, origins)) }
    (width, height, crossings) = (best.widths[0], best.heights[0], best.crossings)
  }
}
