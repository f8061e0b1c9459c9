import StrataGraph
import StrataIsolation

/// The frames of a map: stacks, the networks in them, and constructs where there are many boxes.
struct MapFrames {
  let groups: [Diagram.Group]
  /// The frame of each box, by the place of its resource.
  private let frames: [Int: String]
  /// The stacks whose boxes stand in the frame of another one.
  private let strangers: Set<Int>

  init(_ subject: MapSubject) {
    let (world, ids) = (subject.world, subject.ids)
    let networks = MapNetworks(world, subject.network, ids)
    let named = Dictionary(
      grouping: subject.uses.filter { ["SubnetId", "VpcId"].contains($0.property) }, by: \.holder)
    var frames: [Int: String] = [:]
    var direct: [Int: [WorldResource]] = [:]
    for box in subject.boxes {
      let own = [box.index] + (subject.folding.parts[box.index] ?? [])
      let place = own.lazy.compactMap { networks.group(of: $0) }.first
      // What has no interfaces may still say where it is.
      if let frame = place ?? named[box.index]?.lazy.compactMap({ networks.frame(of: $0.target) }).first {
        frames[box.index] = frame
      } else {
        direct[box.stack, default: []].append(box)
      }
    }
    var constructs: [Diagram.Group] = []
    for (stack, boxes) in direct.sorted(by: { $0.key < $1.key }) {
      let made = ConstructFrames(boxes, in: ids.ofStack(stack), path: subject.path)
      constructs += made.groups
      for box in boxes { frames[box.index] = made.frame(of: box.index) ?? ids.ofStack(stack) }
    }
    // What all stacks have in common needn't be said of each.
    let areAlike = world.stacks.count > 1 && Set(world.stacks.map(Self.place(of:))).count == 1
    let stacks = world.stacks.enumerated().map { place, stack in
      Diagram.Group(
        id: ids.ofStack(place), title: Self.name(stack, place) + (areAlike ? "" : Self.place(of: stack)), kind: "stack")
    }
    groups = stacks + networks.groups + constructs
    let outermost = Outermost(groups)
    strangers = Set(
      subject.boxes.filter { outermost.frame(of: frames[$0.index]) != ids.ofStack($0.stack) }.map(\.index))
    self.frames = frames
  }

  /// The frame that a resource's box stands in: a network's, or else its construct's or its stack's.
  func frame(of resource: WorldResource) -> String? { frames[resource.index] }

  /// Whether a resource's box stands in the frame of another stack than its own.
  func isStranger(_ resource: WorldResource) -> Bool { strangers.contains(resource.index) }

  private static func name(_ stack: IsolatedStack, _ place: Int) -> String {
    stack.name ?? stack.file ?? "Stack \(place + 1)"
  }

  /// The account and the region that a stack is meant for, in brackets; nothing where neither is known.
  private static func place(of stack: IsolatedStack) -> String {
    let details = [stack.account, stack.region].compactMap(\.self)
    return details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
  }

  /// The outermost frames that frames stand in.
  private struct Outermost {
    private let parents: [String: String]

    init(_ groups: [Diagram.Group]) {
      parents = Dictionary(
        groups.compactMap { group in group.parent.map { (group.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    func frame(of frame: String?) -> String? {
      var frame = frame
      while let id = frame, let outer = parents[id] { frame = outer }
      return frame
    }
  }
}
