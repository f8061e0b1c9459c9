/// The sizes of nodes, and their texts as far as there is room for them.
struct NodeBoxes {
  /// The sizes of letters, in pixels.
  static let titleSize = 12
  static let subtitleSize = 10
  static let groupSize = 11
  static let smallSize = 10
  /// The gap between a box's edges and its text, in pixels; a coloured bar stands in the left one.
  static let left = 12
  static let right = 8

  let texts: [(title: FittedText, subtitle: FittedText?)]
  let widths: [Int]
  let heights: [Int]

  init(_ diagram: Diagram, areSmall: Bool) {
    texts = diagram.nodes.map { node in
      areSmall
        ? (FittedText(node.title, size: Self.smallSize, limit: 130), nil)
        : (
          FittedText(node.title, size: Self.titleSize, limit: 190),
          node.subtitle.isEmpty ? nil : FittedText(node.subtitle, size: Self.subtitleSize, limit: 190)
        )
    }
    widths = texts.map {
      max(areSmall ? 60 : 100, max($0.title.width, $0.subtitle?.width ?? 0) + Self.left + Self.right)
    }
    heights = texts.map { _ in areSmall ? 22 : 40 }
  }
}
