import StrataIsolation
import StrataText

/// The second lines of boxes: the types of resources, and what else is worth a word.
struct MapSubtitles {
  private let subject: MapSubject
  private let frames: MapFrames
  /// The environments that have resources in each stack.
  private let environments: [Int: Set<Int>]
  /// The boxes that each key encrypts something of.
  private let encrypted: [Int: Set<Int>]
  /// Whom each box lets in who isn't on the map, in the order in which they were found.
  private let guests: [Int: [String]]

  init(_ subject: MapSubject, _ frames: MapFrames) {
    (self.subject, self.frames) = (subject, frames)
    environments = Dictionary(grouping: subject.world.resources, by: \.stack).mapValues {
      Set($0.compactMap(\.environment))
    }
    var encrypted: [Int: Set<Int>] = [:]
    for use in subject.uses where use.isEncryption {
      if let key = subject.folding.box(of: use.target), let box = subject.folding.box(of: use.holder), box != key {
        encrypted[key, default: []].insert(box)
      }
    }
    self.encrypted = encrypted
    guests = Self.guests(subject)
  }

  private static func guests(_ subject: MapSubject) -> [Int: [String]] {
    var guests: [Int: [String]] = [:]
    func add(_ target: Int, _ words: String) {
      guard let box = subject.folding.box(of: target), guests[box]?.contains(words) != true else { return }
      guests[box, default: []].append(words)
    }
    for opening in subject.network.openings { add(opening.target, "\(opening.ports) from \(opening.range)") }
    for admission in subject.grants.admissions {
      switch admission.guest {
      case .anybody(isConditional: true): add(admission.target, "anybody on a condition")
      case .stranger(let name): add(admission.target, name)
      case .anybody, .principal: break
      }
    }
    return guests
  }

  /// The second line of a resource's box.
  func text(of resource: WorldResource, _ kind: ResourceKind) -> String {
    let world = subject.world
    var words = [kind.label]
    // A stack of one environment says so by its name.
    if (environments[resource.stack]?.count ?? 0) > 1, let environment = resource.environment {
      words.append(world.environments[environment])
    }
    if frames.isStranger(resource), let stack = world.stacks[resource.stack].name { words.append("in \(stack)") }
    // What lets in somebody who isn't on the map has no line for that.
    if let guests = guests[resource.index] {
      words.append("lets in \(guests.count > 2 ? "\(guests.count) others" : guests.joined(separator: " and "))")
    }
    // No line leads from alarms, nor to keys.
    let parts = subject.folding.parts[resource.index] ?? []
    let alarms = parts.count { world.resources[$0].type == "AWS::CloudWatch::Alarm" }
    if alarms > 0 { words.append(Count.of(alarms, "alarm")) }
    if let count = encrypted[resource.index]?.count { words.append("encrypts \(Count.grouped(count))") }
    return words.joined(separator: ", ")
  }
}
