import StrataJSON
import StrataTemplate

/// The nested stacks whose templates aren't among the world's, so that nobody knows what is in them.
struct NestedStacks: Sendable {
  private let world: IsolationWorld
  private let unread: [Int: [WorldResource]]

  init(_ world: IsolationWorld) {
    self.world = world
    let files = Dictionary(grouping: world.stacks.filter { $0.file != nil }, by: \.environment).mapValues { stacks in
      Set(stacks.compactMap { $0.file?.lastPathComponent })
    }
    var unread: [Int: [WorldResource]] = [:]
    for resource in world.resources where resource.type == "AWS::CloudFormation::Stack" {
      guard let environment = resource.environment, !world.isRead(resource) else { continue }
      // The template of another environment is that one's stack, and one that all share has nobody's.
      let own = files[world.stacks[resource.stack].environment] ?? []
      let urls = resource.resource["TemplateURL"].map { world.texts(of: $0, in: resource.stack) } ?? []
      let isRead =
        !urls.isEmpty && urls.allSatisfy { url in url.literal.map { own.contains($0.lastPathComponent) } == true }
      if !isRead { unread[environment, default: []].append(resource) }
    }
    self.unread = unread
  }

  /// What isn't known of two environments for such stacks of either.
  func candidates(from: Int, to: Int) -> [Candidate] {
    [(from, true), (to, false)].flatMap { environment, isSource in
      (unread[environment] ?? []).map { stack in
        let place = WorldPlace(stack: stack.stack, stack.resource.pointer("TemplateURL"))
        let words = world.words(stack.index)
        return Candidate(
          .data, from: from, to: to, source: place, target: isSource ? nil : stack.index,
          .undecided(
            Undecided(
              isSource
                ? "It isn't known what the nested stack \(words) reaches"
                : "It isn't known what the nested stack \(words) has that others reach",
              remedy: "Give its template with those of \(world.environments[environment])", places: [place])))
      }
    }
  }
}

extension String {
  /// What stands behind the last slash.
  fileprivate var lastPathComponent: Substring { split(separator: "/").last ?? "" }
}
