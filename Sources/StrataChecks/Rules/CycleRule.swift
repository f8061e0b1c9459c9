import StrataFindings
import StrataJSON
import StrataTemplate

/// Resources don't wait for each other.
struct CycleRule: TemplateRule {
  let about = RuleDescription(
    "dependency-cycle", .error, reason: "CloudFormation can make neither of two resources that wait for each other",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
    good: ["A": ["Type": "AWS::SQS::Queue", "DependsOn": "B"], "B": ["Type": "AWS::SQS::Queue"]],
    bad: ["A": ["Type": "AWS::SQS::Queue", "DependsOn": "B"], "B": ["Type": "AWS::SQS::Queue", "DependsOn": "A"]])

  func check(_ template: TemplateContents) -> [Finding] {
    let resources = template.resources
    var uses: [(from: Int, to: Int)] = []
    let mayBeOfAnother = !template.resources(ofTypesWhere: { $0.hasPrefix(Self.serverless) }).isEmpty
    let (references, allEnds) = (template.references, template.referenceEnds)
    for (index, ends) in allEnds.enumerated() {
      guard let from = ends.source, let to = ends.target else { continue }
      if mayBeOfAnother, Self.isOfAnother(references[index], ofType: resources[from].type) { continue }
      switch references[index].kind {
      case .ref, .attribute, .substitution, .dependency: uses.append((from, to))
      case .condition, .mapping: break
      }
    }
    if !Self.hasCycle(uses, among: resources.count) { return [] }
    var targets = [[Int]](repeating: [], count: resources.count)
    for (from, to) in uses where !targets[from].contains(to) { targets[from].append(to) }
    var findings: [Finding] = []
    forEachCycle(in: targets) { cycle in
      let first = resources[cycle[cycle.startIndex].node].logicalID
      let names = Self.names(cycle.lazy.map { resources[$0.node].logicalID })
      findings.append(
        finding(
          cycle.count == 1 ? "the resource refers to itself" : "resources wait for each other: \(names)",
          at: JSONPointer(["Resources", first]),
          hint: cycle.count == 1
            ? "leave the reference out" : "take out one reference or dependency, or put it into a resource of its own",
          notes: cycle.count == 1
            ? [] : cycle.prefix(Self.mostNotes).map { Self.note(of: resources[$0.node].logicalID) }))
    }
    return findings
  }

  /// The properties of which the serverless transform makes resources of their own, which wait for the main one.
  ///
  /// See [Generated resources](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html).
  private static let made: [String: Set<String>] = [
    "AWS::Serverless::Api": ["Domain"],
    "AWS::Serverless::Function": ["DeploymentPreference", "Events", "FunctionUrlConfig"],
    "AWS::Serverless::GraphQLApi": ["DataSources", "Functions", "Resolvers"],
    "AWS::Serverless::HttpApi": ["Domain"],
    "AWS::Serverless::StateMachine": ["DeploymentPreference", "Events"],
  ]

  private static let serverless = "AWS::Serverless::"

  /// Whether a reference is that of a resource which a transform makes beside the one that it's written in.
  private static func isOfAnother(_ reference: TemplateReference, ofType type: String) -> Bool {
    let tokens = reference.pointer.tokens
    guard tokens.count > 2, type.hasPrefix(serverless) else { return false }
    if tokens[2] == "Connectors" { return true }
    return tokens.count > 3 && tokens[2] == "Properties" && made[type]?.contains(tokens[3]) == true
  }

  /// The number of resources on a cycle whose places are told.
  private static let mostNotes = 24

  private static func note(of id: String) -> Finding.Note {
    Finding.Note(pointer: JSONPointer(["Resources", id]), message: id)
  }

  /// The ids on a cycle and back to the first; those in the middle are left out where they're too many to read.
  private static func names(_ ids: some RandomAccessCollection<String>) -> String {
    var shown = Array(ids.prefix(ids.count <= 24 ? 24 : 12))
    if ids.count > 24 { shown += ["… (\(ids.count - 24) more)"] + ids.suffix(12) }
    return (shown + shown.prefix(1)).joined(separator: " → ")
  }

  /// Whether something is left when what nothing that is left uses is taken away, again and again.
  ///
  /// - Parameters:
  ///   - uses: What uses what, of which those of one thing stand together.
  ///   - count: The number of things.
  /// - Returns: Whether some use each other.
  private static func hasCycle(_ uses: [(from: Int, to: Int)], among count: Int) -> Bool {
    var users = [Int](repeating: 0, count: count)
    var first = [Int](repeating: uses.count, count: count)
    for (index, use) in uses.enumerated() {
      users[use.to] += 1
      if first[use.from] == uses.count { first[use.from] = index }
    }
    var pending = users.indices.filter { users[$0] == 0 }
    var left = count
    while let next = pending.popLast() {
      left -= 1
      var index = first[next]
      while index < uses.count, uses[index].from == next {
        let target = uses[index].to
        users[target] -= 1
        if users[target] == 0 { pending.append(target) }
        index += 1
      }
    }
    return left > 0
  }

  /// A resource on the way, and which of those that it uses is next.
  private typealias Step = (node: Int, next: Int)

  /// Finds the cycles in a graph, each once, without recursion.
  private func forEachCycle(in uses: [[Int]], _ body: (ArraySlice<Step>) -> Void) {
    var state = [Int](repeating: 0, count: uses.count)
    for start in uses.indices where state[start] == 0 {
      var path: [Step] = [(start, 0)]
      state[start] = 1
      while let step = path.last {
        guard step.next < uses[step.node].count else {
          state[step.node] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let next = uses[step.node][step.next]
        if state[next] == 0 {
          state[next] = 1
          path.append((next, 0))
        } else if state[next] == 1, let first = path.firstIndex(where: { $0.node == next }) {
          body(path[first...])
        }
      }
    }
  }
}
