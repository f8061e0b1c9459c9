import StrataIsolation
import StrataText

/// The second lines of boxes: the types of resources, and what else is worth a word.
struct MapSubtitles {
  private let world: IsolationWorld
  private let folding: Folding
  /// The boxes that each key encrypts something of.
  private let encrypted: [Int: Set<Int>]

  private let frames: MapFrames

  init(_ world: IsolationWorld, _ uses: [NamedUse], _ folding: Folding, _ frames: MapFrames) {
    (self.world, self.folding, self.frames) = (world, folding, frames)
    var encrypted: [Int: Set<Int>] = [:]
    for use in uses where use.isEncryption {
      if let key = folding.box(of: use.target), let box = folding.box(of: use.holder), box != key {
        encrypted[key, default: []].insert(box)
      }
    }
    self.encrypted = encrypted
  }

  /// The second line of a resource's box.
  func text(of resource: WorldResource, _ kind: ResourceKind) -> String {
    var words = [kind.label]
    if world.environments.count > 1, let environment = resource.environment {
      words.append(world.environments[environment])
    }
    if let stack = frames.foreignStack(of: resource) { words.append("in \(stack)") }
    // No line leads from alarms, nor to keys.
    let alarms = folding.parts[resource.index]?.count { world.resources[$0].type == "AWS::CloudWatch::Alarm" } ?? 0
    if alarms > 0 { words.append(Count.of(alarms, "alarm")) }
    if let count = encrypted[resource.index]?.count { words.append("encrypts \(Count.grouped(count))") }
    return words.joined(separator: ", ")
  }
}
