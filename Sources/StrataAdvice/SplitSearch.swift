import StrataJSON
import StrataTemplate
import StrataText

/// Looks for the parts of a stack.
struct SplitSearch {
  private let contents: TemplateContents
  private let stack: String
  private let taken: Set<String>
  private let graph: SplitGraph
  private let loads: [PartitionProblem.Load]
  private let paths: [[String]]
  private let exceeded: Set<QuotaUse.Quota>

  init(_ contents: TemplateContents, stack: String, taken: Set<String>, path: (TemplateResource) -> [String]) {
    (self.contents, self.stack, self.taken) = (contents, stack, taken)
    exceeded = Set(contents.quotaUses.filter(\.isExceeded).map(\.quota))
    graph = SplitGraph(contents)
    loads = contents.resources.map { PartitionProblem.Load(resources: 1, bytes: JSONValue.object($0.object).byteCount) }
    let environments = TemplateEnvironments(json: contents.json)
    let isShared = environments.owner == nil && !environments.names.isEmpty
    paths = contents.resources.map { resource in
      let path = path(resource)
      // What is an environment's of a stack that several share should be in one part, before anything else.
      return isShared ? [environments.environment(of: resource.logicalID) ?? ""] + path : path
    }
  }

  /// How much room each part is to have.
  private struct Room {
    /// The percentage of a quota that no part reaches.
    let percentage: Int
    /// Whether no part has half as many resources again as the parts have on average.
    let isEven: Bool
  }

  private static let rooms = [
    Room(percentage: 61, isEven: true), Room(percentage: 61, isEven: false),
    Room(percentage: QuotaUse.nearPercentage, isEven: false),
  ]

  /// The parts with the most room, as few as there can be.
  func best(parts numbers: ClosedRange<Int>) -> StackAdvice.Outcome {
    for room in Self.rooms {
      for number in numbers {
        if let split = split(into: number, room) { return .split(split) }
      }
    }
    return .inseparable(obstacle(numbers))
  }

  private func split(into number: Int, _ room: Room) -> StackSplit? {
    let most = most(number, room)
    var groups = ConstructGroups(paths)
    while true {
      let clusters = Clusters(graph, groups: groups.groups)
      let sizes = clusters.members.map { members in members.reduce(PartitionProblem.Load.none) { $0 + loads[$1] } }
      let tooLarge = clusters.members.indices.filter { !sizes[$0].fits(in: most) }
      if tooLarge.isEmpty {
        let problem = PartitionProblem(loads: sizes, values: clusters.values, parts: number, most: most)
        if let partition = PartitionSearch(problem: problem).best() {
          let split = StackSplit(
            contents, stack: stack, taken: taken, graph: graph, part: clusters.cluster.map { partition.part[$0] },
            parts: number, home: clusters.staying.map { partition.part[$0] })
          if split.hasRoom(below: room.percentage, exceeding: exceeded) { return split }
        }
        // The larger ones are divided more finely, those of about one size at once.
        var undivided = clusters.members
        var isDivided = false
        while !isDivided {
          guard let largest = undivided.map(\.count).max() else { return nil }
          for members in undivided where members.count * 2 >= largest {
            if groups.divide(members) { isDivided = true }
          }
          undivided.removeAll { $0.count * 2 >= largest }
        }
      } else {
        for cluster in tooLarge where !groups.divide(clusters.members[cluster]) { return nil }
      }
    }
  }

  private func most(_ number: Int, _ room: Room) -> PartitionProblem.Load {
    func share(_ quota: QuotaUse.Quota) -> Int { (quota.most * room.percentage - 1) / 100 }
    let even = (loads.count * 3 + 2 * number - 1) / (2 * number)
    return PartitionProblem.Load(
      resources: room.isEven ? min(share(.resources), even) : share(.resources), bytes: share(.bytes))
  }

  // MARK: What is in the way

  private func obstacle(_ numbers: ClosedRange<Int>) -> SplitObstacle {
    let room = Room(percentage: QuotaUse.nearPercentage, isEven: false)
    let most = most(numbers.upperBound, room)
    let clusters = Clusters(graph, groups: paths.map { _ in nil })
    let largest = clusters.members.max { left, right in (left.count, right[0]) < (right.count, left[0]) } ?? []
    let size = largest.reduce(PartitionProblem.Load.none) { $0 + loads[$1] }
    let parts = numbers.count == 1 ? "\(numbers.lowerBound)" : "up to \(numbers.upperBound)"
    if clusters.members.count < numbers.lowerBound || !size.fits(in: most) {
      return SplitObstacle(
        summary: "\(Count.of(largest.count, "resource")) of \(Count.grouped(loads.count)) can't be parted",
        held: largest.map { graph.resources[$0].logicalID }, bonds: bonds(of: largest))
    }
    return SplitObstacle(
      summary: "no way was found to split it into \(parts) stacks each of which has less than "
        + "\(QuotaUse.nearPercentage) % of every quota",
      held: [], bonds: [])
  }

  /// Why some resources can't be parted.
  private func bonds(of members: [Int]) -> [SplitObstacle.Bond] {
    var reasons: [String: Set<Int>] = [:]
    let all = Set(members)
    for member in members {
      if let reason = graph.stays[member] { reasons[reason, default: []].insert(member) }
    }
    for (first, second, tie) in graph.ties where all.contains(first) && all.contains(second) {
      reasons[tie.reason, default: []].formUnion([first, second])
    }
    for value in graph.values where all.contains(value.producer) {
      let readers = value.readers.filter(all.contains)
      if !readers.isEmpty {
        reasons["each needs a value of another, in a circle", default: []].formUnion([value.producer] + readers)
      }
    }
    return reasons.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { reason, members in
      SplitObstacle.Bond(reason: reason, resources: members.sorted().map { graph.resources[$0].logicalID })
    }
  }
}

extension SplitGraph.Tie {
  fileprivate var reason: String {
    switch self {
    case .dependency: "one waits for the other by DependsOn"
    case .place: "one refers to the other where no imported value may stand"
    case .kind: "one needs a value of the other of which it isn't known whether it's text"
    case .secret: "one needs a secret of the other, which no output may have"
    case .output(let name): "the output \(name) has values of both"
    }
  }
}

extension JSONValue {
  /// The size without white space.
  fileprivate var byteCount: Int {
    var buffer = ByteBuffer()
    _ = try? JSONWriter(keyOrder: .given, layout: .compact).write(self, to: &buffer)
    return buffer.count
  }
}
