import TestSupport
import Testing

@testable import StrataGraph

@Suite struct DiagramLayoutTests {
  @Test func boxesKeepApartAndStayInTheirGroups() {
    var random = SplitMix64(seed: 41)
    for round in 0..<60 {
      let diagram = SampleDiagrams.random(&random)
      let (tree, layout) = (BoxTree(diagram), DiagramLayout(diagram))
      let frames =
        [Frame(origin: Point(x: 0, y: 0), width: layout.width, height: layout.height)] + layout.groups + layout.nodes
      var wrong: [[Int]] = []
      for (group, boxes) in tree.children.enumerated() {
        for (place, box) in boxes.enumerated() {
          if !frames[group].contains(frames[box]) { wrong.append([group, box]) }
          wrong += boxes[..<place].filter { frames[$0].overlaps(frames[box]) }.map { [$0, box] }
        }
      }
      #expect(wrong == [], "round \(round)")
    }
  }

  @Test func edgesEndAtTheirBoxesAndPassNoOther() {
    var random = SplitMix64(seed: 42)
    for round in 0..<60 {
      let diagram = SampleDiagrams.random(&random)
      let layout = DiagramLayout(diagram)
      var wrong: [Int] = []
      for route in layout.routes {
        let edge = diagram.edges[route.edge]
        for (id, point) in [(edge.source, route.points.first), (edge.target, route.points.last)] {
          let frame = diagram.nodes.firstIndex { $0.id == id }.map { layout.nodes[$0] }
          if let frame, let point, [frame.origin.x, frame.maxX].contains(point.x), frame.origin.y < point.y,
            point.y < frame.maxY
          {
            continue
          }
          wrong.append(route.edge)
        }
        for (one, other) in zip(route.points, route.points.dropFirst()) {
          let piece = Frame(
            origin: Point(x: min(one.x, other.x), y: one.y), width: abs(one.x - other.x), height: 0)
          let passed = layout.nodes.filter { one.y == other.y && $0.overlaps(piece) }
          if !passed.isEmpty { wrong.append(route.edge) }
        }
      }
      #expect(wrong == [], "round \(round)")
    }
  }

  @Test func noTextIsWiderThanItsBox() {
    var random = SplitMix64(seed: 43)
    for _ in 0..<20 {
      let layout = DiagramLayout(SampleDiagrams.random(&random))
      for (frame, texts) in zip(layout.nodes, layout.texts) {
        let width = max(texts.title.width, texts.subtitle?.width ?? 0)
        #expect(NodeBoxes.left + width + NodeBoxes.right <= frame.width)
      }
      for (frame, title) in zip(layout.groups, layout.titles) {
        #expect(title.width + 2 * GroupLayout.Margin.side <= frame.width)
      }
    }
  }

  /// Diagrams that can be drawn in layers without crossings, some of them given in an order that has many.
  static let planar: [(name: String, diagram: Diagram)] = [
    ("tree", SampleDiagrams.plain(15, (1..<15).map { (($0 - 1) / 2, $0) })),
    ("tree from its leaves", SampleDiagrams.plain(15, (1..<15).reversed().map { ($0, ($0 - 1) / 2) })),
    ("ladder", SampleDiagrams.plain(12, (0..<10).map { ($0, $0 + 2) })),
    ("two-sided", SampleDiagrams.plain(12, (0..<6).flatMap { [($0, 11 - $0)] + ($0 > 0 ? [($0, 12 - $0)] : []) })),
    ("star", SampleDiagrams.plain(30, (1..<30).map { ($0 % 2 == 0 ? ($0, 0) : (0, $0)) })),
    ("crossed pairs", SampleDiagrams.plain(8, [(0, 7), (1, 6), (2, 5), (3, 4)])),
    ("grid", SampleDiagrams.plain(9, [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7), (7, 8), (0, 4), (4, 8)])),
  ]

  @Test(arguments: planar.indices)
  func whatCanBeDrawnWithoutCrossingsIs(_ index: Int) {
    #expect(DiagramLayout(Self.planar[index].diagram).crossings == 0, "\(Self.planar[index].name)")
  }

  @Test func whatCannotBeDrawnWithoutCrossingsHasTheFewest() {
    // Each of three on the left with each of three on the right: nine lines, of which any two pairs cross.
    let all = SampleDiagrams.plain(6, (0..<3).flatMap { one in (3..<6).map { (one, $0) } })
    #expect(DiagramLayout(all).crossings == 9)
  }

  @Test func linesThatLeaveGroupsCrossNoneWhereTheOrderAllowsIt() {
    var diagram = SampleDiagrams.plain(8, [(0, 7), (1, 6), (2, 5), (3, 4)])
    diagram.groups = [
      Diagram.Group(id: "left", title: "Left", kind: "vpc"), Diagram.Group(id: "right", title: "Right", kind: "vpc"),
      Diagram.Group(id: "inside", title: "Inside", kind: "zone", parent: "right"),
    ]
    for index in 0..<8 { diagram.nodes[index].group = index < 4 ? "left" : index < 6 ? "inside" : "right" }
    #expect(DiagramLayout(diagram).crossings == 0)
  }

  @Test func whatLeadsOnStandsFurtherToTheRight() {
    let layout = DiagramLayout(SampleDiagrams.plain(4, [(3, 1), (1, 0), (0, 2)]))
    let columns = [3, 1, 0, 2].map { layout.nodes[$0].origin.x }
    #expect(columns == columns.sorted() && Set(columns).count == 4)
  }

  @Test func oneOfACycleLeadsBack() {
    let layout = DiagramLayout(SampleDiagrams.plain(3, [(0, 1), (1, 2), (2, 0)]))
    #expect(layout.routes.filter { ($0.points.first?.x ?? 0) > ($0.points.last?.x ?? 0) }.map(\.edge) == [2])
  }

  @Test func whatHasNoPlaceInTheDiagramIsLeftOut() {
    var diagram = SampleDiagrams.plain(2, [(0, 1), (0, 0), (0, 9)])
    diagram.groups = [
      Diagram.Group(id: "a", title: "A", kind: "vpc", parent: "b"),
      Diagram.Group(id: "b", title: "B", kind: "vpc", parent: "a"),
      Diagram.Group(id: "c", title: "C", kind: "vpc", parent: "nowhere"),
    ]
    diagram.nodes[0].group = "nowhere"
    let layout = DiagramLayout(diagram)
    #expect(layout.routes.map(\.edge) == [0])
    #expect(layout.groups.count == 3 && layout.nodes.count == 2)
  }

  @Test func nothingIsAnEmptySheet() {
    let layout = DiagramLayout(Diagram(title: ""))
    #expect((layout.width, layout.height, layout.routes.count) == (0, 0, 0))
  }

  @Test func manyNodesAreDrawnSmall() {
    let few = DiagramLayout(SampleDiagrams.plain(150, []))
    let many = DiagramLayout(SampleDiagrams.plain(151, []))
    #expect(few.nodes[0].height == 40 && many.nodes[0].height == 22)
  }
}
