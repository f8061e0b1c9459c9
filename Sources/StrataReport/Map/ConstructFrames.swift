import StrataGraph
import StrataIsolation

/// The frames of a map that constructs make, where a stack has so many boxes that nobody would find one otherwise.
struct ConstructFrames {
  /// The number of boxes directly in a stack's frame beyond which those of a construct are put together.
  private static let mostBoxes = 40

  private(set) var groups: [Diagram.Group] = []
  private var frames: [Int: String] = [:]

  /// Makes the frames of a stack's constructs.
  ///
  /// - Parameters:
  ///   - boxes: The resources whose boxes stand directly in the stack's frame.
  ///   - frame: The id of the stack's frame.
  ///   - path: The construct that a resource comes from, such as `Orders/Intake/Jobs`; nil where it isn't known.
  init(_ boxes: [WorldResource], in frame: String, path: (WorldResource) -> String?) {
    if boxes.count <= Self.mostBoxes { return }
    var members: [String: [Int]] = [:]
    var order: [String] = []
    for box in boxes {
      // The stack's name comes first, and that of the resource itself last.
      guard let parts = path(box)?.split(separator: "/"), parts.count > 2 else { continue }
      let construct = String(parts[1])
      if members[construct] == nil { order.append(construct) }
      members[construct, default: []].append(box.index)
    }
    for construct in order {
      guard let own = members[construct], own.count > 1 else { continue }
      let id = "construct \(construct) of \(frame)"
      groups.append(Diagram.Group(id: id, title: construct, kind: "construct", parent: frame))
      for box in own { frames[box] = id }
    }
  }

  /// The frame of the construct that a resource's box stands in; nil for none.
  func frame(of resource: Int) -> String? { frames[resource] }
}
